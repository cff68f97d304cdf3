import type { PressureAction } from '../model/index.ts';

/** The past tense in which a statement names an act. */
export const actInPast: Readonly<Record<PressureAction, string>> = {
  urge: 'urged',
  warn: 'warned',
  threaten: 'threatened',
  sanction: 'sanctioned',
  block: 'blocked',
  condemn: 'condemned',
  waive: 'waived measures against',
};

/** A count with its noun: `1 deal`, `3 deals`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Words joined as a sentence does: `a`, `a and b`, `a, b and c`. */
export function enumerated(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

const scales = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
] as const;

/** A sum as a person reads it, without loss: `USD 5.43 billion`, `INR 390 billion`, `USD 950,000`. */
export function moneyInWords(amount: number, currency: string): string {
  const scale = scales.find(([size]) => amount >= size);
  if (!scale) return `${currency} ${groupedNumber(amount)}`;
  // Divided by a power of ten; twelve digits drop the division's own noise and no figure that news gives.
  return `${currency} ${groupedNumber(Number((amount / scale[0]).toPrecision(12)))} ${scale[1]}`;
}

/** A number with commas between thousands: `66`, `1,500`, `2.5`. */
export function groupedNumber(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 9 });
}
