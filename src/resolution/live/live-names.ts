import type { Claim, Role } from '../../model/index.ts';
import { addTo } from '../../util/dependents.ts';
import { type FoundName, partiesOf, writtenForms } from '../entity-index.ts';
import type { LiveRoles } from './live-roles.ts';

/** Which bearers texts name, and by which roles, kept up to date text by text. */
export interface LiveNames {
  /** All that was found of a bearer; nothing where no claim names it. */
  found(id: string): FoundName | undefined;
  /** Takes in texts with their claims, `undefined` for those that are no more; gives the bearers that either name. */
  change(texts: Iterable<readonly [string, readonly Claim[] | undefined]>): ReadonlySet<string>;
}

interface Bearer {
  readonly texts: Set<string>;
  /** Key of a role → how many texts have such roles that mean this bearer. */
  readonly keys: Map<string, number>;
}

/** A bearer that a text names, with the keys of the roles that mean it. */
interface Named {
  readonly id: string;
  readonly keys: readonly string[];
}

/** `idOf` gives the bearer that a role means in a text. */
export function liveNames(idOf: (role: Role, textId: string) => string, roles: LiveRoles): LiveNames {
  const bearers = new Map<string, Bearer>();
  /** Text → the bearers that it names. */
  const named = new Map<string, readonly Named[]>();

  const count = (text: string, by: 1 | -1): void => {
    for (const { id, keys } of named.get(text) ?? []) {
      const bearer = bearers.get(id) ?? { texts: new Set(), keys: new Map() };
      bearers.set(id, bearer);
      if (by > 0) bearer.texts.add(text);
      else bearer.texts.delete(text);
      for (const key of keys) {
        const uses = (bearer.keys.get(key) ?? 0) + by;
        if (uses > 0) bearer.keys.set(key, uses);
        else bearer.keys.delete(key);
      }
      if (bearer.texts.size === 0) bearers.delete(id);
    }
  };
  const namesIn = (text: string, claims: readonly Claim[]): readonly Named[] => {
    const names = new Map<string, Set<string>>();
    for (const [, role] of claims.flatMap(partiesOf)) addTo(names, idOf(role, text), roles.keyFor(role));
    return [...names].map(([id, keys]) => ({ id, keys: [...keys] }));
  };

  return {
    found(id) {
      const bearer = bearers.get(id);
      if (bearer === undefined) return undefined;
      const keys = [...bearer.keys.keys()];
      const entities = keys.flatMap((key) => {
        const entity = roles.entityOf(key);
        return entity === undefined ? [] : [[key, entity] as const];
      });
      const forms = keys.flatMap((key) => {
        const role = roles.roleOf(key);
        return role === undefined ? [] : writtenForms(role);
      });
      return { id, entities: new Map(entities), forms, texts: bearer.texts };
    },
    change(texts) {
      const touched = new Set<string>();
      for (const [text, claims] of texts) {
        for (const { id } of named.get(text) ?? []) touched.add(id);
        count(text, -1);
        if (claims === undefined) named.delete(text);
        else named.set(text, namesIn(text, claims));
        count(text, 1);
        for (const { id } of named.get(text) ?? []) touched.add(id);
      }
      return touched;
    },
  };
}
