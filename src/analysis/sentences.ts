import type { PressureAction } from '../model/index.ts';

/** The past tense in which a sentence names an act. */
export const actInPast: Readonly<Record<PressureAction, string>> = {
  urge: 'urged',
  warn: 'warned',
  threaten: 'threatened',
  sanction: 'sanctioned',
  block: 'blocked',
  condemn: 'condemned',
  waive: 'waived measures against',
};

/** A count with its noun: `1 act`, `3 acts`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Words joined as a sentence does: `a`, `a and b`, `a, b and c`. */
export function enumerated(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** Rounds to a number of decimals, never to minus zero. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals)) + 0;
}
