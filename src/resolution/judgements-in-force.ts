import type { Judgement } from '../model/index.ts';
import { compare } from '../util/compare.ts';

/** What two names or deals were judged about: a judgement's kind where it says none. */
export type JudgedKind = NonNullable<Judgement['kind']>;

/**
 * The judgements that count, oldest first: of several on one pair the latest that was not withdrawn. Independent of their
 * order in the record, so that records and files can be merged.
 */
export function judgementsInForce(judgements: readonly Judgement[], kind?: JudgedKind): readonly Judgement[] {
  const asked = judgements.filter((each) => kind === undefined || (each.kind ?? 'entity') === kind);
  const withdrawn = new Set(
    asked.flatMap((each) =>
      each.decision === 'withdrawn' && each.withdraws !== undefined ? [placeOf(each, each.withdraws)] : [],
    ),
  );
  const latest = new Map<string, Judgement>();
  const ordered = asked
    .filter((each) => each.decision !== 'withdrawn' && !withdrawn.has(placeOf(each, each.at)))
    .sort((a, b) => compare(a.at, b.at) || compare(textOf(a), textOf(b)));
  for (const judgement of ordered) {
    const key = pairKey(judgement.left, judgement.right);
    latest.delete(key);
    latest.set(key, judgement);
  }
  return [...latest.values()];
}

/** A pair of ids, whichever comes first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`;
}

function placeOf({ left, right }: Judgement, at: string): string {
  return `${pairKey(left, right)}\u0000${at}`;
}

/** Judgements made at one moment have no order of their own; their content gives them one. */
function textOf({ left, right, decision, by, reasons }: Judgement): string {
  return JSON.stringify([left, right, decision, by, reasons]);
}
