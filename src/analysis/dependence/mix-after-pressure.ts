import type { Finding, SnapshotIndex } from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { mergeSorted } from '../../util/merge-sorted.ts';
import { counted } from '../../util/wording.ts';
import { type DealFact, groundsOfDeals } from '../deals/deal-fact.ts';
import { percent } from '../findings.ts';
import { type Grounds, once, withGrounds } from '../grounds.ts';
import { type Day, dayOf } from '../period.ts';
import { distinct, groundsOfActs, type PressureAct, pressureActsOn } from '../pressure-acts.ts';
import { rounded } from '../sentences.ts';
import { chancesOf } from './chances-of.ts';
import { distanceBetween } from './concentration.ts';
import type { DependenceOptions } from './dependence.ts';
import { supplierMix } from './supplier-mix.ts';

/**
 * Whether the mix of a State's suppliers moved after an actor began to press it: for each actor, the mix of the deals before
 * the first dated act against that of the deals on and after its day, as total variation distance. How often the same
 * distance comes by chance is told by a permutation test (Fisher 1935, Pitman 1937): the deals are shared out anew between
 * before and after as often as `resamples` says; `chance` is (1 + as far or further) / (1 + shuffles). A small value says that
 * the mixes differ, never that pressure is why. Actors with no deal on one side of the day get a Finding that says so.
 */
export function mixAfterPressure(
  index: SnapshotIndex,
  stateId: string,
  deals: readonly DealFact[],
  options: DependenceOptions,
): readonly Finding[] {
  const acts = pressureActsOn(index, stateId, options).filter((act) => act.action !== 'waive');
  // The same for every actor: gathered once.
  const grounds = once(() => groundsOfDeals(deals));
  const dated = deals.flatMap((deal): readonly DatedDeal[] =>
    deal.date === undefined || deal.sellers.length === 0 ? [] : [{ deal, day: dayOf(deal.date) }],
  );
  const chanceOf = chancesOf(
    dated.map(({ deal }) => deal.sellers),
    options,
  );
  return distinct(acts.flatMap((act) => act.by))
    .filter((actor) => actor !== stateId)
    .flatMap((actor) => {
      const own = acts.filter((act) => act.by.includes(actor) && act.date !== undefined);
      const first = own.map((act) => act.date ?? '').sort(compare)[0];
      return first === undefined
        ? []
        : [moveAfter(index, { stateId, actor, first, acts: own, grounds }, dated, chanceOf)];
    });
}

interface Beginning {
  readonly stateId: string;
  readonly actor: string;
  readonly first: string;
  readonly acts: readonly PressureAct[];
  readonly grounds: () => Grounds;
}

interface DatedDeal {
  readonly deal: DealFact;
  readonly day: Day;
}

function moveAfter(
  index: SnapshotIndex,
  { stateId, actor, first, acts, grounds }: Beginning,
  deals: readonly DatedDeal[],
  chanceOf: (before: number, distance: number) => number | undefined,
): Finding {
  const day = dayOf(first);
  const before = deals.filter((deal) => deal.day < day).map(({ deal }) => deal);
  const after = deals.filter((deal) => deal.day >= day).map(({ deal }) => deal);
  const [mixBefore, mixAfter] = [supplierMix(before).dealShares, supplierMix(after).dealShares];
  const distance = distanceBetween(mixBefore, mixAfter);
  const [state, name] = [index.nameOf(stateId), index.nameOf(actor)];
  const own = acts.filter((act) => act.date === first);
  const gather = (): Grounds => {
    const [all, pressing] = [grounds(), groundsOfActs(own)];
    return {
      claims: mergeSorted(all.claims, pressing.claims),
      reference: mergeSorted(all.reference, pressing.reference),
    };
  };
  const base = withGrounds(
    { analysis: 'dependence', subjects: [stateId, actor, ...own.map((act) => act.event.id)] },
    gather,
  );
  const values = { aspect: 'move', actor: name, firstAct: first, before: before.length, after: after.length };
  const none = { distance: '', chance: '', gained: '', gain: '', lost: '', loss: '' };
  if (distance === undefined) {
    const side = before.length === 0 ? 'before' : 'after';
    return Object.assign(base, {
      statement: `Whether the suppliers of ${state} changed after ${name} began to press it (${first}) cannot be said: no dated purchase lies ${side} that day.`,
      values: { ...values, ...none },
    });
  }
  const names = distinct([...mixBefore.keys(), ...mixAfter.keys()]);
  const changes = names
    .map((id) => ({ id, change: (mixAfter.get(id) ?? 0) - (mixBefore.get(id) ?? 0) }))
    .sort((a, b) => b.change - a.change || compare(a.id, b.id));
  const [gained, lost] = [changes[0], changes.at(-1)];
  const chance = chanceOf(before.length, distance);
  const moved =
    distance === 0 || gained === undefined || lost === undefined
      ? 'did not move'
      : `moved by ${percent(distance)}, most towards ${index.nameOf(gained.id)} (${percent(mixBefore.get(gained.id) ?? 0)} to ` +
        `${percent(mixAfter.get(gained.id) ?? 0)}) and away from ${index.nameOf(lost.id)} (${percent(mixBefore.get(lost.id) ?? 0)} to ` +
        `${percent(mixAfter.get(lost.id) ?? 0)})`;
  const likely =
    chance === undefined ? '' : `; deals shared out at random differ as much in ${percent(chance)} of cases`;
  return Object.assign(base, {
    statement:
      `After ${name} began to press ${state} (${first}), the mix of its suppliers ${moved}, from ` +
      `${counted(before.length, 'deal')} before and ${after.length} after${likely}.`,
    values: {
      ...values,
      distance: rounded(distance, 4),
      chance: chance === undefined ? '' : rounded(chance, 4),
      gained: distance === 0 ? '' : index.nameOf(gained?.id ?? ''),
      gain: distance === 0 ? '' : rounded(gained?.change ?? 0, 4),
      lost: distance === 0 ? '' : index.nameOf(lost?.id ?? ''),
      loss: distance === 0 ? '' : rounded(lost?.change ?? 0, 4),
    },
  });
}
