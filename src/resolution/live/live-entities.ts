import type { Claim, Entity, Judgement, Role, Vocabulary } from '../../model/index.ts';
import { addTo, createDependents, takeFrom } from '../../util/dependents.ts';
import { mergeEntities, unknownNameOf } from '../entity-index.ts';
import { joinIds } from '../join-ids.ts';
import { liveBearers } from './live-bearers.ts';
import { liveFinalIds } from './live-final-ids.ts';
import { liveNames } from './live-names.ts';
import { type ClaimsByText, liveRoles } from './live-roles.ts';
import { liveSpellings } from './live-spellings.ts';

/** What a change of texts changed about names. */
export interface EntityChanges {
  /** Texts that were not changed themselves but some of whose names may mean another entity now. */
  readonly texts: ReadonlySet<string>;
  /** Entity by id, as it was; as it is now `entityOf` says. */
  readonly entities: ReadonlyMap<string, Entity | undefined>;
}

/** What `indexEntities` decides, but for doubts, kept up to date text by text. */
export interface LiveEntities {
  idOf(role: Role, textId: string): string;
  /** An entity that some claim names. */
  entityOf(id: string): Entity | undefined;
  /** Every one of them, in no particular order. */
  entities(): Iterable<Entity>;
  /** Takes in the claims of changed texts, by text; those gone and those come; and further judgements. */
  change(gone: ClaimsByText, come: ClaimsByText, further: readonly Judgement[]): EntityChanges;
}

/**
 * Each step rests on the one before and hands on what it changes: what a role's words mean, which bearer of a name a text means,
 * what is found of each bearer, which unknown names are spellings of one, which id stands for all that are one, and what the
 * entity of that id is. `claimsOf` gives the claims of texts taken in before.
 */
export function liveEntities(
  vocabulary: Vocabulary,
  claimsOf: (textId: string) => readonly Claim[],
): LiveEntities {
  const isKnown = (id: string): boolean => vocabulary.entities.has(id);
  const judgements: Judgement[] = [];
  const roles = liveRoles(vocabulary);
  const plainId = (role: Role): string => roles.entityOf(roles.keyFor(role))?.id ?? '';
  const bearers = liveBearers(plainId, vocabulary);
  const bearerOf = (role: Role, textId: string): string => bearers.idIn(textId, plainId(role));
  const names = liveNames(bearerOf, roles);
  const spellings = liveSpellings(vocabulary);
  const { finalId, change: join } = liveFinalIds(isKnown);
  const entities = new Map<string, Entity>();
  /** Id of an entity → the bearers that are it. */
  const being = new Map<string, Set<string>>();
  const finalIds = new Map<string, string>();
  /** Which entities look up the final ids of others. */
  const entitiesWith = createDependents();

  /** Puts bearers under the ids that stand for them now; gives the ids whose entities that concerns. */
  const place = (ids: Iterable<string>): ReadonlySet<string> => {
    const concerned = new Set<string>();
    for (const id of ids) {
      const before = finalIds.get(id);
      const now = names.found(id) === undefined ? undefined : finalId(id);
      for (const final of [before, now]) if (final !== undefined) concerned.add(final);
      if (before === now) continue;
      if (before !== undefined) takeFrom(being, before, id);
      if (now === undefined) {
        finalIds.delete(id);
        continue;
      }
      addTo(being, now, id);
      finalIds.set(id, now);
    }
    return concerned;
  };
  const entityFrom = (id: string): Entity | undefined => {
    const same = [...(being.get(id) ?? [])].flatMap((bearer) => names.found(bearer) ?? []);
    const seen = new Set<string>();
    const entity =
      same.length === 0
        ? undefined
        : mergeEntities(id, same, vocabulary, (other) => {
            seen.add(other);
            return finalId(other);
          });
    entitiesWith.note(id, seen);
    return entity;
  };
  /** Takes over the entities of these ids; gives those that are others now, as they were. */
  const renew = (ids: Iterable<string>): ReadonlyMap<string, Entity | undefined> => {
    const before = new Map<string, Entity | undefined>();
    for (const id of ids) {
      const [was, is] = [entities.get(id), entityFrom(id)];
      if (isSameEntity(was, is)) continue;
      before.set(id, was);
      if (is === undefined) entities.delete(id);
      else entities.set(id, is);
    }
    return before;
  };

  return {
    idOf: (role, textId) => finalId(bearerOf(role, textId)),
    entityOf: (id) => entities.get(id),
    entities: () => entities.values(),
    change(gone, come, further) {
      judgements.push(...further);
      const areApart = further.length === 0 ? undefined : joinIds(judgements, isKnown).areApart;
      const reworded = roles.change(gone, come, areApart);
      const claimsNow = (text: string): readonly Claim[] | undefined =>
        come.get(text) ?? (gone.has(text) ? undefined : claimsOf(text));
      const told = (texts: Iterable<string>) => new Map([...texts].map((text) => [text, claimsNow(text)]));
      const texts = new Set(bearers.change(told(new Set([...gone.keys(), ...come.keys(), ...reworded]))));
      const touched = names.change(told(texts));
      const moved = join(spellings.change(unknownAmong(touched)), further);
      const ids = new Set(place([...touched, ...moved]));
      for (const id of moved) {
        for (const entity of entitiesWith.of(id)) ids.add(entity);
        for (const text of names.found(id)?.texts ?? []) texts.add(text);
      }
      for (const text of [...gone.keys(), ...come.keys()]) texts.delete(text);
      return { texts, entities: renew(ids) };
    },
  };

  function unknownAmong(ids: ReadonlySet<string>) {
    return new Map(
      [...ids]
        .filter((id) => !isKnown(id))
        .map((id) => {
          const found = names.found(id);
          return [id, found && unknownNameOf(found, vocabulary, bearers.contextOf)];
        }),
    );
  }
}

function isSameEntity(a: Entity | undefined, b: Entity | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));
}
