import { z } from 'zod';
import { DemarcheError, entityKinds } from '../model/index.ts';

/**
 * What a parameter takes. An entity kind, `Actor` or `Event` takes an id, which a caller may find from any name;
 * `date` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
 */
const parameterTypes = [
  'string',
  'integer',
  'number',
  'date',
  'id',
  'Actor',
  'Event',
  ...entityKinds,
] as const;
export type ParameterType = (typeof parameterTypes)[number];

export interface QueryParameter {
  readonly name: string;
  readonly type: ParameterType;
  /** Absent when the caller must give a value. */
  readonly default?: string | number;
  readonly description: string;
}

/** A query of `cypher/read`: the same text on every store. */
export interface NamedQuery {
  /** The file's name without its ending. */
  readonly name: string;
  /** What it answers, as a person would ask. */
  readonly question: string;
  readonly parameters: readonly QueryParameter[];
  readonly columns: readonly { readonly name: string; readonly description: string }[];
  /** Why it reads all nodes of a label, or all relationships of a type; absent for a query that starts from an index. */
  readonly readsAll?: string;
  readonly text: string;
}

const questionLine = /^\/\/ question: (.+)$/m;
const parameterLine = /^\/\/ param (\w+) (\w+) (?:\[(.*?)\] )?(.+)$/gm;
const columnLine = /^\/\/ column (\w+) (.+)$/gm;
const readsAllLine = /^\/\/ reads all: (.+)$/m;
const defaultSchema = z.union([z.string(), z.number()]);

/**
 * Reads the header of a query's file: `// question: …`, `// param NAME TYPE [DEFAULT] description` with the default as
 * JSON, `// column NAME description`, and `// reads all: why` where it must. Throws `defect` naming the query when a part is
 * missing or unknown.
 */
export function parseNamedQuery(name: string, text: string): NamedQuery {
  const question = questionLine.exec(text)?.[1];
  const columns = [...text.matchAll(columnLine)].map(([, column = '', description = '']) => ({
    name: column,
    description,
  }));
  if (question === undefined || columns.length === 0) {
    throw new DemarcheError(
      'defect',
      `cypher/read/${name}.cypher has no question or no columns in its header.`,
    );
  }
  const parameters = [...text.matchAll(parameterLine)].map(
    ([, parameter = '', type = '', value, description = '']) => ({
      name: parameter,
      type: parameterType(`cypher/read/${name}.cypher`, type),
      ...(value !== undefined && { default: defaultSchema.parse(JSON.parse(value)) }),
      description,
    }),
  );
  const readsAll = readsAllLine.exec(text)?.[1];
  return { name, question, parameters, columns, ...(readsAll !== undefined && { readsAll }), text };
}

/** The type that a header names. Throws `defect` naming the file for one that is none. */
export function parameterType(file: string, type: string): ParameterType {
  const known = parameterTypes.find((candidate) => candidate === type);
  if (known !== undefined) return known;
  throw new DemarcheError('defect', `${file}: "${type}" is not a parameter type.`);
}
