import type { Entity, Role } from '../model/index.ts';
import { isAcronym } from './expansions.ts';
import { formOf } from './resolve-name.ts';

/** A role with the entity that its own words mean. */
export interface NamedRole {
  readonly entity: Entity;
  readonly role: Role | undefined;
}

/**
 * Joins an unknown acronym with its expansion: where articles that give both agree on one expansion, the acronym means it in
 * articles that give only the acronym as well. An acronym with two expansions joins neither; nor one that a judgement keeps apart.
 */
export function linkAcronyms(
  roles: readonly NamedRole[],
  areApart: (a: string, b: string) => boolean,
): (entity: Entity) => Entity {
  const expansions = new Map<string, Map<string, Entity>>();
  for (const { entity, role } of roles) {
    for (const key of acronymsGiven({ entity, role })) {
      expansions.set(key, (expansions.get(key) ?? new Map()).set(entity.id, entity));
    }
  }
  return (entity) => {
    const acronym = acronymOf(entity);
    if (acronym === undefined) return entity;
    const found = expansions.get(acronym);
    const [expansion] = found?.values() ?? [];
    if (found?.size !== 1 || expansion === undefined) return entity;
    return areApart(entity.id, expansion.id) ? entity : expansion;
  };
}

/** The acronyms that a role gives beside their expansion; what one means rests on the roles that give it, and on nothing else. */
export function acronymsGiven({ entity, role }: NamedRole): readonly string[] {
  if (role === undefined || role.type === 'WeaponSystem') return [];
  return [role.surface, ...(role.aliases ?? [])].flatMap((form) =>
    isAcronym(form) && formOf(form) !== formOf(entity.name) ? [`${entity.kind} ${formOf(form)}`] : [],
  );
}

/** The acronym under which alone an unknown entity goes; none where it has a fuller name or the vocabulary knows it. */
export function acronymOf({ known, name, kind }: Entity): string | undefined {
  return known || !isAcronym(name) ? undefined : `${kind} ${formOf(name)}`;
}
