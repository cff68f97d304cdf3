import type { Judged } from '../decoding/judged.ts';

/**
 * The most probable fact of the same kind that might have been read in a fact's place: one with fewer or more of its parties,
 * one that differs in one party or in the status or act, or the same turned round. Facts that were read too are no
 * alternative.
 */
export function nextBest(
  fact: Judged,
  judged: readonly Judged[],
  chosen: ReadonlySet<Judged>,
): Judged | undefined {
  let best: Judged | undefined;
  for (const other of judged) {
    if (other.kind !== fact.kind || chosen.has(other) || other.probability <= (best?.probability ?? 0))
      continue;
    if (isRival(fact, other)) best = other;
  }
  return best;
}

function isRival(fact: Judged, other: Judged): boolean {
  const roles = Object.keys(fact.roles).filter(
    (role) => fact.roles[role] !== undefined && other.roles[role] !== undefined,
  );
  const clashes = roles.filter((role) => fact.roles[role] !== other.roles[role]).length;
  const isTurned = playersOf(fact) === playersOf(other) && fact.word === other.word;
  return isTurned || (clashes < roles.length && clashes + Number(fact.word !== other.word) <= 1);
}

function playersOf({ roles }: Judged): string {
  const players = Object.values(roles).filter((player) => player !== undefined);
  return players.sort((a, b) => a - b).join(' ');
}
