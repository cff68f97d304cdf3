import type { NodeRef } from '../../model/index.ts';
import { addTo, takeFrom } from '../../util/dependents.ts';
import type { Concern } from '../act-rows.ts';

/** A deal under a key by which pressures find it. */
export interface OfferedDeal {
  readonly key: string;
  readonly deal: NodeRef;
}

/** Which pressures concern which deals, kept up to date pair by pair. */
export interface LiveConcerns {
  /** Makes the deals that a unit offers exactly these. */
  offer(unit: string, deals: readonly OfferedDeal[]): void;
  /** Makes what a unit's pressure concerns exactly this. */
  ask(unit: string, concern: Concern | undefined): void;
  /** The pairs that are new, and those that are no more, since it was last asked. */
  changes(): { readonly gone: readonly ConcernedDeal[]; readonly come: readonly ConcernedDeal[] };
}

export interface ConcernedDeal {
  readonly pressure: NodeRef;
  readonly deal: NodeRef;
}

/** A pair is looked at when its deal comes or goes under a key that its pressure asks for, or when the pressure asks for other keys. */
export function liveConcerns(): LiveConcerns {
  /** Key → deal → how many units offer it, for units may change within one change of the graph. */
  const deals = new Map<string, Map<string, number>>();
  const offered = new Map<string, readonly OfferedDeal[]>();
  const asked = new Map<string, Concern>();
  const asking = new Map<string, Set<string>>();
  /** Unit of a pressure → the deals that it is drawn with. */
  const drawn = new Map<string, Set<string>>();
  let gone: ConcernedDeal[] = [];
  let dirty = new Map<string, Set<string>>();

  const count = ({ key, deal }: OfferedDeal, by: 1 | -1): void => {
    const held = deals.get(key) ?? new Map<string, number>();
    const now = (held.get(deal.id) ?? 0) + by;
    if (now === 0) held.delete(deal.id);
    else held.set(deal.id, now);
    if (held.size === 0) deals.delete(key);
    else deals.set(key, held);
    for (const unit of asking.get(key) ?? []) addTo(dirty, unit, deal.id);
  };
  const isConcerned = ({ keys }: Concern, deal: string): boolean =>
    keys.some((key) => deals.get(key)?.has(deal) === true);

  return {
    offer(unit, now) {
      const before = offered.get(unit) ?? [];
      const has = (list: readonly OfferedDeal[], one: OfferedDeal): boolean =>
        list.some(({ key, deal }) => key === one.key && deal.id === one.deal.id);
      for (const one of before) if (!has(now, one)) count(one, -1);
      for (const one of now) if (!has(before, one)) count(one, 1);
      if (now.length === 0) offered.delete(unit);
      else offered.set(unit, now);
    },
    ask(unit, concern) {
      const before = asked.get(unit);
      if (isSameConcern(before, concern)) return;
      for (const key of before?.keys ?? []) takeFrom(asking, key, unit);
      for (const deal of drawn.get(unit) ?? []) addTo(dirty, unit, deal);
      if (before !== undefined && before.pressure.id !== concern?.pressure.id) {
        for (const deal of drawn.get(unit) ?? [])
          gone.push({ pressure: before.pressure, deal: { label: 'Deal', id: deal } });
        drawn.delete(unit);
      }
      if (concern === undefined) {
        asked.delete(unit);
        return;
      }
      asked.set(unit, concern);
      for (const key of concern.keys) {
        addTo(asking, key, unit);
        for (const deal of deals.get(key)?.keys() ?? []) addTo(dirty, unit, deal);
      }
    },
    changes() {
      const come: ConcernedDeal[] = [];
      for (const [unit, ids] of dirty) {
        const concern = asked.get(unit);
        // What it was drawn with is gone already.
        if (concern === undefined) continue;
        for (const id of ids) {
          const [was, is] = [drawn.get(unit)?.has(id) === true, isConcerned(concern, id)];
          if (was === is) continue;
          (is ? addTo : takeFrom)(drawn, unit, id);
          (is ? come : gone).push({ pressure: concern.pressure, deal: { label: 'Deal', id } });
        }
      }
      const changes = { gone, come };
      [gone, dirty] = [[], new Map()];
      return changes;
    },
  };
}

function isSameConcern(a: Concern | undefined, b: Concern | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.pressure.id === b.pressure.id &&
    a.keys.length === b.keys.length &&
    a.keys.every((key, index) => key === b.keys[index])
  );
}
