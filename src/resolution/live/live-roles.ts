import type { Claim, Entity, Role, Vocabulary } from '../../model/index.ts';
import { addTo, takeFrom } from '../../util/dependents.ts';
import { keyOfRole, partiesOf } from '../entity-index.ts';
import { acronymOf, acronymsGiven, linkAcronyms, type NamedRole } from '../link-acronyms.ts';
import { resolveName } from '../resolve-name.ts';

export type ClaimsByText = ReadonlyMap<string, readonly Claim[]>;

/** What the words of every distinct role mean, kept up to date text by text; whose name it is, is another question. */
export interface LiveRoles {
  /** The key of a role; one string for all roles that have it. */
  keyFor(role: Role): string;
  /** A role of some claim, by its key. */
  roleOf(key: string): Role | undefined;
  /** What a role's words mean once acronyms are expanded. */
  entityOf(key: string): Entity | undefined;
  /**
   * Takes in the claims of changed texts, those gone and those come, and, where it changed, which entities are to stay apart;
   * gives the other texts with roles that mean something else now.
   */
  change(gone: ClaimsByText, come: ClaimsByText, areApart?: AreApart): ReadonlySet<string>;
}

/** Whether a judgement keeps two entities from being joined. */
export type AreApart = (a: string, b: string) => boolean;

interface HeldRole {
  readonly key: string;
  readonly named: NamedRole & { readonly role: Role };
  /** How many roles of claims have this key. */
  uses: number;
  /** Undefined until it is decided. */
  meant: Entity | undefined;
}

/** A role's own words decide what it means but for an acronym's expansion, which rests on the roles that give the acronym. */
export function liveRoles(vocabulary: Vocabulary): LiveRoles {
  let areApart: AreApart = () => false;
  const roles = new Map<string, HeldRole>();
  /** Keys of the roles that were asked for since the last change, for each is asked for many times. */
  const keys = new Map<Role, string>();
  /** Key of a role → its texts; only for roles whose meaning may change. */
  const textsOf = new Map<string, Map<string, number>>();
  /** Acronym → keys of the roles that give it beside its expansion, and of those that give nothing else. */
  const givers = new Map<string, Set<string>>();
  const users = new Map<string, Set<string>>();

  const keyFor = (role: Role): string => {
    const known = keys.get(role);
    if (known !== undefined) return known;
    const made = keyOfRole(role);
    const key = roles.get(made)?.key ?? made;
    keys.set(role, key);
    return key;
  };
  const meantBy = (entity: Entity): Entity => {
    const acronym = acronymOf(entity);
    if (acronym === undefined) return entity;
    const given = [...(givers.get(acronym) ?? [])].sort().flatMap((key) => roles.get(key)?.named ?? []);
    return linkAcronyms(given, areApart)(entity);
  };
  /** Counts the roles of claims in or out; gives the keys that had none before, or have none any more. */
  const count = (texts: ClaimsByText, by: 1 | -1): ReadonlySet<string> => {
    const touched = new Set<string>();
    for (const [text, claims] of texts) {
      for (const [, role] of claims.flatMap(partiesOf)) {
        const key = keyFor(role);
        const held = roles.get(key) ?? heldRole(key, role, vocabulary);
        if (held.uses === 0) roles.set(key, held);
        held.uses += by;
        if (held.uses === Math.max(by, 0)) touched.add(key);
        if (acronymOf(held.named.entity) !== undefined) countIn(textsOf, key, text, by);
      }
    }
    return touched;
  };
  /** Notes or takes out what a role has to do with acronyms; gives those of which it may change the meaning. */
  const noteAcronyms = (key: string, { named }: HeldRole, change: typeof addTo<string, string>) => {
    const own = acronymOf(named.entity);
    if (own !== undefined) change(users, own, key);
    const given = acronymsGiven(named);
    for (const acronym of given) change(givers, acronym, key);
    return given;
  };

  return {
    keyFor,
    roleOf: (key) => roles.get(key)?.named.role,
    entityOf: (key) => roles.get(key)?.meant,
    change(gone, come, judged) {
      keys.clear();
      if (judged !== undefined) areApart = judged;
      const left = count(gone, -1);
      const joined = count(come, 1);
      const [texts, acronyms, asked] = [new Set<string>(), new Set<string>(), new Set<string>()];
      for (const key of left) {
        const held = roles.get(key);
        if (held === undefined || held.uses > 0) continue;
        for (const acronym of noteAcronyms(key, held, takeFrom)) acronyms.add(acronym);
        roles.delete(key);
      }
      for (const key of joined) {
        const held = roles.get(key);
        // One that was gone and came back within this change is still known.
        if (held === undefined || held.meant !== undefined) continue;
        for (const acronym of noteAcronyms(key, held, addTo)) acronyms.add(acronym);
        asked.add(key);
      }
      // Acronyms that articles expand are few beside all names.
      if (judged !== undefined) for (const acronym of givers.keys()) acronyms.add(acronym);
      for (const acronym of acronyms) for (const key of users.get(acronym) ?? []) asked.add(key);
      for (const key of asked) {
        const held = roles.get(key);
        if (held === undefined) continue;
        const was = held.meant;
        held.meant = meantBy(held.named.entity);
        if (was === undefined || JSON.stringify(was) === JSON.stringify(held.meant)) continue;
        for (const text of textsOf.get(key)?.keys() ?? []) texts.add(text);
      }
      for (const text of come.keys()) texts.delete(text);
      return texts;
    },
  };
}

/** A role that no claim has yet; its meaning is not decided. */
function heldRole(key: string, role: Role, vocabulary: Vocabulary): HeldRole {
  const entity = resolveName(role.surface, role.type, role.aliases ?? [], vocabulary);
  return { key, named: { entity, role }, uses: 0, meant: undefined };
}

function countIn(counts: Map<string, Map<string, number>>, key: string, text: string, by: number): void {
  const texts = counts.get(key) ?? new Map<string, number>();
  const count = (texts.get(text) ?? 0) + by;
  if (count > 0) counts.set(key, texts.set(text, count));
  else if (texts.delete(text) && texts.size === 0) counts.delete(key);
}
