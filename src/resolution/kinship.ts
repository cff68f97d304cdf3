import {
  type Entity,
  isLive,
  type OrganizationRecord,
  type ResolvedClaim,
  type Vocabulary,
} from '../model/index.ts';
import { isAbove, rootIn } from '../util/root-in.ts';

/** Organisation → its one state: the vocabulary's, else the one that claims agree on. A firm of several states has none. */
export function basesOf(
  vocabulary: Vocabulary,
  relations: readonly ResolvedClaim[],
): ReadonlyMap<string, string> {
  const known = knownBases(vocabulary);
  const bases = [...known].flatMap(([id, state]) => (state === undefined ? [] : [[id, state] as const]));
  return new Map([...[...saidBases(relations)].filter(([id]) => !known.has(id)), ...bases]);
}

/** Organisation → the one state that claims agree on. */
export function saidBases(relations: Iterable<ResolvedClaim>): ReadonlyMap<string, string> {
  const said = new Map<string, Set<string>>();
  for (const relation of relations) {
    const { subject, object } = relation.entities;
    if (relation.claim.kind !== 'based_in' || !isLive(relation)) continue;
    if (!subject || isState(subject) || !object || !isState(object)) continue;
    said.set(subject, (said.get(subject) ?? new Set()).add(object));
  }
  const bases = new Map<string, string>();
  for (const [organization, states] of said) {
    const [only] = states;
    if (states.size === 1 && only !== undefined) bases.set(organization, only);
  }
  return bases;
}

const held = new WeakMap<Vocabulary, ReadonlyMap<string, string | undefined>>();

/** Organisation → its one state, for those of which the vocabulary has any; undefined where it has several. */
export function knownBases(vocabulary: Vocabulary): ReadonlyMap<string, string | undefined> {
  const known = held.get(vocabulary) ?? new Map(vocabulary.organizations.flatMap(baseOf));
  held.set(vocabulary, known);
  return known;
}

function baseOf({ id, state, states }: OrganizationRecord): readonly [string, string | undefined][] {
  const [only, ...others] = new Set([...(state === undefined ? [] : [state]), ...states]);
  if (only === undefined) return [];
  return [[id, others.length > 0 ? undefined : `state:${only}`]];
}

/** States are where firms are based, and based nowhere themselves. */
export function isState(id: string): boolean {
  return id.startsWith('state:');
}

/** Variant → what it is a variant of: the vocabulary, then designations. */
export function parentsOf(vocabulary: Vocabulary, entities: readonly Entity[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  for (const { id, variantOf } of entities) if (variantOf !== undefined) parents.set(id, variantOf);
  for (const { id, variantOf } of vocabulary.weapons) if (variantOf !== undefined) parents.set(id, variantOf);
  return parents;
}

/** What parents say of how systems are related. */
export function kinshipIn(parents: Pick<ReadonlyMap<string, string | undefined>, 'get'>) {
  return {
    /** The first of a system's chain of variants. */
    familyOf: (id: string): string => rootIn(parents, id),
    /** Whether two systems are one, or one is a variant of the other. */
    areKin: (a: string, b: string): boolean => a === b || isAbove(a, b, parents) || isAbove(b, a, parents),
  };
}
