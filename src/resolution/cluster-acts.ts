import type { EventCluster, EventKind, ResolvedClaim } from '../model/index.ts';
import { groupBy } from '../util/group-by.ts';
import { type EventDraft, eventOf, inTurns } from './event-draft.ts';
import { daysApart } from './known-days.ts';

/** How claims about acts of one kind are told apart. */
export interface ActGrounds {
  readonly kind: EventKind;
  /** Claims with different keys are about different acts. */
  keyOf(claim: ResolvedClaim): string;
  /** Further things that must not differ where both claims name them, such as the law invoked. */
  detailsOf(claim: ResolvedClaim): readonly (string | undefined)[];
  /** Days from an act's earliest claim within which others still report the same act. */
  readonly withinDays: number;
  /** Claims below it gather last. */
  readonly minConfidence: number;
}

interface ActDraft extends EventDraft {
  details: readonly (string | undefined)[];
}

/**
 * Gathers claims about acts in sorted order: each joins the act of the same key, with no detail against it, whose first report
 * lies nearest in time; the window counts from the first report, so that a quarrel of years does not become one act. Undated
 * claims come after the dated ones and join the act whose first claim follows theirs most closely in the order of ids, else
 * the last.
 */
export function clusterActs(claims: readonly ResolvedClaim[], grounds: ActGrounds): readonly EventCluster[] {
  const drafts = new Map<string, ActDraft[]>();
  for (const these of inTurns(claims, grounds.minConfidence)) {
    for (const [key, group] of groupBy(these, grounds.keyOf)) {
      const held = drafts.get(key) ?? [];
      for (const claim of group) place(claim, held, grounds);
      drafts.set(key, held);
    }
  }
  return [...drafts.values()].flat().map((draft) => eventOf(grounds.kind, draft));
}

function place(claim: ResolvedClaim, drafts: ActDraft[], grounds: ActGrounds): void {
  const details = grounds.detailsOf(claim);
  const fitting = drafts.filter((draft) => agree(details, draft.details));
  const draft =
    claim.known === '' ? nearestById(claim, fitting) : nearestInTime(claim, fitting, grounds.withinDays);
  if (draft === undefined) {
    drafts.push({ claims: [claim], details });
    return;
  }
  draft.claims.push(claim);
  draft.details = draft.details.map((detail, index) => detail ?? details[index]);
}

function agree(a: readonly (string | undefined)[], b: readonly (string | undefined)[]): boolean {
  return a.every((detail, index) => detail === undefined || b[index] === undefined || detail === b[index]);
}

function nearestInTime(
  claim: ResolvedClaim,
  drafts: readonly ActDraft[],
  withinDays: number,
): ActDraft | undefined {
  let nearest: ActDraft | undefined;
  let fewest = withinDays;
  for (const draft of drafts) {
    const first = draft.claims[0]?.known ?? '';
    const apart = first === '' ? withinDays : daysApart(first, claim.known);
    if (apart < fewest || (nearest === undefined && apart <= withinDays)) {
      nearest = draft;
      fewest = apart;
    }
  }
  return nearest;
}

function nearestById(claim: ResolvedClaim, drafts: readonly ActDraft[]): ActDraft | undefined {
  const idOf = (draft: ActDraft): string => draft.claims[0]?.claim.id ?? '';
  const ordered = [...drafts].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  return ordered.find((draft) => idOf(draft) > claim.claim.id) ?? ordered.at(-1);
}
