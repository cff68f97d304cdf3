import type { EventCluster, Judgement, ResolvedClaim } from '../../model/index.ts';
import { addTo, createDependents, takeFrom } from '../../util/dependents.ts';
import type { DealGrounds } from '../cluster-deals.ts';
import { clusterEvents, type EventGroup, eventGroupOf } from '../cluster-events.ts';
import { byKnownThenId } from '../event-draft.ts';

/** What `clusterEvents` decides, kept up to date claim by claim. */
export interface LiveEvents {
  /**
   * Takes in claims gone and come, the things that some claim's gathering may rest on and that changed, by their names in
   * `restsOn`, and further judgements, which the grounds know already. Gives the events that are new or other than before; `undefined` for those that are no more.
   */
  change(
    gone: readonly ResolvedClaim[],
    come: readonly ResolvedClaim[],
    changed: Iterable<string>,
    further: readonly Judgement[],
  ): ReadonlyMap<string, EventCluster | undefined>;
}

/** Claims of one group. */
interface Group extends EventGroup {
  /** In the order in which they gather, but for those that left and joined since they last did. */
  claims: readonly ResolvedClaim[];
  readonly left: Set<string>;
  readonly joined: Map<string, ResolvedClaim>;
  /** Its claims that judgements name: groups with claims that were judged of each other are gathered together. */
  readonly judged: Set<string>;
}

/** Groups that were gathered together, and what came of it. */
interface Gathering {
  readonly groups: readonly string[];
  readonly events: readonly EventCluster[];
}

const nothing: ReadonlySet<string> = new Set();

/** `restsOn` names the things that may change and that the grounds look up for a claim. */
export function liveEvents(
  grounds: DealGrounds,
  restsOn: (claim: ResolvedClaim) => ReadonlySet<string>,
): LiveEvents {
  /** Claim → those that it was judged with, be it in any way. */
  const judgedWith = new Map<string, Set<string>>();
  const claims = new Map<string, ResolvedClaim>();
  const groupOf = new Map<string, Group>();
  const groups = new Map<string, Group>();
  const gatherings = new Map<string, Gathering>();
  /** Group → those that are tied to it. */
  const tiedTo = new Map<string, Set<string>>();
  const claimsOn = createDependents();

  const take = (id: string, touched: Set<string>): void => {
    const group = groupOf.get(id);
    if (group === undefined) return;
    groupOf.delete(id);
    if (!group.joined.delete(id)) group.left.add(id);
    group.judged.delete(id);
    touched.add(group.key);
  };
  const place = (claim: ResolvedClaim, touched: Set<string>): void => {
    const { id } = claim.claim;
    claimsOn.note(id, restsOn(claim));
    const found = eventGroupOf(claim, grounds);
    if (found === undefined) return;
    const group = groups.get(found.key) ?? newGroup(found);
    if (group.ties === found.ties) {
      groups.set(group.key, group);
      for (const tie of group.ties) addTo(tiedTo, tie, group.key);
    }
    groupOf.set(id, group);
    group.joined.set(id, claim);
    if (judgedWith.has(id)) group.judged.add(id);
    touched.add(group.key);
  };
  /** Brings the claims of a group into order; a group without any is no more. */
  const settle = (key: string): void => {
    const group = groups.get(key);
    if (group === undefined) return;
    const stay =
      group.left.size === 0 ? group.claims : group.claims.filter(({ claim }) => !group.left.has(claim.id));
    // Sorting runs that are in order already takes no longer than looking at them.
    group.claims = group.joined.size === 0 ? stay : [...stay, ...group.joined.values()].sort(byKnownThenId);
    group.left.clear();
    group.joined.clear();
    if (group.claims.length > 0) return;
    groups.delete(key);
    for (const tie of group.ties) takeFrom(tiedTo, tie, key);
  };
  /** The groups of claims to which judgements lead from some, over claims that are not there as well. */
  const groupsJudgedWith = (ids: Iterable<string>): readonly string[] => {
    const found = new Set(ids);
    // A set that grows while it is walked is walked to its new end.
    for (const id of found) for (const other of judgedWith.get(id) ?? nothing) found.add(other);
    return [...found].flatMap((id) => groupOf.get(id)?.key ?? []);
  };
  const besides = (key: string): Iterable<string> => {
    const group = groups.get(key);
    if (group === undefined) return nothing;
    const tied = [...group.ties, ...(tiedTo.get(key) ?? nothing)].filter((other) => groups.has(other));
    return group.judged.size === 0 ? tied : [...tied, ...groupsJudgedWith(group.judged)];
  };
  /** The groups that are gathered together with this one. */
  const around = (key: string): ReadonlySet<string> => {
    const found = new Set(groups.has(key) ? [key] : []);
    for (const each of found) for (const other of besides(each)) found.add(other);
    return found;
  };
  const gather = (together: readonly string[]): readonly EventCluster[] => {
    const events = clusterEvents(
      together.flatMap((key) => groups.get(key)?.claims ?? []),
      grounds,
    );
    const gathering = { groups: together, events };
    for (const key of together) gatherings.set(key, gathering);
    return events;
  };

  return {
    change(gone, come, changed, further) {
      const touched = new Set<string>();
      for (const { claim } of gone) {
        claims.delete(claim.id);
        claimsOn.note(claim.id, nothing);
        take(claim.id, touched);
      }
      const moved = new Set<string>();
      for (const thing of changed) for (const id of claimsOn.of(thing)) moved.add(id);
      for (const claim of come) {
        claims.set(claim.claim.id, claim);
        moved.add(claim.claim.id);
      }
      for (const id of moved) {
        const claim = claims.get(id);
        if (claim === undefined) continue;
        take(id, touched);
        place(claim, touched);
      }
      for (const { left, right } of further) {
        addTo(judgedWith, left, right);
        addTo(judgedWith, right, left);
        for (const id of [left, right]) groupOf.get(id)?.judged.add(id);
      }
      const judged = new Set(further.flatMap(({ left, right }) => [left, right]));
      for (const key of groupsJudgedWith(judged)) touched.add(key);
      for (const key of touched) settle(key);
      const [before, after] = [new Map<string, EventCluster>(), new Map<string, EventCluster>()];
      // What was gathered with a group that changed may lie apart from it now.
      const concerned = new Set(touched);
      for (const key of touched) for (const other of gatherings.get(key)?.groups ?? []) concerned.add(other);
      const former = new Set<Gathering>();
      const done = new Set<string>();
      for (const key of concerned) {
        if (done.has(key)) continue;
        const together = around(key);
        for (const each of [key, ...together]) {
          const gathering = gatherings.get(each);
          if (gathering !== undefined) former.add(gathering);
          gatherings.delete(each);
          done.add(each);
        }
        for (const event of gather([...together])) after.set(event.id, event);
      }
      for (const { events } of former) for (const event of events) before.set(event.id, event);
      return differing(before, after);
    },
  };
}

function newGroup({ key, ties }: EventGroup): Group {
  return { key, ties, claims: [], left: new Set(), joined: new Map(), judged: new Set() };
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
