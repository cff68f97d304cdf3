import type { CurrencyRecord } from '../../model/index.ts';

/** A state that a text names (ISO 3166-1 alpha-3), and where. */
export interface StateNamed {
  readonly state: string;
  readonly start: number;
}

/** How a sum names its currency: by a sign or code, by an initial, or by a word; and what is written beside it. */
interface Written {
  /** So large that a word which means other things too is a currency's. */
  readonly isLarge: boolean;
  readonly magnitude: string;
  readonly mark?: string | undefined;
  readonly initial?: string | undefined;
  readonly word?: string | undefined;
}

/** The names of currencies, and what they stand for. */
export interface CurrencyNames {
  /** Codes and signs, as they are spelt. */
  readonly marks: readonly string[];
  /** Letters that are a sign before a figure with a magnitude only. */
  readonly initials: readonly string[];
  /** Words in the singular; `nouns` are those of them that mean money only. */
  readonly words: readonly string[];
  readonly nouns: readonly string[];
  /** Codes and signs that may follow a figure without a space: no letters that a designation could end with. */
  readonly glued: readonly string[];
  /** The ISO 4217 code that a name stands for, the states named nearest to it first. */
  codeOf(written: Written, near: readonly StateNamed[]): string | undefined;
}

/** Files currencies under their names; a name that several share stands for the one whose state is named nearest. */
export function createCurrencyNames(currencies: readonly CurrencyRecord[]): CurrencyNames {
  const codes = currencies.filter(({ codeInText }) => codeInText).map(({ code }) => code);
  const symbols = currencies.flatMap((currency) => currency.symbols);
  const marks = filed(currencies, ({ code, codeInText, symbols }) => [
    ...(codeInText ? [code] : []),
    ...symbols,
  ]);
  const initials = filed(currencies, (currency) => currency.initials);
  const nouns = filed(currencies, ({ words }) => words.flatMap(withPlural));
  const plain = filed(currencies, ({ plainWords }) => plainWords.flatMap(withPlural));
  return {
    marks: [...marks.keys()],
    initials: [...initials.keys()],
    words: currencies.flatMap(({ words, plainWords }) => [...words, ...plainWords]),
    nouns: currencies.flatMap(({ words }) => words),
    glued: [...codes, ...symbols.filter((symbol) => !/^\p{L}/u.test(symbol))],
    codeOf: ({ mark, initial, word, isLarge, magnitude }, near) => {
      const noun = word?.toLowerCase().replace(/\s+/g, ' ') ?? '';
      const meant =
        // Codes and signs count only as they are spelt: "try 5 times" is no sum in liras.
        marks.get(mark ?? '') ??
        nouns.get(noun) ??
        initials.get(initial ?? '') ??
        (isLarge ? plain.get(noun) : undefined);
      return meant && (countedIn(meant, magnitude) ?? nearest(meant, near)).code;
    },
  };
}

function filed(
  currencies: readonly CurrencyRecord[],
  namesOf: (currency: CurrencyRecord) => readonly string[],
): ReadonlyMap<string, readonly [CurrencyRecord, ...CurrencyRecord[]]> {
  const byName = new Map<string, [CurrencyRecord, ...CurrencyRecord[]]>();
  for (const currency of currencies) {
    for (const name of new Set(namesOf(currency))) {
      const sharers = byName.get(name);
      if (sharers === undefined) byName.set(name, [currency]);
      else sharers.push(currency);
    }
  }
  return byName;
}

function withPlural(word: string): readonly string[] {
  return [word.toLowerCase(), `${word.toLowerCase()}s`];
}

/** Crores of rupees are Indian ones, whatever else is named. */
function countedIn(sharers: readonly CurrencyRecord[], magnitude: string): CurrencyRecord | undefined {
  const words = magnitude.toLowerCase().split(/\s/);
  return sharers.find(({ countedIn }) => countedIn.some((word) => words.includes(word)));
}

function nearest(
  sharers: readonly [CurrencyRecord, ...CurrencyRecord[]],
  near: readonly StateNamed[],
): CurrencyRecord {
  if (sharers.length === 1) return sharers[0];
  const found = near.map(({ state }) => sharers.find(({ states }) => states.includes(state)));
  return found.find((currency) => currency !== undefined) ?? sharers[0];
}
