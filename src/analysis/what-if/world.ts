import type { SnapshotIndex } from '../../model/index.ts';
import { allDeals, type DealFact } from '../deals/deal-fact.ts';
import type { InfluenceKnowledge } from '../knowledge.ts';
import type { Period } from '../period.ts';
import { armsProjection, type Projection, pressureProjection } from '../projections.ts';

/** What a supposition changes: the realised deals, and the sales and pressure behind the signed network. */
export interface World {
  readonly deals: readonly DealFact[];
  readonly arms: Projection;
  readonly pressure: Projection;
}

/** A supposition: a State is gone, or an actor applies a law to a State. */
export type Supposition =
  | { readonly kind: 'remove'; readonly state: string }
  | { readonly kind: 'impose'; readonly actor: string; readonly law: string; readonly target: string };

/** The world of a period as the graph tells it. */
export function worldOf(index: SnapshotIndex, period: Period, knowledge: InfluenceKnowledge): World {
  return {
    deals: allDeals(index, period).filter((deal) => deal.realised),
    arms: armsProjection(index, period),
    pressure: pressureProjection(index, period, knowledge.weights),
  };
}

/** Deals that a supposition ends, each with the reason. */
export type Ended = ReadonlyMap<string, string>;

/**
 * Which deals end. Without a State: all that it sells, with others or alone, or buys. Under a law: those of the target with the States
 * at which the law is directed; where it is directed at the target itself, or at nobody that is known, those that the actor
 * sells to the target.
 */
export function endedBy(
  index: SnapshotIndex,
  world: World,
  supposition: Supposition,
  { lawTargets }: InfluenceKnowledge,
): Ended {
  const ended = new Map<string, string>();
  for (const deal of world.deals) {
    const parties = [...deal.sellers, ...deal.buyers];
    if (supposition.kind === 'remove') {
      if (parties.includes(supposition.state))
        ended.set(deal.id, `${index.nameOf(supposition.state)} is a party`);
      continue;
    }
    const { actor, law, target } = supposition;
    if (!parties.includes(target)) continue;
    const directed = lawTargets.get(law) ?? [];
    const reached = directed.filter((id) => id !== target && parties.includes(id));
    const [first] = reached;
    if (first !== undefined) {
      ended.set(
        deal.id,
        `${index.nameOf(law)} is directed at ${index.nameOf(first)}, with which the deal is`,
      );
    } else if ((directed.length === 0 || directed.includes(target)) && deal.sellers.includes(actor)) {
      ended.set(deal.id, `${index.nameOf(actor)} would no longer sell to ${index.nameOf(target)}`);
    }
  }
  return ended;
}

/** The world after a supposition; a sanction that is imposed counts as one story. */
export function worldAfter(
  world: World,
  supposition: Supposition,
  ended: Ended,
  knowledge: InfluenceKnowledge,
): World {
  const deals = world.deals.filter((deal) => !ended.has(deal.id));
  const arms = world.arms.filter(({ event }) => !ended.has(event));
  if (supposition.kind === 'remove') {
    const rest = (projection: Projection) =>
      projection.filter(({ from, to }) => from !== supposition.state && to !== supposition.state);
    return { deals, arms: rest(arms), pressure: rest(world.pressure) };
  }
  const { actor, target } = supposition;
  const imposed = {
    from: actor,
    to: target,
    story: 'supposed',
    weight: knowledge.weights.sanction,
    event: 'supposed',
    claims: [],
    reference: [],
  };
  return { deals, arms, pressure: [...world.pressure, imposed] };
}
