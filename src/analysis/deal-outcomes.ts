import {
  type DealStatus,
  dealStatuses,
  isAsserted,
  type NodeRow,
  type RelationshipRow,
  type SnapshotIndex,
  type SourcedClaim,
} from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { boundsOf } from '../util/date-bounds.ts';
import { type Grounds, once, withGrounds, withWords } from './grounds.ts';
import { distinct, groundsOf, groundsOfActs, type PressureAct } from './pressure-acts.ts';
import { knownDate } from './snapshot-index.ts';

export type Outcome = 'went on' | 'delayed' | 'dropped' | 'unknown';

/** What became of a deal after the first act of pressure over it. */
export interface DealOutcome {
  readonly deal: NodeRow;
  readonly outcome: Outcome;
  readonly by: readonly string[];
  /** How many acts concern it. */
  readonly acts: number;
  /** Date of the first dated act over the deal or its item. */
  readonly firstAct?: string;
  /** The last status told for a time not before that act, and when. */
  readonly status?: DealStatus;
  readonly statusDate?: string;
  readonly claims: readonly string[];
  readonly reference: readonly string[];
}

const stopping: Readonly<Partial<Record<DealStatus, Outcome>>> = {
  suspended: 'delayed',
  cancelled: 'dropped',
  blocked: 'dropped',
};

/**
 * The State's deals, as buyer or seller, that acts of pressure concern: the deal itself, its system, or another system of
 * the same family (variants followed both ways). The rule for what became of a deal looks at the asserted statuses that
 * articles give for a time that is not certainly before the first dated act (a claim's time is the day of signature for
 * "signed", else the date it speaks of, else its publication; what is only planned counts as planned, at its publication,
 * and a planned stop not at all), and takes the latest of them, a stage behind one already told left out:
 * - `dropped`: cancelled or blocked; `delayed`: suspended;
 * - `went on`: any other status, from offered to delivered;
 * - `unknown`: no such status, or no dated act.
 */
export function dealOutcomes(
  index: SnapshotIndex,
  acts: readonly PressureAct[],
  deals: readonly NodeRow[],
): readonly DealOutcome[] {
  const byObject = new Map<string, PressureAct[]>();
  for (const act of acts) {
    for (const id of act.over) {
      const own = byObject.get(id) ?? [];
      byObject.set(id, own);
      own.push(act);
    }
  }
  const byItems = new Map<string, Touching>();
  return deals.flatMap((deal) => {
    const covered = index.from(deal.id, 'COVERS').map((row) => row.to.id);
    const key = covered.join(' ');
    const overItems = byItems.get(key) ?? touchingItems(index, covered, byObject);
    byItems.set(key, overItems);
    const own = (byObject.get(deal.id) ?? []).filter((act) => !overItems.acts.has(act));
    // Deals over one system share what is pressed over it: most have no act of their own.
    const touching = own.length === 0 ? overItems : withActs(overItems, own);
    return touching.acts.size === 0 ? [] : [outcomeOf(index, deal, touching)];
  });
}

/** Acts over a deal or its systems, and what they rest on. */
interface Touching {
  readonly acts: ReadonlySet<PressureAct>;
  readonly by: readonly string[];
  readonly firstAct?: string | undefined;
  readonly grounds: () => Grounds;
}

function touchingItems(
  index: SnapshotIndex,
  covered: readonly string[],
  byObject: ReadonlyMap<string, readonly PressureAct[]>,
): Touching {
  const ties = new Map<string, readonly RelationshipRow[]>(covered.flatMap((id) => [...familyOf(index, id)]));
  const found = new Set([...ties.keys()].flatMap((id) => byObject.get(id) ?? []));
  const grounds = (): Grounds => {
    const used = [...ties].flatMap(([id, rows]) => (byObject.has(id) ? rows : []));
    const { tieClaims, reference } = groundsOf(used);
    return { claims: tieClaims, reference };
  };
  return withActs({ acts: new Set(), by: [], grounds }, [...found]);
}

function withActs(to: Touching, more: readonly PressureAct[]): Touching {
  if (more.length === 0) return to;
  const actors = new Set(more.flatMap((act) => act.by));
  let { firstAct } = to;
  for (const { date } of more) {
    if (date !== undefined && (firstAct === undefined || date < firstAct)) firstAct = date;
  }
  return {
    acts: new Set([...to.acts, ...more]),
    by: to.by.length === 0 ? distinct([...actors]) : withWords(to.by, ...actors),
    firstAct,
    grounds: once(() => {
      const [before, own] = [to.grounds(), groundsOfActs(more)];
      return {
        claims: distinct([...before.claims, ...own.claims]),
        reference: distinct([...before.reference, ...own.reference]),
      };
    }),
  };
}

function outcomeOf(index: SnapshotIndex, deal: NodeRow, touching: Touching): DealOutcome {
  const { acts, by, firstAct, grounds } = touching;
  const told = firstAct === undefined ? undefined : lastStatusAfter(index.claimsOf(deal.id), firstAct);
  const figures = {
    deal,
    outcome: told === undefined ? ('unknown' as const) : (stopping[told.status] ?? 'went on'),
    by,
    acts: acts.size,
    ...(firstAct === undefined ? {} : { firstAct }),
    ...(told === undefined ? {} : { status: told.status, statusDate: told.date }),
  };
  return withGrounds(figures, () => {
    const { claims, reference } = grounds();
    return { claims: told === undefined ? claims : withWords(claims, told.claimId), reference };
  });
}

interface ToldStatus {
  readonly status: DealStatus;
  readonly date: string;
  readonly claimId: string;
}

function lastStatusAfter(claims: readonly SourcedClaim[], act: string): ToldStatus | undefined {
  return claims
    .filter(({ claim }) => isAsserted(claim))
    .flatMap((sourced) => statusOf(sourced) ?? [])
    .filter((told) => boundsOf(told.date)[1] >= boundsOf(act)[0])
    .sort((a, b) => compare(boundsOf(a.date)[1], boundsOf(b.date)[1]) || compare(a.claimId, b.claimId))
    .reduce<ToldStatus | undefined>(
      (last, told) => (last && isReminder(told, last) ? last : told),
      undefined,
    );
}

/** A stage that lies behind the one already told ("signed" in an article after the first delivery) is no news of the deal. */
function isReminder(told: ToldStatus, last: ToldStatus): boolean {
  const rank = ({ status }: ToldStatus): number => dealStatuses.indexOf(status);
  return !stopping[told.status] && !stopping[last.status] && rank(told) < rank(last);
}

function statusOf(sourced: SourcedClaim): ToldStatus | undefined {
  const { claim } = sourced;
  if (claim.kind !== 'transfer' || claim.status === undefined) return undefined;
  const { status } = claim.status;
  const signed = status === 'signed' ? claim.signed?.date : undefined;
  if (claim.modality === 'planned') {
    // A stop that is only meant stops nothing; any other intention is told when it is published.
    const date = knownDate(sourced);
    return date === '' || stopping[status] ? undefined : { status: 'planned', date, claimId: claim.id };
  }
  const date = signed ?? claim.date?.date ?? knownDate(sourced);
  return date === '' ? undefined : { status, date, claimId: claim.id };
}

/** A system and those of its family, each with the VARIANT_OF edges that lead to it. */
export function familyOf(
  index: SnapshotIndex,
  systemId: string,
): ReadonlyMap<string, readonly RelationshipRow[]> {
  const found = new Map<string, readonly RelationshipRow[]>([[systemId, []]]);
  for (const [id, path] of found) {
    const edges = [...index.from(id, 'VARIANT_OF'), ...index.to(id, 'VARIANT_OF')];
    for (const edge of edges) {
      const other = edge.from.id === id ? edge.to.id : edge.from.id;
      if (!found.has(other)) found.set(other, [...path, edge]);
    }
  }
  return found;
}
