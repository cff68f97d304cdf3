import {
  type DealStatus,
  dealStatusSchema,
  isAsserted,
  type NodeRow,
  type RelationshipRow,
  type SnapshotIndex,
} from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { eventDate } from '../event-date.ts';
import type { Grounds } from '../grounds.ts';
import { keepByIndex } from '../keep-by-index.ts';
import { inPeriod, isOpen, type Period } from '../period.ts';
import { actorsOf, distinct, groundsOf } from '../pressure-acts.ts';
import { textOf } from '../properties.ts';

/** A deal with its parties brought to the States that they act for. */
export interface DealFact {
  readonly id: string;
  readonly name: string;
  readonly sellers: readonly string[];
  readonly buyers: readonly string[];
  readonly items: readonly string[];
  /** Partial date of the deal (`eventDate`), when it is known. */
  readonly date?: string;
  readonly stage?: DealStatus;
  readonly stopped: boolean;
  /** Signed or further, as surely told as the fold asks (it feeds SELLS_ARMS_TO), and not stopped. */
  readonly realised: boolean;
  /** Whole units of one currency, as the deal shows it. */
  readonly value?: { readonly amount: number; readonly currency: string };
  /** Claims that assert it. */
  readonly claims: readonly string[];
  /** Claims and reference edges by which firms, organs or officials were brought to their States. */
  readonly tieClaims: readonly string[];
  readonly reference: readonly string[];
}

const keptFact = keepByIndex<DealFact | undefined>();

/** The facts of a deal, worked out once for each index; undefined for one that is only denied or supposed. */
export function dealFact(index: SnapshotIndex, dealId: string): DealFact | undefined {
  return keptFact(index, dealId, () => readFact(index, dealId));
}

/** A State's deals as buyer or seller in a period, by date, then id; firms and officials that act for it count as it. */
export function dealsOf(
  index: SnapshotIndex,
  stateId: string,
  side: 'buyers' | 'sellers',
  period: Period,
): readonly DealFact[] {
  const all = keptList(index, `${side} ${stateId}`, () => {
    const type = side === 'buyers' ? 'BUYER' : 'SELLER';
    const rows = actorsOf(index, stateId).flatMap((id) => index.to(id, type));
    return [...new Set(rows.map((row) => row.from.id))]
      .flatMap((id) => dealFact(index, id) ?? [])
      .filter((deal) => deal[side].includes(stateId))
      .sort(byDate);
  });
  return within(all, period);
}

/** Every deal of a period, by date, then id. */
export function allDeals(index: SnapshotIndex, period: Period): readonly DealFact[] {
  const all = keptList(index, 'all', () =>
    index
      .nodesOf('Deal')
      .flatMap((row) => dealFact(index, row.id) ?? [])
      .sort(byDate),
  );
  return within(all, period);
}

/** Lists of deals of all times by date, then id. */
const keptList = keepByIndex<readonly DealFact[]>();

function within(deals: readonly DealFact[], period: Period): readonly DealFact[] {
  if (isOpen(period)) return deals;
  const lies = inPeriod(period);
  return deals.filter(({ date }) => lies(date));
}

/** What a Finding about deals rests on. */
export function groundsOfDeals(deals: readonly DealFact[]): Grounds {
  return {
    claims: distinct(deals.flatMap((deal) => [...deal.claims, ...deal.tieClaims])),
    reference: distinct(deals.flatMap((deal) => deal.reference)),
  };
}

function readFact(index: SnapshotIndex, dealId: string): DealFact | undefined {
  const node = index.node(dealId);
  const claims = index.claimsOf(dealId).filter(({ claim }) => isAsserted(claim));
  if (node?.label !== 'Deal' || claims.length === 0) return undefined;
  const sellers = partiesOf(index, dealId, 'SELLER');
  const buyers = partiesOf(index, dealId, 'BUYER');
  const stage = dealStatusSchema.safeParse(node.properties['stage']);
  const date = eventDate(index, dealId);
  const stopped = node.properties['stopped'] === true;
  return {
    id: dealId,
    name: index.nameOf(dealId),
    sellers: sellers.ids,
    buyers: buyers.ids,
    items: distinct(index.from(dealId, 'COVERS').map((row) => row.to.id)),
    ...(date !== undefined && { date }),
    ...(stage.success && { stage: stage.data }),
    stopped,
    realised: !stopped && soldDeals(index).has(dealId),
    ...shownValue(node),
    claims: claims.map(({ claim }) => claim.id),
    ...groundsOf([...sellers.ties, ...buyers.ties]),
  };
}

/** States and alliances where the deal names any, else whoever it names. */
function partiesOf(index: SnapshotIndex, dealId: string, type: 'SELLER' | 'BUYER') {
  const named = index.from(dealId, type).map((row) => row.to);
  const publics = named.filter(({ label }) => label === 'State' || label === 'Alliance');
  if (publics.length > 0) return { ids: distinct(publics.map(({ id }) => id)), ties: [] };
  const principals = named.map(({ id }) => index.principalOf(id));
  const ties: readonly RelationshipRow[] = principals.flatMap(({ via }) => via ?? []);
  return { ids: distinct(principals.map(({ id }) => id)), ties };
}

const sold = new WeakMap<SnapshotIndex, ReadonlySet<string>>();

/** Deals that the fold draws as sales, and not as proposals. */
function soldDeals(index: SnapshotIndex): ReadonlySet<string> {
  const known = sold.get(index);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const edge of index.edgesOf('SELLS_ARMS_TO')) {
    const events = edge.properties['events'];
    if (typeof events === 'object') for (const id of events) found.add(id);
  }
  sold.set(index, found);
  return found;
}

function shownValue(node: NodeRow): Pick<DealFact, 'value'> {
  const { value } = node.properties;
  const currency = textOf(node, 'currency');
  return typeof value === 'number' && currency !== undefined ? { value: { amount: value, currency } } : {};
}

function byDate(a: DealFact, b: DealFact): number {
  return compare(a.date ?? '', b.date ?? '') || compare(a.id, b.id);
}
