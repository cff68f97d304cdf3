import { type Entity, isLive, type ResolvedClaim, type Vocabulary } from '../model/index.ts';
import { isAbove, rootIn } from '../util/root-in.ts';

/** Organisation → its one state: the vocabulary's, else the one that claims agree on. A firm of several states has none. */
export function basesOf(
  vocabulary: Vocabulary,
  relations: readonly ResolvedClaim[],
): ReadonlyMap<string, string> {
  const said = new Map<string, Set<string>>();
  for (const relation of relations) {
    const { subject, object } = relation.entities;
    if (relation.claim.kind !== 'based_in' || !isLive(relation)) continue;
    if (!subject || !object?.startsWith('state:')) continue;
    said.set(subject, (said.get(subject) ?? new Set()).add(object));
  }
  for (const { id, state, states } of vocabulary.organizations) {
    const known = [...(state === undefined ? [] : [state]), ...states].map((iso3) => `state:${iso3}`);
    if (known.length > 0) said.set(id, new Set(known));
  }
  const bases = new Map<string, string>();
  for (const [organization, states] of said) {
    const [only] = states;
    if (states.size === 1 && only !== undefined) bases.set(organization, only);
  }
  return bases;
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
