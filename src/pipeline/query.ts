import {
  actorKinds,
  DemarcheError,
  type EntityKind,
  entityKinds,
  eventKinds,
  type GraphStore,
  partialDateSchema,
  type QueryOptions,
  type QueryResult,
  type Vocabulary,
} from '../model/index.ts';
import { type NamedQuery, namedQueries, type QueryParameter } from '../storage/index.ts';
import { findByPrefix } from './find-by-prefix.ts';
import { findEntity, indexOfNodes } from './find-entity.ts';

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
      named,
      parameter,
      given.get(parameter.name),
      store,
      vocabulary,
    );
  }
  return store.query(named.text, parameters, options);
}

async function parameterValue(
  query: NamedQuery,
  parameter: QueryParameter,
  words: string | undefined,
  store: GraphStore,
  vocabulary: Vocabulary,
): Promise<string | number> {
  const { name, type, description } = parameter;
  if (words === undefined) {
    if (parameter.default !== undefined) return parameter.default;
    throw new DemarcheError('settings/invalid', `${query.name} needs --param ${name}=…: ${description}.`);
  }
  const wrong = (takes: string): DemarcheError =>
    new DemarcheError('settings/invalid', `--param ${name} is "${words}"; it takes ${takes}.`);
  switch (type) {
    case 'string':
      return words;
    case 'id':
      return words.includes(':') && /^(article|claim|text|story|passage):/.test(words)
        ? words
        : `article:${words}`;
    case 'integer':
    case 'number': {
      const value = words.trim() === '' ? Number.NaN : Number(words);
      if (!Number.isFinite(value) || (type === 'integer' && !Number.isSafeInteger(value))) {
        throw wrong(type === 'integer' ? 'a whole number' : 'a number');
      }
      return value;
    }
    case 'date':
      if (words !== parameter.default && !partialDateSchema.safeParse(words).success) {
        throw wrong('a date such as 2018, 2018-10 or 2018-10-05');
      }
      return words;
    case 'Event':
      return findByPrefix(await indexOfNodes(store, eventKinds), words, eventKinds);
    default: {
      const kinds = type === 'Actor' ? actorKinds : entityKinds.filter((kind) => kind === type);
      return entityId(words, kinds, store, vocabulary);
    }
  }
}

async function entityId(
  words: string,
  kinds: readonly EntityKind[],
  store: GraphStore,
  vocabulary: Vocabulary,
): Promise<string> {
  return findEntity(await indexOfNodes(store, kinds), vocabulary, words, kinds).id;
}

/** Parameters of free Cypher are numbers where they are spelt as one, else words. */
function freeParameter([name, words]: readonly [string, string]): readonly [string, string | number] {
  return [name, /^-?\d+(\.\d+)?$/.test(words) ? Number(words) : words];
}
