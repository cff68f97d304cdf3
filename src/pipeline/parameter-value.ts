import {
  actorKinds,
  DemarcheError,
  type EntityKind,
  entityKinds,
  partialDateSchema,
} from '../model/index.ts';
import type { ParameterType } from '../storage/index.ts';

/** A parameter of a named query or a scene, as its file declares it. */
interface Declared {
  readonly name: string;
  readonly type: ParameterType;
  readonly default?: string | number;
  readonly description: string;
}

/** How ids are found from what people write. */
export interface IdFinder {
  readonly entity: (words: string, kinds: readonly EntityKind[]) => Promise<string>;
  readonly event: (words: string) => Promise<string>;
}

/**
 * The value that a person's words give a parameter, or its default where they gave none; `of` is what takes it.
 * Throws `settings/invalid` naming the parameter, and what the finder throws.
 */
export async function parameterValue(
  of: string,
  parameter: Declared,
  words: string | undefined,
  find: IdFinder,
): Promise<string | number> {
  const { name, type, description } = parameter;
  if (words === undefined) {
    if (parameter.default !== undefined) return parameter.default;
    throw new DemarcheError('settings/invalid', `${of} needs --param ${name}=…: ${description}.`);
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
      return find.event(words);
    default:
      return find.entity(words, type === 'Actor' ? actorKinds : entityKinds.filter((kind) => kind === type));
  }
}
