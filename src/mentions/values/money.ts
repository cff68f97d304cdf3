import type { CurrencyRecord, NumberRecord } from '../../model/index.ts';
import { alternatives } from './alternatives.ts';
import { createCurrencyNames, type StateNamed } from './currency-names.ts';
import { digitsPattern, numberFromDigits } from './digits.ts';
import { createNumberWords } from './number-words.ts';
import type { MoneyMention } from './values.ts';

const beforeScale = '(?:\\s?|-)';
const notInWord = '(?![\\p{L}\\p{N}])';
/** What is only beside large figures a sign of money is one from here on: "9 trillion won", not "in 2020 won". */
const largeSum = 1e5;
/** What may stand behind a sum that leaves its currency to the one before it: anything but a thing counted. */
const afterBare = '(?=\\s?(?:[,.;:)–—]|$)|\\s(?:for|each|apiece|respectively)\\b)';
/** Between a sum and one that leaves its currency to it. */
const sameSentence = /^[^.!?\n]{0,160}$/;

/**
 * Finds sums of money; built once for a vocabulary. Amounts are whole units of the currency (ISO 4217).
 * A range states its lower end ("$2.5–3 billion") unless both ends are full sums. Of currencies that share a name that of
 * the state named nearest is meant.
 */
export function createMoneyFinder({
  currencies,
  numbers,
}: {
  readonly currencies: readonly CurrencyRecord[];
  readonly numbers: readonly NumberRecord[];
}): (text: string, named?: readonly StateNamed[]) => readonly MoneyMention[] {
  const words = createNumberWords(numbers);
  const isMeasure = createMeasureTest(numbers);
  const names = createCurrencyNames(currencies);
  const magnitude = `(?:${words.sumMagnitudes})(?:\\s(?:${words.magnitudes}|crores?))?`;
  // A decimal comma is told from a separator of thousands by the magnitude after it: "1,5 billion".
  const digits = `\\d{1,3},\\d{1,2}(?=${beforeScale}${magnitude}${notInWord})|${digitsPattern}`;
  const scale = `${beforeScale}(?<m>${magnitude})${notInWord}`;
  /** The lower end of a range takes the magnitude of the upper one: "$1-2 billion". */
  const rangeScale = `(?=\\s?(?:-|–|—|to|or)\\s?(?:${digits})${beforeScale}(?<r>${magnitude})${notInWord})`;
  const large = `(?<n>${digits})(?:${scale}|${rangeScale})`;
  const figures = `(?<n>${digits})(?:${scale}|${rangeScale}|)`;
  const notInFigure = '(?<![\\p{L}\\p{N}.,$€£]|[\\p{L}\\p{N}][-–])';
  const noun = `(?<word>(?:${alternatives(names.words)})s?)${notInWord}`;
  const sign = `(?<mark>${alternatives(names.marks)})(?![\\p{L}\\p{N}]|[-‐‑/][\\p{L}\\p{N}]|\\s\\d)`;
  const patterns = [
    `(?<![\\p{L}\\p{N}$])(?<mark>${alternatives(names.marks)})(?:\\s?|(?<!\\p{L})-)${figures}`,
    `(?<![\\p{L}\\p{N}$.&-])(?<initial>${alternatives(names.initials)})\\s?${large}`,
    // "50 to 60 million euros"
    `${notInFigure}(?<n>${digits})\\s?(?:-|–|—|to)\\s?(?:${digits})${scale}[\\s-](?:${noun}|${sign})`,
    `${notInFigure}(?:(?:${figures})|(?<w>${words.pattern}|an?))(?<gap>[\\s-])(?:${noun}|${sign})`,
    // "27 M€", "11.8 MEUR", "3.2bn€"
    `${notInFigure}(?<n>${digits})(?:\\s?(?<m>${magnitude}))?(?<mark>${alternatives(names.glued)})${notInWord}`,
    // "US dollars 33.5 million"
    `(?<![\\p{L}\\p{N}])(?<word>(?:${alternatives(names.nouns)})s?)\\s(?<n>${digits})${scale}`,
  ].map((pattern) => new RegExp(pattern, 'giu'));
  const bare = new RegExp(`(?<![\\p{L}\\p{N}.,$€£-])(?<n>${digits})${scale}${afterBare}`, 'giu');

  function amountOf({ n, w, m, r }: Groups): number | undefined {
    const number = n === undefined ? words.valueOf(w ?? '') : numberFromDigits(n);
    if (number === undefined || !(number > 0)) return undefined;
    // Floating point: 5.43 × 10⁹ must give 5430000000.
    return Math.round(number * words.factorOf(m ?? r ?? '') * 100) / 100;
  }

  function sumOf(match: RegExpMatchArray, named: readonly StateNamed[]): MoneyMention | undefined {
    const groups: Groups = match.groups ?? {};
    const { mark, m = '' } = groups;
    const amount = amountOf(groups);
    if (amount === undefined) return undefined;
    const near = byDistance(named, match.index ?? 0);
    const currency = names.codeOf({ ...groups, isLarge: amount >= largeSum, magnitude: m }, near);
    // "12 SAR helicopters": letters beside a small figure are rather an abbreviation.
    if (mark !== undefined && /^\p{L}+$/u.test(mark) && amount < 1000) return undefined;
    if (currency === undefined || isMeasure(match)) return undefined;
    return spanned(match, amount, currency);
  }

  /** Sums that leave the currency to one before them: "€312m for the turrets, 9.6 million for the guns". */
  function bareSums(text: string, sums: readonly MoneyMention[]): readonly MoneyMention[] {
    return [...text.matchAll(bare)].flatMap((match) => {
      const { index } = match;
      const before = sums.filter(({ end }) => end <= index).at(-1);
      const amount = amountOf(match.groups ?? {});
      if (before === undefined || amount === undefined) return [];
      const between = text.slice(before.end, index);
      return sameSentence.test(between) && !/^\s?(?:-|–|—|to)\s?$/.test(between)
        ? [spanned(match, amount, before.value.currency)]
        : [];
    });
  }

  return (text, named = []) => {
    const found: MoneyMention[] = [];
    const add = (mention: MoneyMention | undefined): void => {
      if (mention && !found.some((other) => other.start < mention.end && mention.start < other.end))
        found.push(mention);
    };
    for (const pattern of patterns) for (const match of text.matchAll(pattern)) add(sumOf(match, named));
    found.sort((a, b) => a.start - b.start);
    for (const mention of bareSums(text, [...found])) add(mention);
    return found.sort((a, b) => a.start - b.start);
  };
}

type Groups = Readonly<Record<string, string | undefined>>;

function byDistance(named: readonly StateNamed[], from: number): readonly StateNamed[] {
  return named.toSorted((a, b) => Math.abs(a.start - from) - Math.abs(b.start - from));
}

function spanned(match: RegExpMatchArray, amount: number, currency: string): MoneyMention {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length, value: { kind: 'money', amount, currency } };
}

/** "A 500-pound bomb", "2,000 pound bombs", "12,000 pounds of thrust": no money, but a weight before a thing or of a load. */
function createMeasureTest(numbers: readonly NumberRecord[]): (match: RegExpMatchArray) => boolean {
  const loads = alternatives(numbers.flatMap((record) => (record.is === 'load' ? record.words : [])));
  const ofLoad = new RegExp(`^\\sof\\s(?:\\p{L}+\\s)?(?:${loads})(?!\\p{L})`, 'iu');
  return (match) => {
    const { n, m, gap, word } = match.groups ?? {};
    if (n === undefined || m !== undefined || word === undefined) return false;
    const after = (match.input ?? '').slice((match.index ?? 0) + match[0].length).slice(0, 40);
    if (ofLoad.test(after)) return true;
    return !word.endsWith('s') && (gap === '-' || /^\s\p{Ll}+s(?!\p{L})/u.test(after));
  };
}
