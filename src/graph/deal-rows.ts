import { type ClaimOf, isToldAsDone, type NodeRef, pastDateOf, type ResolvedClaim } from '../model/index.ts';
import type { AdmittedEvent } from './admitted-event.ts';
import { dealCaption } from './captions.ts';
import { dealProgress } from './deal-progress.ts';
import type { Contribution } from './derived-edges.ts';
import type { FoldContext } from './fold-context.ts';
import { supportOf } from './known-support.ts';
import { propertiesOf } from './row-collector.ts';
import { valuesByStanding } from './shown-value.ts';
import type { Telling } from './telling.ts';

/** A deal as pressures look it up: by its parties and the families of its systems. */
export interface DrawnDeal {
  readonly ref: NodeRef;
  readonly parties: ReadonlySet<string>;
  readonly families: ReadonlySet<string>;
  readonly contributions: readonly Contribution[];
}

/** The node of a deal with its seller, buyer and systems, and what it adds to the summary edges. */
export function drawDeal(event: AdmittedEvent, context: FoldContext): DrawnDeal {
  const { live } = event;
  const ref: NodeRef = { label: 'Deal', id: event.id };
  const sellers = partiesIn('seller', live, context);
  const buyers = partiesIn('buyer', live, context);
  const progress = dealProgress(live);
  const told = context.tellingOf(live);
  const items = itemsIn(told, context);
  const quantities = quantitiesOf(told);
  const support = supportOf(told);
  context.collector.addNode({
    ...ref,
    properties: propertiesOf({
      name: dealCaption({
        seller: context.nameOf(sellers.principals[0]?.id),
        buyer: context.nameOf(buyers.principals[0]?.id),
        items: items.flatMap(({ node }) => context.nameOf(node.id) ?? []),
      }),
      status: progress.status,
      stage: progress.stage,
      stopped: progress.stopped,
      history: progress.history,
      historyClaims: progress.historyClaims,
      ...valuesOf(told, quantities),
      ...support,
    }),
  });
  for (const [type, side] of [
    ['SELLER', sellers],
    ['BUYER', buyers],
  ] as const) {
    for (const node of side.named) context.collector.relate(type, ref, node);
    for (const node of side.inferred) context.collector.relate(type, ref, node, { inferred: true });
  }
  for (const { node, ...part } of items) {
    const [shown] =
      items.length === 1 && part.claims.length === live.length ? quantities : quantitiesOf(part);
    context.collector.relate('COVERS', ref, node, { quantity: shown?.value.count });
  }
  const { realisedConfidence } = context.settings;
  const done = live.some(({ claim }) => isToldAsDone(claim, realisedConfidence));
  const inferred = sellers.inferred.length > 0 || buyers.inferred.length > 0;
  return {
    ref,
    parties: new Set([...sellers.principals, ...buyers.principals].map(({ id }) => id)),
    families: new Set(items.map(({ node }) => context.familyOf(node.id))),
    contributions: sellers.principals.flatMap((from) =>
      buyers.principals.map((to) => ({
        type: done ? ('SELLS_ARMS_TO' as const) : ('PROPOSES_ARMS_TO' as const),
        from,
        to,
        event: event.id,
        told,
        confidence: support.confidence,
        arms: { stage: progress.stage, stopped: progress.stopped, inferred },
      })),
    ),
  };
}

interface Side {
  /** As claims name them. */
  readonly named: readonly NodeRef[];
  /** States behind the firms, where claims name only firms. */
  readonly inferred: readonly NodeRef[];
  /** Who stands for this side in summary edges and captions: states and alliances, else whoever is named. */
  readonly principals: readonly NodeRef[];
}

function partiesIn(role: 'seller' | 'buyer', claims: readonly ResolvedClaim[], context: FoldContext): Side {
  const ids = [...new Set(claims.flatMap(({ entities }) => entities[role] ?? []))].sort();
  const named = ids.flatMap((id) => context.actorOf(id) ?? []);
  const publics = named.filter(({ label }) => label === 'State' || label === 'Alliance');
  if (publics.length > 0) return { named, inferred: [], principals: publics };
  const bases = new Set(named.flatMap(({ id }) => context.baseOf(id) ?? []));
  const inferred = [...bases].sort().flatMap((id) => context.actorOf(id) ?? []);
  return { named, inferred, principals: inferred.length > 0 ? inferred : named };
}

/** The systems that a deal covers, those of most claims first. */
function itemsIn({ claims, stories }: ToldClaims, context: FoldContext) {
  const byItem = new Map<string, { readonly claims: ResolvedClaim[]; readonly stories: string[] }>();
  for (const [place, claim] of claims.entries()) {
    const { item } = claim.entities;
    if (item === undefined) continue;
    const part = byItem.get(item) ?? { claims: [], stories: [] };
    if (part.claims.length === 0) byItem.set(item, part);
    part.claims.push(claim);
    part.stories.push(stories[place] ?? '');
  }
  return [...byItem]
    .sort(([a, left], [b, right]) => right.claims.length - left.claims.length || (a < b ? -1 : 1))
    .flatMap(([id, part]) => {
      const node = context.nodeOf(id);
      return node?.label === 'WeaponSystem' ? [{ node, ...part }] : [];
    });
}

type ToldClaims = Pick<Telling, 'claims' | 'stories'>;

function transferOf({ claim }: ResolvedClaim): ClaimOf<'transfer'> | undefined {
  return claim.kind === 'transfer' ? claim : undefined;
}

/** The values shown, and beside them all that were said, with the number of stories that say so at the same place of a list. */
function valuesOf(told: ToldClaims, quantities: ReturnType<typeof quantitiesOf>) {
  const values = valuesByStanding(
    told,
    (claim) => transferOf(claim)?.value,
    ({ amount, currency }) => `${amount} ${currency}`,
  );
  const signings = valuesByStanding(
    told,
    (claim) => pastDateOf(transferOf(claim)?.signed, claim.known),
    (date) => date,
  );
  const stories = (list: readonly { readonly stories: number }[]) => list.map((one) => String(one.stories));
  return {
    value: values[0]?.value.amount,
    currency: values[0]?.value.currency,
    values: values.map(({ value }) => `${value.amount} ${value.currency}`),
    valueStories: stories(values),
    quantity: quantities[0]?.value.count,
    quantities: quantities.map(({ value }) =>
      value.unit === undefined ? String(value.count) : `${value.count} ${value.unit}`,
    ),
    quantityStories: stories(quantities),
    signed: signings[0]?.value,
    signings: signings.map(({ value }) => value),
    signingStories: stories(signings),
  };
}

function quantitiesOf(told: ToldClaims) {
  return valuesByStanding(
    told,
    (claim) => transferOf(claim)?.quantity,
    ({ count }) => String(count),
  );
}
