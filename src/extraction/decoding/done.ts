import type { Judged } from './judged.ts';

/**
 * How probable it is that a deal is done, signed or further in whichever status, 0–1: the probability of the deal, times that
 * of its being done, which is judged of deals that are taken.
 */
export function doneOf(judged: readonly Judged[]): (deal: Judged) => number {
  const done = new Map(
    judged.filter(({ kind }) => kind === 'done').map((fact) => [keyOf(fact), fact.probability]),
  );
  return (deal) => deal.probability * (done.get(keyOf(deal)) ?? 0);
}

function keyOf({ roles: { seller, buyer, item } }: Judged): string {
  return `${seller} ${buyer} ${item}`;
}
