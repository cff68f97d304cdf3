import type { EventCluster, Judgement, ResolvedClaim } from '../../model/index.ts';
import { addTo, createDependents, takeFrom } from '../../util/dependents.ts';
import type { DealGrounds } from '../cluster-deals.ts';
import { clusterEvents, eventGroupOf } from '../cluster-events.ts';

/** What `clusterEvents` decides, kept up to date claim by claim. */
export interface LiveEvents {
  /**
   * Takes in claims gone and come, and the things that a group or a claim's place in it may rest on and that changed, by their names
   * in `seeing`. Gives the events that are new or other than before; `undefined` for those that are no more.
   */
  change(
    gone: readonly ResolvedClaim[],
    come: readonly ResolvedClaim[],
    changed: Iterable<string>,
  ): ReadonlyMap<string, EventCluster | undefined>;
}

/** The grounds, telling `seen` of each thing that they are asked for and that may change. */
export type SeeingGrounds = (seen: (thing: string) => void) => DealGrounds;

const nothing: ReadonlySet<string> = new Set();

/** Gathers each group of claims by itself, and those groups together that a judgement on two claims may tie. */
export function liveEvents(seeing: SeeingGrounds, judgements: readonly Judgement[]): LiveEvents {
  const judged = new Set(judgements.flatMap(({ left, right }) => [left, right]));
  const claims = new Map<string, ResolvedClaim>();
  const groupOf = new Map<string, string>();
  const members = new Map<string, Set<string>>();
  const events = new Map<string, readonly EventCluster[]>();
  const judgedIn = new Map<string, Set<string>>();
  const groupsOn = createDependents();
  const placesOn = createDependents();

  const take = (id: string, touched: Set<string>): void => {
    const group = groupOf.get(id);
    if (group === undefined) return;
    groupOf.delete(id);
    takeFrom(members, group, id);
    if (judged.has(id)) takeFrom(judgedIn, group, id);
    touched.add(group);
  };
  const place = (claim: ResolvedClaim, touched: Set<string>): void => {
    const { id } = claim.claim;
    const seen = new Set<string>();
    const group = eventGroupOf(
      claim,
      seeing((thing) => seen.add(thing)),
    );
    placesOn.note(id, seen);
    if (group === undefined) return;
    groupOf.set(id, group);
    addTo(members, group, id);
    if (judged.has(id)) addTo(judgedIn, group, id);
    touched.add(group);
  };
  const gather = (groups: readonly string[]): readonly EventCluster[] => {
    const seen = new Set<string>();
    const these = groups.flatMap((group) =>
      [...(members.get(group) ?? [])].flatMap((id) => claims.get(id) ?? []),
    );
    const found = clusterEvents(
      these,
      seeing((thing) => seen.add(thing)),
    );
    for (const group of groups) groupsOn.note(group, seen);
    return found;
  };

  return {
    change(gone, come, changed) {
      const touched = new Set<string>();
      for (const { claim } of gone) {
        claims.delete(claim.id);
        placesOn.note(claim.id, nothing);
        take(claim.id, touched);
      }
      for (const claim of come) claims.set(claim.claim.id, claim);
      const moved = new Set<string>();
      for (const thing of changed) {
        for (const group of groupsOn.of(thing)) touched.add(group);
        for (const id of placesOn.of(thing)) moved.add(id);
      }
      for (const { claim } of come) moved.add(claim.id);
      for (const id of moved) {
        const claim = claims.get(id);
        if (claim === undefined) continue;
        take(id, touched);
        place(claim, touched);
      }
      const tied = [...judgedIn.keys()];
      const isTied = tied.some((group) => touched.has(group));
      // A group that held a judged claim until now lies apart from the others only once these are gathered without it.
      if (isTied || gone.some(({ claim }) => judged.has(claim.id)))
        for (const group of tied) touched.add(group);
      const [before, after] = [new Map<string, EventCluster>(), new Map<string, EventCluster>()];
      const keep = (groups: readonly string[]): void => {
        for (const group of groups) for (const event of events.get(group) ?? []) before.set(event.id, event);
        const [first = '', ...others] = groups;
        const found = gather(groups);
        for (const event of found) after.set(event.id, event);
        for (const group of others) events.delete(group);
        if (found.length === 0) events.delete(first);
        else events.set(first, found);
        for (const group of groups) if (!members.has(group)) groupsOn.note(group, nothing);
      };
      for (const group of touched) if (!judgedIn.has(group)) keep([group]);
      if (tied.some((group) => touched.has(group))) keep(tied);
      return differing(before, after);
    },
  };
}

function differing(
  before: ReadonlyMap<string, EventCluster>,
  after: ReadonlyMap<string, EventCluster>,
): ReadonlyMap<string, EventCluster | undefined> {
  const changes = new Map<string, EventCluster | undefined>();
  for (const id of before.keys()) if (!after.has(id)) changes.set(id, undefined);
  for (const [id, event] of after) if (!isSameEvent(before.get(id), event)) changes.set(id, event);
  return changes;
}

function isSameEvent(a: EventCluster | undefined, b: EventCluster): boolean {
  return (
    a !== undefined &&
    a.claims.length === b.claims.length &&
    a.claims.every((claim, index) => claim === b.claims[index])
  );
}
