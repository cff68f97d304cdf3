import {
  DemarcheError,
  eventKinds,
  type GraphStore,
  type QueryOptions,
  type QueryResult,
  type Vocabulary,
} from '../model/index.ts';
import { type NamedQuery, namedQueries } from '../storage/index.ts';
import { findByPrefix } from './find-by-prefix.ts';
import { findEntity, indexOfNodes } from './find-entity.ts';
import { type IdFinder, parameterValue } from './parameter-value.ts';

/** The query of `cypher/read` that is meant; undefined for what is no name, and so Cypher. */
function namedQuery(words: string): NamedQuery | undefined {
  const asked = words.trim();
  const queries = namedQueries();
  const found = queries.find(({ name }) => name === asked);
  if (found !== undefined || !/^[a-z0-9-]+$/.test(asked)) return found;
  throw new DemarcheError(
    'query/unknown',
    `There is no query "${asked}". There are: ${queries.map(({ name }) => name).join(', ')}.`,
  );
}

/**
 * Runs a named query with the parameters that a person gave as words, or free Cypher that only reads.
 * Throws `settings/invalid` naming the parameter, and what the store throws.
 */
export async function query(
  words: string,
  given: ReadonlyMap<string, string>,
  store: GraphStore,
  vocabulary: Vocabulary,
  options: QueryOptions,
): Promise<QueryResult> {
  const named = namedQuery(words);
  if (named === undefined)
    return store.query(words, Object.fromEntries([...given].map(freeParameter)), options);
  const known = new Set(named.parameters.map(({ name }) => name));
  const stray = [...given.keys()].find((name) => !known.has(name));
  if (stray !== undefined) {
    throw new DemarcheError(
      'settings/invalid',
      `--param ${stray}: ${named.name} takes ${known.size === 0 ? 'no parameters' : [...known].join(', ')}.`,
    );
  }
  const parameters: Record<string, unknown> = {};
  for (const parameter of named.parameters) {
    parameters[parameter.name] = await parameterValue(
      named.name,
      parameter,
      given.get(parameter.name),
      findInStore(store, vocabulary),
    );
  }
  return store.query(named.text, parameters, options);
}

/** Finds ids among the nodes of a store. */
export function findInStore(store: GraphStore, vocabulary: Vocabulary): IdFinder {
  return {
    entity: async (words, kinds) => findEntity(await indexOfNodes(store, kinds), vocabulary, words, kinds).id,
    event: async (words) => findByPrefix(await indexOfNodes(store, eventKinds), words, eventKinds),
  };
}

/** Parameters of free Cypher are numbers where they are spelt as one, else words. */
function freeParameter([name, words]: readonly [string, string]): readonly [string, string | number] {
  return [name, /^-?\d+(\.\d+)?$/.test(words) ? Number(words) : words];
}
