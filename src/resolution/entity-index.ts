import type { Claim, Doubt, Entity, EntityKind, Judgement, Role, Vocabulary } from '../model/index.ts';
import { rolesOf } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { groupBy } from '../util/group-by.ts';
import { withoutInvisible } from '../util/visible-text.ts';
import { type Bearers, tellBearers } from './bearers.ts';
import { type Context, joinContexts } from './contexts.ts';
import { joinIds } from './join-ids.ts';
import { joinSpellings } from './join-spellings.ts';
import { linkAcronyms } from './link-acronyms.ts';
import type { UnknownName } from './read-names.ts';
import { formOf, fullestOf, resolveName } from './resolve-name.ts';

export interface EntityIndex {
  /** The id of the entity that a role names in a text. */
  idOf(role: Role, textId: string): string;
  /** Every entity that a role names, by id. */
  readonly entities: readonly Entity[];
  readonly doubts: readonly Doubt[];
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
 * acronyms by the one expansion that articles give them; then what tells bearers of one name apart, then other spellings of
 * one name; and last the judgements, which count for more than all of it. What nothing decides is a doubt.
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
  const isKnown = (id: string): boolean => vocabulary.entities.has(id);
  const expand = linkAcronyms(
    [...named].map(([key, entity]) => ({ entity, role: roles.get(key) })),
    joinIds(judgements, isKnown).areApart,
  );
  const meant = new Map([...named].map(([key, entity]) => [key, { key, entity: expand(entity) }]));
  const byRole = new Map(
    claims.flatMap((claim) =>
      partiesOf(claim).map(([, role]) => [role, meant.get(keyOfRole(role))] as const),
    ),
  );
  const plainId = (role: Role): string => (byRole.get(role) ?? meant.get(keyOfRole(role)))?.entity.id ?? '';
  const byText = groupBy(claims, (claim) => claim.textId);
  const bearers = tellBearers(byText, plainId, vocabulary);
  const found = collect(claims, byRole, bearers);
  const contextOf = (text: string, id: string) => bearers.contexts.get(text)?.get(id);
  const unknown = [...found.values()].flatMap((each) => unknownNameOf(each, vocabulary, contextOf) ?? []);
  const spellings = joinSpellings(unknown, vocabulary);
  const { finalId, areApart } = joinIds([...spellings.same.map(automatic), ...judgements], isKnown);
  const entities = groupBy(found.values(), ({ id }) => finalId(id));
  return {
    idOf: (role, textId) => finalId(bearers.idOf(role, textId)),
    entities: [...entities]
      .map(([id, same]) => mergeEntities(id, same, vocabulary, finalId))
      .sort((a, b) => compare(a.id, b.id)),
    doubts: openDoubts([...bearers.doubts, ...spellings.doubts], finalId, areApart),
  };
}

/** All that was found of one bearer of a name. */
export interface FoundName {
  readonly id: string;
  /** Key of each role that means it → what the role's words mean. */
  readonly entities: ReadonlyMap<string, Entity>;
  readonly forms: Iterable<string>;
  /** The texts that name it. */
  readonly texts: ReadonlySet<string>;
}

interface Meant {
  readonly key: string;
  readonly entity: Entity;
}

function collect(
  claims: readonly Claim[],
  byRole: ReadonlyMap<Role, Meant | undefined>,
  bearers: Bearers,
): ReadonlyMap<string, FoundName> {
  const found = new Map<string, ReturnType<typeof emptyName>>();
  for (const claim of claims) {
    for (const [, role] of partiesOf(claim)) {
      const meant = byRole.get(role);
      if (meant === undefined) continue;
      const id = bearers.idOf(role, claim.textId);
      const known = found.get(id) ?? emptyName(id);
      found.set(id, known);
      known.texts.add(claim.textId);
      if (known.entities.has(meant.key)) continue;
      known.entities.set(meant.key, meant.entity);
      for (const form of writtenForms(role)) known.forms.add(form);
    }
  }
  return found;
}

function emptyName(id: string) {
  return { id, entities: new Map<string, Entity>(), forms: new Set<string>(), texts: new Set<string>() };
}

/** The entities that a bearer's roles mean, in the order of the roles' keys, each under the bearer's own id. */
function entitiesOf({ id, entities }: Pick<FoundName, 'id' | 'entities'>): readonly Entity[] {
  return [...entities]
    .sort(([a], [b]) => compare(a, b))
    .map(([, entity]) => (entity.id === id ? entity : { ...entity, id, known: false }));
}

/** A bearer that the vocabulary lacks, with what all texts say around it. */
export function unknownNameOf(
  found: FoundName,
  vocabulary: Vocabulary,
  contextOf: (textId: string, id: string) => Context | undefined,
): UnknownName | undefined {
  const { id, texts } = found;
  if (vocabulary.entities.has(id)) return undefined;
  const entities = entitiesOf(found);
  const [first] = entities;
  if (first === undefined) return undefined;
  const around = [...texts].flatMap((text) => contextOf(text, id) ?? []);
  const name = fullestOf(entities.map((entity) => entity.name));
  return { id, kind: first.kind, name, context: joinContexts(around), texts };
}

/** A pair that the rules join, as the oldest of judgements: whatever a person says of it counts for more. */
export function automatic([left, right]: readonly [string, string]): Judgement {
  return { type: 'judgement', left, right, decision: 'same', by: 'rules', reasons: [], at: '' };
}

/** Doubts that no judgement has settled, by the ids that the pairs have in the end. */
function openDoubts(
  doubts: readonly Doubt[],
  finalId: (id: string) => string,
  areDifferent: (a: string, b: string) => boolean,
): readonly Doubt[] {
  const open = new Map<string, Doubt>();
  for (const doubt of doubts) {
    const [left = '', right = ''] = [doubt.left, doubt.right].map(finalId).sort(compare);
    const key = `${left}\u0000${right}`;
    if (left === right || areDifferent(left, right) || areDifferent(doubt.left, doubt.right)) continue;
    if (!open.has(key)) open.set(key, { ...doubt, left, right });
  }
  return [...open].sort(([a], [b]) => compare(a, b)).map(([, doubt]) => doubt);
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

/** Roles with one key mean one entity. */
export function keyOfRole(role: Role): string {
  return [role.type, role.surface, ...[...(role.aliases ?? [])].sort()].join('\u0000');
}

/** The forms of a name that a role gives, with plain spaces and without signs that are not shown. */
export function writtenForms({ surface, aliases = [] }: Role): readonly string[] {
  return [surface, ...[...aliases].sort()].map((form) => withoutInvisible(form).replace(/\s+/g, ' '));
}

/** One entity of all that were found to be it: known as the vocabulary has it, else by the fullest of its names. */
export function mergeEntities(
  id: string,
  found: readonly Pick<FoundName, 'id' | 'entities' | 'forms'>[],
  vocabulary: Vocabulary,
  finalId: (id: string) => string,
): Entity {
  const known = vocabulary.entities.get(id);
  if (known !== undefined) return known;
  const same = [...found].sort((a, b) => compare(a.id, b.id)).flatMap(entitiesOf);
  const forms = new Set(found.flatMap((each) => [...each.forms]));
  const own = same.filter((entity) => entity.id === id);
  const [first] = own.length > 0 ? own : same;
  const kind: EntityKind = first?.kind ?? 'Organization';
  const name = fullestOf((own.length > 0 ? own : same).map((entity) => entity.name));
  const aliases = [...new Map([...forms].sort(compare).map((form) => [formOf(form), form])).values()]
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
