import type { Entity, ResolvedClaim, Vocabulary } from '../model/index.ts';
import { rootIn } from '../util/root-in.ts';
import type { DealGrounds } from './cluster-deals.ts';
import { isLive } from './event-draft.ts';

/** The grounds on which deals are told apart, from what the vocabulary and the claims say of firms and systems. */
export function dealGrounds(
  vocabulary: Vocabulary,
  entities: readonly Entity[],
  relations: readonly ResolvedClaim[],
): DealGrounds {
  const bases = basesOf(vocabulary, relations);
  const parents = parentsOf(vocabulary, entities);
  return {
    stateOf: (id) => bases.get(id) ?? id,
    familyOf: (id) => rootIn(parents, id),
  };
}

/** Organisation → its one state. A firm of several states, or placed in several by articles, stands for none. */
function basesOf(vocabulary: Vocabulary, relations: readonly ResolvedClaim[]): ReadonlyMap<string, string> {
  const bases = new Map<string, string>();
  const said = new Map<string, Set<string>>();
  for (const relation of relations) {
    const { subject, object } = relation.entities;
    if (relation.claim.kind !== 'based_in' || !isLive(relation) || !subject || !object?.startsWith('state:'))
      continue;
    said.set(subject, (said.get(subject) ?? new Set()).add(object));
  }
  for (const [organization, states] of said) {
    const [only] = states;
    if (states.size === 1 && only !== undefined) bases.set(organization, only);
  }
  for (const { id, state, states } of vocabulary.organizations) {
    const known = new Set([...(state === undefined ? [] : [state]), ...states]);
    const [only] = known;
    if (known.size === 1 && only !== undefined) bases.set(id, `state:${only}`);
    else if (known.size > 1) bases.delete(id);
  }
  return bases;
}

/** Variant → what it is a variant of: the vocabulary, then designations. */
function parentsOf(vocabulary: Vocabulary, entities: readonly Entity[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  for (const { id, variantOf } of entities) if (variantOf !== undefined) parents.set(id, variantOf);
  for (const { id, variantOf } of vocabulary.weapons) if (variantOf !== undefined) parents.set(id, variantOf);
  return parents;
}
