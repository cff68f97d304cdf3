import type { ClaimKind, MentionCluster } from '../../model/index.ts';
import type { CandidateKind } from '../candidates/candidate.ts';
import { belongsTo, type Chosen } from './choose.ts';
import type { Decoded } from './decoded.ts';
import { type Judged, rolesOf } from './judged.ts';

const kindOfRelation: Readonly<Partial<Record<CandidateKind, ClaimKind>>> = {
  exclude: 'exclusion',
  resist: 'resistance',
  made_by: 'made_by',
  law_of: 'law_of',
  member: 'member_of',
  ally: 'ally_of',
  official: 'official_of',
};

/**
 * Puts chosen facts into claims: figures of one order into one transfer, an act with its object and law into one pressure.
 * A fact that would be drawn and one that would not never share a claim (`drawn` is the least probability for it), so that
 * a claim's confidence, the least of its facts', hides none of them. `done` says how probable it is that a deal is done.
 */
export function bundle(
  chosen: Chosen,
  clusters: readonly MentionCluster[],
  drawn: number,
  done: (deal: Judged) => number,
): readonly Decoded[] {
  const of = (kind: CandidateKind): readonly Judged[] => chosen.filter((fact) => fact.kind === kind);
  const transfers = of('transfer').flatMap((deal) =>
    transferClaims(deal, chosen, clusters, drawn).map((claim) => ({ ...claim, done: done(deal) })),
  );
  const pressures = of('pressure').flatMap((act) => pressureClaims(act, chosen, drawn));
  const relations = chosen.flatMap((fact) => {
    const kind = kindOfRelation[fact.kind];
    return kind ? [{ kind, roles: rolesOf(fact), values: {}, probability: fact.probability }] : [];
  });
  return [...transfers, ...pressures, ...relations];
}

/** Facts at or above the drawing threshold, then those below it. */
function byLine(facts: readonly Judged[], drawn: number): readonly (readonly Judged[])[] {
  return [
    facts.filter(({ probability }) => probability >= drawn),
    facts.filter(({ probability }) => probability < drawn),
  ];
}

function leastOf(facts: readonly Judged[]): number {
  return Math.min(...facts.map(({ probability }) => probability));
}

function transferClaims(
  deal: Judged,
  chosen: Chosen,
  clusters: readonly MentionCluster[],
  drawn: number,
): readonly Decoded[] {
  const own = chosen.filter(
    (fact) =>
      belongsTo(fact, deal) &&
      (fact.kind === 'status' ||
        fact.kind === 'quantity' ||
        nearestDeal(playerOf(fact), deal, chosen, clusters) === deal),
  );
  const claims = byLine(own, drawn).flatMap((facts): readonly Decoded[] => {
    const figures = bundled(facts, clusters);
    const [status] = facts.filter(({ kind }) => kind === 'status');
    // A status goes with the figures of the one order told; of several orders it says nothing about which.
    const parts = figures.length === 1 && status ? [[...(figures[0] ?? []), status]] : figures;
    const apart = status && figures.length !== 1 ? [[status]] : [];
    return [...apart, ...parts].map((part) => ({
      kind: 'transfer',
      roles: rolesOf(deal),
      values: valuesOf(part),
      probability: leastOf([deal, ...part]),
    }));
  });
  // A deal that has nothing as probable as itself is still told by itself.
  const bare = { kind: 'transfer' as const, roles: rolesOf(deal), values: {}, probability: deal.probability };
  const told = claims.some(({ probability }) => probability >= drawn || deal.probability < drawn);
  return told ? claims : [bare, ...claims];
}

function valuesOf(facts: readonly Judged[]): Decoded['values'] {
  const player = (kind: 'value' | 'quantity' | 'signed') =>
    facts.find((fact) => fact.kind === kind)?.roles[kind];
  const status = facts.find((fact) => fact.kind === 'status')?.word;
  const [value, quantity, signed] = [player('value'), player('quantity'), player('signed')];
  return {
    ...(value !== undefined && { value }),
    ...(quantity !== undefined && { quantity }),
    ...(signed !== undefined && { signed }),
    // A status candidate's word is a status.
    ...(status !== undefined && { status: status as NonNullable<Decoded['values']['status']> }),
  };
}

/** Among the deals of the same parties a sum or a date belongs to the one whose item stands nearest to it. */
function nearestDeal(
  figure: number | undefined,
  deal: Judged,
  chosen: Chosen,
  clusters: readonly MentionCluster[],
): Judged | undefined {
  const same = chosen.filter(
    (other) =>
      other.kind === 'transfer' &&
      other.roles['seller'] === deal.roles['seller'] &&
      other.roles['buyer'] === deal.roles['buyer'],
  );
  const distance = (other: Judged): number => distanceBetween(figure, other.roles['item'], clusters);
  return figure === undefined ? undefined : [...same].sort((a, b) => distance(a) - distance(b))[0];
}

/** Figures this many characters apart at most are taken to be of one order. */
const orderReach = 160;

/** Puts a count, a sum and a date that stand close together into one order; the rest are orders of their own. */
function bundled(
  facts: readonly Judged[],
  clusters: readonly MentionCluster[],
): readonly (readonly Judged[])[] {
  let orders: readonly (readonly Judged[])[] = facts
    .filter(({ kind }) => kind === 'quantity')
    .map((count) => [count]);
  for (const kind of ['value', 'signed'] as const) {
    for (const figure of facts.filter((fact) => fact.kind === kind)) {
      const gap = (order: readonly Judged[]): number =>
        Math.min(...order.map((other) => distanceBetween(playerOf(figure), playerOf(other), clusters)));
      const [nearest] = orders
        .filter((order) => !order.some((other) => other.kind === kind) && gap(order) <= orderReach)
        .sort((a, b) => gap(a) - gap(b));
      orders = nearest
        ? orders.map((order) => (order === nearest ? [...order, figure] : order))
        : [...orders, [figure]];
    }
  }
  return orders;
}

function playerOf({ kind, roles }: Judged): number | undefined {
  return roles[kind];
}

function distanceBetween(
  a: number | undefined,
  b: number | undefined,
  clusters: readonly MentionCluster[],
): number {
  const starts = (index: number | undefined): readonly number[] =>
    (index === undefined ? [] : (clusters[index]?.mentions ?? [])).map((mention) => mention.start);
  return Math.min(...starts(a).flatMap((x) => starts(b).map((y) => Math.abs(x - y))));
}

function pressureClaims(act: Judged, chosen: Chosen, drawn: number): readonly Decoded[] {
  const { by, on } = act.roles;
  const own = chosen.filter((fact) => belongsTo(fact, act));
  const claimOf = (facts: readonly Judged[]): Decoded => {
    const over = facts.find(({ kind }) => kind === 'over')?.roles['over'];
    const under = facts.find(({ kind }) => kind === 'under')?.roles['under'];
    return {
      kind: 'pressure',
      roles: rolesOf({ roles: { by, on, over, under } }),
      // A pressure candidate's word is an act.
      values: { action: act.word as NonNullable<Decoded['values']['action']> },
      done: act.probability,
      probability: leastOf([act, ...facts]),
    };
  };
  const claims = byLine(own, drawn).flatMap((facts) => {
    const objects = facts.filter(({ kind }) => kind === 'over');
    const laws = facts.filter(({ kind }) => kind === 'under');
    return Array.from({ length: Math.max(objects.length, laws.length) }, (_, index) =>
      claimOf([objects[index] ?? objects[0], laws[index] ?? laws[0]].filter((fact) => fact !== undefined)),
    );
  });
  const told = claims.some(({ probability }) => probability >= drawn || act.probability < drawn);
  return told ? claims : [claimOf([]), ...claims];
}
