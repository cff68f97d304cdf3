import type { CurrencyRecord } from '../../model/index.ts';
import { numberFromDigits, numberFromWords, numberWordsPattern } from './number-words.ts';
import type { MoneyMention } from './values.ts';

const multipliers: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  lakh: 1e5,
  lakhs: 1e5,
  lac: 1e5,
  m: 1e6,
  mn: 1e6,
  mln: 1e6,
  mio: 1e6,
  million: 1e6,
  millions: 1e6,
  crore: 1e7,
  crores: 1e7,
  cr: 1e7,
  b: 1e9,
  bn: 1e9,
  bln: 1e9,
  billion: 1e9,
  milliard: 1e9,
  t: 1e12,
  tn: 1e12,
  trn: 1e12,
  trillion: 1e12,
};
const scaleWord = `lakh crores?|${Object.keys(multipliers)
  .sort((a, b) => b.length - a.length)
  .join('|')}`;
const beforeScale = '(?:\\s?|-)';
const afterScale = '(?![\\p{L}\\p{N}])';
const digits = [
  // A decimal comma is told from a separator of thousands by the magnitude after it: "1,5 billion".
  `\\d{1,3},\\d{1,2}(?=${beforeScale}(?:${scaleWord})${afterScale})`,
  '\\d{1,3}(?:[,\\u00a0\\u202f ]\\d{3})+(?:\\.\\d+)?',
  '\\d{1,3}(?:,\\d{2})+,\\d{3}',
  '\\d+(?:\\.\\d+)?',
].join('|');
const scale = `${beforeScale}(?<m>${scaleWord})${afterScale}`;
/** The lower end of a range takes the magnitude of the upper one: "$1-2 billion". */
const rangeScale = `(?=\\s?(?:-|–|—|to)\\s?(?:${digits})${beforeScale}(?<r>${scaleWord})${afterScale})`;
const vague =
  'half[\\s-]an?|a quarter of an?|(?:an?|one|two|three|four|five|six|seven|eight|nine)\\s(?:and\\sa\\shalf)|an?';

/** Finds sums of money; built once for a list of currencies. Amounts are whole units of the currency (ISO 4217). */
export function createMoneyFinder(
  currencies: readonly CurrencyRecord[],
): (text: string) => readonly MoneyMention[] {
  const codeOf = codesOf(currencies);
  const marks = alternatives(currencies.flatMap(({ code, symbols }) => [code, ...symbols]));
  const words = alternatives(currencies.flatMap((currency) => currency.words));
  const before = new RegExp(
    `(?<![\\p{L}\\p{N}$])(?<mark>${marks})(?:\\s?|(?<!\\p{L})-)(?<n>${digits})(?:${scale}|${rangeScale}|)`,
    'giu',
  );
  const after = new RegExp(
    `(?<![\\p{L}\\p{N}.,$€£])(?:(?<n>${digits})|(?<w>${vague}|${numberWordsPattern}))(?:${scale})?(?<gap>[\\s-])(?:(?<word>(?:${words})s?)(?![\\p{L}\\p{N}])|(?<mark>${marks})(?![\\p{L}\\p{N}]|[-‐‑/][\\p{L}\\p{N}]))`,
    'giu',
  );
  return (text) => {
    const found: MoneyMention[] = [];
    for (const pattern of [before, after]) {
      for (const match of text.matchAll(pattern)) {
        const mention = moneyOf(match, codeOf);
        if (mention && !found.some((other) => other.start < mention.end && mention.start < other.end))
          found.push(mention);
      }
    }
    return found.sort((a, b) => a.start - b.start);
  };
}

/** Codes and symbols as they are spelt, words in lower case in singular and plural. */
function codesOf(currencies: readonly CurrencyRecord[]): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const { code, symbols, words } of currencies) {
    for (const mark of [code, ...symbols]) codes.set(mark, code);
    for (const word of words) {
      codes.set(word.toLowerCase(), code);
      codes.set(`${word.toLowerCase()}s`, code);
    }
  }
  return codes;
}

function moneyOf(match: RegExpMatchArray, codeOf: ReadonlyMap<string, string>): MoneyMention | undefined {
  const { mark, word, n, w, m, r } = match.groups ?? {};
  // Codes and symbols count only as they are spelt: "try 5 times" is no sum in liras.
  const currency = codeOf.get(mark ?? word?.toLowerCase().replace(/\s+/g, ' ') ?? '');
  const number = n === undefined ? quantityOf(w ?? '') : numberFromDigits(n);
  if (currency === undefined || number === undefined || !(number > 0) || isMeasure(match)) return undefined;
  const start = match.index ?? 0;
  // Floating point: 5.43 × 10⁹ must give 5430000000.
  const amount = Math.round(number * multiplierOf(m ?? r) * 100) / 100;
  return { start, end: start + match[0].length, value: { kind: 'money', amount, currency } };
}

/** "A 500-pound bomb", "2,000 pound bombs": a figure without magnitude and a unit in the singular before a thing measure it. */
function isMeasure(match: RegExpMatchArray): boolean {
  const { n, m, gap, word } = match.groups ?? {};
  if (n === undefined || m !== undefined || word === undefined || word.endsWith('s')) return false;
  const after = (match.input ?? '').slice((match.index ?? 0) + match[0].length);
  return gap === '-' || /^\s\p{Ll}+s(?!\p{L})/u.test(after);
}

function quantityOf(words: string): number | undefined {
  const lower = words.toLowerCase().replace(/[\s-]+/g, ' ');
  if (/^half an?$/.test(lower)) return 0.5;
  if (/^a quarter of an?$/.test(lower)) return 0.25;
  if (/^an?$/.test(lower)) return 1;
  const whole = /^(.+) and a half$/.exec(lower)?.[1];
  if (whole === undefined) return numberFromWords(lower);
  const count = /^an?$/.test(whole) ? 1 : numberFromWords(whole);
  return count === undefined ? undefined : count + 0.5;
}

function multiplierOf(word: string | undefined): number {
  const lower = word?.toLowerCase() ?? '';
  return lower.startsWith('lakh crore') ? 1e12 : (multipliers[lower] ?? 1);
}

function alternatives(words: readonly string[]): string {
  return [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '\\s'))
    .join('|');
}
