import type { Entity, Role } from '../model/index.ts';
import { isAcronym } from './expansions.ts';
import { formOf } from './resolve-name.ts';

interface NamedRole {
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
    if (role === undefined || role.type === 'WeaponSystem') continue;
    for (const form of [role.surface, ...(role.aliases ?? [])]) {
      if (!isAcronym(form) || formOf(form) === formOf(entity.name)) continue;
      const key = `${entity.kind} ${formOf(form)}`;
      expansions.set(key, (expansions.get(key) ?? new Map()).set(entity.id, entity));
    }
  }
  return (entity) => {
    if (entity.known || !isAcronym(entity.name)) return entity;
    const found = expansions.get(`${entity.kind} ${formOf(entity.name)}`);
    const [expansion] = found?.values() ?? [];
    if (found?.size !== 1 || expansion === undefined) return entity;
    return areApart(entity.id, expansion.id) ? entity : expansion;
  };
}
