import type { Finding } from '../model/index.ts';

/** Numbers by name, or words, as a Finding holds them. */
export type Values = Finding['values'];

/** A Finding that says that there is nothing to say: it rests on nothing. */
export function nothingFound(
  analysis: string,
  subjects: readonly string[],
  statement: string,
  values: Values,
): Finding {
  return { analysis, subjects, statement, values, claims: [], reference: [] };
}

/** A share as people read it: `42.5 %`. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(1)) + 0} %`;
}

/** A sum of money in whole units, as people read it: `5,430,000,000 USD`. */
export function money(amount: number, currency: string): string {
  return `${Math.round(amount)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')} ${currency}`;
}
