import type { NumberRecord } from '../../model/index.ts';
import { alternatives } from './alternatives.ts';

/** How numbers are written in words, and the magnitudes that stand behind figures. */
export interface NumberWords {
  /** Matches a number in words, as a pattern without groups: "twenty-four", "half a million", "two and a half". */
  readonly pattern: string;
  /** The number that words stand for, or undefined when they are none. */
  valueOf(words: string): number | undefined;
  /** Matches "thousand", "million" …; `sumMagnitudes` also what only sums of money take: "bn", "lakhs". */
  readonly magnitudes: string;
  readonly sumMagnitudes: string;
  /** The product of the magnitudes that words name; 1 for none: "lakh crore" is 10¹². */
  factorOf(words: string): number;
}

const joint = '[\\s-]';
/** "Several hundred" and "a few dozen" state no number. */
const notVague = '(?<!\\b(?:several|few|many|couple)[\\s-](?:of\\s)?)';

/** Builds the grammar of numbers in words once for the vocabulary's words. */
export function createNumberWords(records: readonly NumberRecord[]): NumberWords {
  const valued = records.flatMap((record) =>
    'value' in record ? record.words.map((word) => ({ ...record, word: word.toLowerCase() })) : [],
  );
  const simple = new Map(
    valued.filter(({ is }) => is === 'cardinal').map(({ word, value }) => [word, value]),
  );
  const magnitudes = new Map(
    records.flatMap((record) =>
      record.is === 'magnitude'
        ? [...record.words, ...record.inSums].map((word) => [word, record.value] as const)
        : [],
    ),
  );
  /** What a number before it multiplies: "dozen", "million". */
  const sizes = new Map([
    ...valued.filter(({ is }) => is === 'group').map(({ word, value }) => [word, value] as const),
    ...magnitudes,
  ]);
  const written = alternatives(records.flatMap((record) => (record.is === 'magnitude' ? record.words : [])));

  function numberOf(words: string): number | undefined {
    const text = words
      .toLowerCase()
      .replace(/[-\s]+/g, ' ')
      .trim();
    if (/^an?$/.test(text)) return 1;
    const part = /^(?<share>half|a quarter of)(?: an?)? (?<whole>.+)$/.exec(text)?.groups;
    if (part !== undefined)
      return times(numberOf(part['whole'] ?? ''), part['share'] === 'half' ? 0.5 : 0.25);
    const more = /^(?<whole>.+) and a half(?: (?<unit>.+))?$/.exec(text)?.groups;
    if (more !== undefined) {
      const { whole = '', unit } = more;
      const size = sizes.get(unit ?? whole.split(' ').at(-1) ?? '') ?? 1;
      const count = times(numberOf(whole), unit === undefined ? 1 : size);
      return count === undefined ? undefined : count + size / 2;
    }
    const [before = '', after] = text.split(' point ');
    if (after === undefined) return wholeNumber(before);
    const [digit = '', ...unit] = after.split(' ');
    return times(Number(`${wholeNumber(before)}.${simple.get(digit)}`), factorOf(unit.join(' ')));
  }

  function wholeNumber(text: string): number | undefined {
    let closed = 0;
    let open: number | undefined;
    for (const word of text.split(' ')) {
      const value = simple.get(word);
      const factor = sizes.get(word);
      if (value !== undefined) open = (open ?? 0) + value;
      else if (factor !== undefined && factor < 1000) open = (open ?? 1) * factor;
      else if (factor !== undefined) {
        // A greater magnitude multiplies all before it: "two thousand five hundred million".
        closed =
          closed > 0 && closed < factor ? (closed + (open ?? 0)) * factor : closed + (open ?? 1) * factor;
        open = undefined;
      } else if (!['a', 'an', 'and'].includes(word)) return undefined;
    }
    return closed === 0 ? open : closed + (open ?? 0);
  }

  function factorOf(words: string): number {
    const parts = words.toLowerCase().split(/[\s-]+/);
    return parts.reduce((product, word) => product * (magnitudes.get(word) ?? 1), 1);
  }

  return {
    pattern: patternOf(valued, written),
    valueOf: numberOf,
    magnitudes: written,
    sumMagnitudes: alternatives([...magnitudes.keys()]),
    factorOf,
  };
}

type Valued = Extract<NumberRecord, { readonly value: number }> & { readonly word: string };

/**
 * "one trillion two billion three million four thousand and five": a number has no more parts. Words without end, such as
 * "one hundred one hundred …", can be cut into parts in so many ways that trying all would never end.
 */
const furtherParts = 4;

function patternOf(valued: readonly Valued[], magnitude: string): string {
  const of = (keep: (entry: Valued) => boolean): string =>
    alternatives(valued.filter(keep).map(({ word }) => word));
  const isCardinal = ({ is }: Valued): boolean => is === 'cardinal';
  const ones = of((entry) => isCardinal(entry) && entry.value > 0 && entry.value < 10);
  const tens = of((entry) => isCardinal(entry) && entry.value >= 20);
  const simple = `(?:(?:${tens})(?:${joint}(?:${ones}))?|${of((entry) => isCardinal(entry) && entry.value > 0 && entry.value < 20)})`;
  const grouped = of(({ is }) => is === 'group');
  const alone = of((entry) => entry.is === 'group' && entry.alone);
  const hundred = of(({ is, value }) => is === 'magnitude' && value < 1000);
  const many = `(?:an?${joint}|${simple}${joint})`;
  const addition = `(?:${joint}(?:and${joint})?${simple})?`;
  const small = `(?:(?:${many}|${notVague})(?:${hundred})\\b${addition}|${many}(?:${alone})\\b|${many}(?:${grouped})\\b(?:${joint}and${joint}${simple})?|${notVague}(?:${alone})\\b|${simple})`;
  const unit = `(?:${magnitude}|${grouped})`;
  return `(?:${[
    `(?:half(?:${joint}an?)?|a${joint}quarter${joint}of${joint}an?)${joint}${unit}`,
    `(?:an?|${simple})(?:${joint}(?:${magnitude}))?${joint}and${joint}a${joint}half(?:${joint}${unit})?`,
    `${simple}\\spoint\\s(?:${ones})(?:${joint}(?:${magnitude}))?`,
    `(?:an?|${small})${joint}(?:${magnitude})(?:${joint}(?:and${joint})?${small}(?:${joint}(?:${magnitude}))?){0,${furtherParts}}`,
    small,
  ].join('|')})`;
}

function times(value: number | undefined, factor: number): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value * factor;
}
