import { createSnapshotIndex } from '../analysis/index.ts';
import {
  DemarcheError,
  type EntityKind,
  type GraphStore,
  isDemarcheError,
  type SnapshotIndex,
  type Vocabulary,
} from '../model/index.ts';
import { renderFavourites, renderGuide, zipFavourites } from '../reports/index.ts';
import { type Scene, scenes, sceneText } from '../storage/index.ts';
import { findEntity } from './find-entity.ts';
import { type IdFinder, parameterValue } from './parameter-value.ts';
import { findInStore } from './query.ts';

/** A scene with its values filled in, ready for Neo4j Browser. */
export interface FilledScene extends Scene {
  /** Title, question and statement, as Browser's editor is to hold them. */
  readonly cypher: string;
}

/**
 * Every scene, with these words for its parameters; one that takes none of them keeps its own values. Entities are looked for in
 * the vocabulary, then in the store where one is given. Throws `settings/invalid` for a parameter that no scene takes,
 * `subject/unknown` for an entity that is not found, `subject/ambiguous`.
 */
export async function fillScenes(
  given: ReadonlyMap<string, string>,
  vocabulary: Vocabulary,
  store?: GraphStore,
): Promise<readonly FilledScene[]> {
  const all = scenes();
  const names = new Set(all.flatMap(({ parameters }) => parameters.map(({ name }) => name)));
  const stray = [...given.keys()].find((name) => !names.has(name));
  if (stray !== undefined) {
    throw new DemarcheError(
      'settings/invalid',
      `--param ${stray}: no scene takes it; they take ${[...names].sort().join(', ')}.`,
    );
  }
  const find = findInBoth(vocabulary, store);
  const filled: FilledScene[] = [];
  for (const scene of all) {
    const values = new Map<string, string | number>();
    for (const parameter of scene.parameters) {
      const words = given.get(parameter.name);
      values.set(parameter.name, await parameterValue(scene.name, parameter, words, find));
    }
    filled.push({ ...scene, cypher: sceneText(scene, values) });
  }
  return filled;
}

/** The scene of this name. Throws `query/unknown` naming all. */
export function sceneNamed(name: string, all: readonly FilledScene[]): FilledScene {
  const found = all.find((scene) => scene.name === name);
  if (found !== undefined) return found;
  throw new DemarcheError(
    'query/unknown',
    `There is no scene "${name}". There are: ${all.map((scene) => scene.name).join(', ')}.`,
  );
}

/** The guide as an HTML page for Neo4j Browser's `:guide`: a slide for each scene that has a place in it. */
export function browserGuide(all: readonly Scene[] = scenes()): string {
  const slides = all
    .flatMap(({ slide, ...scene }) => (slide === undefined ? [] : [{ ...scene, ...slide }]))
    .sort((a, b) => a.place - b.place)
    .map((scene) => ({ ...scene, cypher: sceneText(scene) }));
  return renderGuide(slides);
}

/** Scenes for Browser's favourites: a zip archive that adds each of them, or one text of all. */
export function favourites(all: readonly FilledScene[], form: 'zip' | 'cypher'): Uint8Array | string {
  return form === 'zip' ? zipFavourites(all) : renderFavourites(all);
}

function findInBoth(vocabulary: Vocabulary, store: GraphStore | undefined): IdFinder {
  const stored = store === undefined ? undefined : findInStore(store, vocabulary);
  return {
    async entity(words, kinds) {
      try {
        return findEntity(knownOf(kinds, vocabulary), vocabulary, words, kinds).id;
      } catch (error) {
        if (stored === undefined || !isDemarcheError(error, 'subject/unknown')) throw error;
        return stored.entity(words, kinds);
      }
    },
    async event(words) {
      if (stored !== undefined) return stored.event(words);
      throw new DemarcheError('subject/unknown', `No graph is at hand in which to look for "${words}".`);
    },
  };
}

function knownOf(kinds: readonly EntityKind[], vocabulary: Vocabulary): SnapshotIndex {
  const codes = new Map(vocabulary.states.map(({ id, iso3 }) => [id, iso3]));
  const nodes = [...vocabulary.entities.values()]
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, id, name, aliases }) => {
      const iso3 = codes.get(id);
      return { label: kind, id, properties: { name, aliases, ...(iso3 !== undefined && { iso3 }) } };
    });
  return createSnapshotIndex({ nodes, relationships: [], claims: new Map() });
}
