import type { Entity, ResolvedClaim, Vocabulary } from '../model/index.ts';
import { rootIn } from '../util/root-in.ts';
import { isLive } from './known-support.ts';

/** Organisation → its one state: the vocabulary's, else the one that claims agree on. A firm of several states has none. */
export function basesOf(
  vocabulary: Vocabulary,
  relations: readonly ResolvedClaim[],
): ReadonlyMap<string, string> {
  const said = new Map<string, Set<string>>();
  for (const relation of relations) {
    const { subject, object } = relation.entities;
    if (
      relation.claim.kind !== 'based_in' ||
      !isLive(relation) ||
      !subject ||
      !object?.startsWith('state:')
    ) {
      continue;
    }
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

/** Finds the first of a chain of variants, by the vocabulary and by designations. */
export function parentsOf(vocabulary: Vocabulary, entities: readonly Entity[]): (id: string) => string {
  const parents = new Map<string, string | undefined>();
  for (const { id, variantOf } of entities) parents.set(id, variantOf);
  for (const { id, variantOf } of vocabulary.weapons) parents.set(id, variantOf);
  return (id) => rootIn(parents, id);
}
