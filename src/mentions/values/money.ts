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
const scale = `(?:\\s?|-)(?<m>lakh crores?|${Object.keys(multipliers)
  .sort((a, b) => b.length - a.length)
  .join('|')})(?![\\p{L}\\p{N}])`;
const digits =
  '\\d{1,3}(?:[,\\u00a0\\u202f ]\\d{3})+(?:\\.\\d+)?|\\d{1,3}(?:,\\d{2})+,\\d{3}|\\d+(?:\\.\\d+)?';

/** Finds sums of money; built once for a list of currencies. Amounts are whole units of the currency (ISO 4217). */
export function createMoneyFinder(
  currencies: readonly CurrencyRecord[],
): (text: string) => readonly MoneyMention[] {
  const codeOf = new Map<string, string>();
  for (const { code, symbols, words } of currencies) {
    for (const mark of [code, ...symbols]) codeOf.set(mark, code);
    for (const word of words) {
      codeOf.set(word.toLowerCase(), code);
      codeOf.set(`${word.toLowerCase()}s`, code);
    }
  }
  const marks = alternatives(currencies.flatMap(({ code, symbols }) => [code, ...symbols]));
  const words = alternatives(currencies.flatMap((currency) => currency.words));
  const before = new RegExp(`(?<![\\p{L}\\p{N}$])(?<c>${marks})\\s?-?(?<n>${digits})(?:${scale})?`, 'giu');
  const after = new RegExp(
    `(?<![\\p{L}\\p{N}.,$€£])(?:(?<n>${digits})|(?<w>half a|a quarter of a|an?|several|${numberWordsPattern}))(?:${scale})?[\\s-](?<c>(?:${words})s?|(?:${marks}))(?![\\p{L}\\p{N}])`,
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

function moneyOf(match: RegExpMatchArray, codeOf: ReadonlyMap<string, string>): MoneyMention | undefined {
  const { c, n, w, m } = match.groups ?? {};
  const mark = (c ?? '').trim();
  const currency = codeOf.get(mark) ?? codeOf.get(mark.toUpperCase()) ?? codeOf.get(mark.toLowerCase());
  const number = n === undefined ? quantityOf(w ?? '') : numberFromDigits(n);
  const factor = m === undefined ? 1 : multiplierOf(m.toLowerCase());
  if (currency === undefined || number === undefined || !(number > 0)) return undefined;
  const start = match.index ?? 0;
  // Floating point: 5.43 × 10⁹ must give 5430000000.
  const amount = Math.round(number * factor * 100) / 100;
  return { start, end: start + match[0].length, value: { kind: 'money', amount, currency } };
}

function quantityOf(words: string): number | undefined {
  const lower = words.toLowerCase();
  if (lower === 'half a') return 0.5;
  if (lower === 'a quarter of a') return 0.25;
  if (lower === 'a' || lower === 'an') return 1;
  return numberFromWords(lower);
}

function multiplierOf(word: string): number {
  if (word.startsWith('lakh crore')) return 1e12;
  return multipliers[word] ?? 1;
}

function alternatives(words: readonly string[]): string {
  return [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '\\s'))
    .join('|');
}
