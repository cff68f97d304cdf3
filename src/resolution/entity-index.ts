import type { Claim, Entity, EntityKind, Judgement, Role, Vocabulary } from '../model/index.ts';
import { rolesOf } from '../model/index.ts';
import { joinIds } from './join-ids.ts';
import { linkAcronyms } from './link-acronyms.ts';
import { formOf, fullestOf, resolveName } from './resolve-name.ts';

export interface EntityIndex {
  /** The id of the entity that a role names. */
  idOf(role: Role): string;
  /** Every entity that a role names, by id. */
  readonly entities: readonly Entity[];
}

/** The party that says so is a party of the claim as well, if it has a name. */
export function partiesOf(claim: Claim): readonly (readonly [string, Role])[] {
  const { attributedTo } = claim;
  return attributedTo === undefined || attributedTo.unnamed
    ? rolesOf(claim)
    : [...rolesOf(claim), ['attributedTo', attributedTo]];
}

/**
 * Decides which names of all claims mean the same entity: the vocabulary first, then unknown names by their normal form,
 * acronyms by the one expansion that articles give them, and last the judgements.
 */
export function indexEntities(
  claims: readonly Claim[],
  vocabulary: Vocabulary,
  judgements: readonly Judgement[],
): EntityIndex {
  const roles = distinctRoles(claims);
  const named = new Map<string, Entity>();
  for (const [key, role] of roles) {
    named.set(key, resolveName(role.surface, role.type, role.aliases ?? [], vocabulary));
  }
  const { finalId, areApart } = joinIds(judgements, (id) => vocabulary.entities.has(id));
  const expand = linkAcronyms(
    [...named].map(([key, entity]) => ({ entity, role: roles.get(key) })),
    areApart,
  );
  const entities = new Map<string, Entity[]>();
  const forms = new Map<string, Set<string>>();
  const ids = new Map<string, string>();
  for (const [key, entity] of named) {
    const expanded = expand(entity);
    const id = finalId(expanded.id);
    ids.set(key, id);
    const same = entities.get(id);
    if (same === undefined) entities.set(id, [expanded]);
    else same.push(expanded);
    const seen = forms.get(id) ?? new Set<string>();
    const role = roles.get(key);
    for (const form of role ? [role.surface, ...(role.aliases ?? [])] : [])
      seen.add(form.replace(/\s+/g, ' '));
    forms.set(id, seen);
  }
  return {
    idOf: (role) => ids.get(keyOfRole(role)) ?? '',
    entities: [...entities]
      .map(([id, same]) => mergeEntities(id, same, [...(forms.get(id) ?? [])], vocabulary, finalId))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function distinctRoles(claims: readonly Claim[]): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  for (const claim of claims) {
    for (const [, role] of partiesOf(claim)) {
      const key = keyOfRole(role);
      if (!roles.has(key)) roles.set(key, role);
    }
  }
  return new Map([...roles].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function keyOfRole(role: Role): string {
  return [role.type, role.surface, ...[...(role.aliases ?? [])].sort()].join('\u0000');
}

/** One entity of all that were found to be it: known as the vocabulary has it, else by the fullest of its names. */
function mergeEntities(
  id: string,
  same: readonly Entity[],
  forms: readonly string[],
  vocabulary: Vocabulary,
  finalId: (id: string) => string,
): Entity {
  const known = vocabulary.entities.get(id);
  if (known !== undefined) return known;
  const own = same.filter((entity) => entity.id === id);
  const [first] = own.length > 0 ? own : same;
  const kind: EntityKind = first?.kind ?? 'Organization';
  const name = fullestOf((own.length > 0 ? own : same).map((entity) => entity.name));
  const aliases = [...new Map(forms.map((form) => [formOf(form), form])).values()]
    .filter((form) => formOf(form) !== formOf(name))
    .sort();
  const variantOf = own.find((entity) => entity.variantOf !== undefined)?.variantOf;
  const componentOf = own.find((entity) => entity.componentOf !== undefined)?.componentOf;
  return {
    id,
    kind,
    name,
    aliases,
    known: false,
    ...(variantOf !== undefined && { variantOf: finalId(variantOf) }),
    ...(componentOf !== undefined && { componentOf: finalId(componentOf) }),
  };
}
