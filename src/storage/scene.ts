import { z } from 'zod';
import { DemarcheError } from '../model/index.ts';
import { type ParameterType, parameterType } from './named-query.ts';

export interface SceneParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly default: string | number;
  readonly description: string;
}

/** A drawing of `cypher/explore` for Neo4j Browser: nodes and relationships, never more than 150 nodes on any graph. */
export interface Scene {
  /** The file's name without its ending. */
  readonly name: string;
  readonly title: string;
  /** What it answers, as a person would ask. */
  readonly question: string;
  readonly parameters: readonly SceneParameter[];
  /** Its place in the guide, and what the guide says of it; absent for scenes that the guide leaves out. */
  readonly slide?: { readonly place: number; readonly text: string };
  /** The statement, which runs as it stands: its first line gives the parameters their values. */
  readonly statement: string;
}

const headerSchema = z.object({
  title: z.string(),
  question: z.string().endsWith('?'),
  slide: z.object({ place: z.coerce.number().int().positive(), text: z.string() }).optional(),
});
const literal = String.raw`'(?:[^'\\]|\\.)*'|-?\d+(?:\.\d+)?`;
const givenValue = new RegExp(String.raw`(${literal}) AS (\w+)`, 'g');
const givenLine = new RegExp(String.raw`^WITH (?:${literal}) AS \w+(?:, (?:${literal}) AS \w+)*$`);
const parameterLine = /^\/\/ param (\w+) (\w+) (.+)$/gm;

/**
 * Reads a scene's file: `// title: …`, `// question: …`, `// slide PLACE text` where the guide has it, `// param NAME TYPE
 * description`, then the statement. Its first line is `WITH VALUE AS NAME, …` with a value for each parameter, in their order:
 * so the file runs in Neo4j Browser as it lies. Throws `defect` naming the scene when a part is missing or does not fit.
 */
export function parseScene(name: string, text: string): Scene {
  const header = headerSchema.safeParse({
    title: /^\/\/ title: (.+)$/m.exec(text)?.[1],
    question: /^\/\/ question: (.+)$/m.exec(text)?.[1],
    slide: /^\/\/ slide (?<place>\d+) (?<text>.+)$/m.exec(text)?.groups,
  });
  const place = `cypher/explore/${name}.cypher`;
  if (!header.success) throw new DemarcheError('defect', `${place}: ${z.prettifyError(header.error)}`);
  const statement = text.replace(/^\/\/.*\n/gm, '').trim();
  const values = givenLine.test(firstLine(statement)) ? [...firstLine(statement).matchAll(givenValue)] : [];
  const declared = [...text.matchAll(parameterLine)];
  if (declared.map(([, parameter]) => parameter).join() !== values.map(([, , variable]) => variable).join()) {
    throw new DemarcheError('defect', `${place}: its first line does not give each parameter its value.`);
  }
  return {
    name,
    title: header.data.title,
    question: header.data.question,
    parameters: declared.map(([, parameter = '', type = '', description = ''], at) => ({
      name: parameter,
      type: parameterType(place, type),
      default: literalValue(values[at]?.[1] ?? ''),
      description,
    })),
    ...(header.data.slide !== undefined && { slide: header.data.slide }),
    statement,
  };
}

/**
 * What Neo4j Browser's editor is to hold: title, question and what may be changed as comments, then the statement with these
 * values in its first line. Values become literals, so that nothing in them can be read as Cypher.
 */
export function sceneText(scene: Scene, values: ReadonlyMap<string, string | number> = new Map()): string {
  const { title, question, parameters, statement } = scene;
  const given = parameters.map(
    (parameter) => `${cypherLiteral(values.get(parameter.name) ?? parameter.default)} AS ${parameter.name}`,
  );
  return [
    `// ${title}`,
    `// ${question}`,
    ...parameters.map(({ name, description }) => `// ${name}: ${description}`),
    ...(given.length === 0 ? [] : [`WITH ${given.join(', ')}`]),
    given.length === 0 ? statement : statement.slice(firstLine(statement).length + 1),
  ].join('\n');
}

/**
 * A value as Cypher spells it. Neo4j resolves `\uXXXX` before it looks for the end of a string, so a backslash never stands
 * before a `u` here.
 */
export function cypherLiteral(value: string | number): string {
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return String(value);
    throw new DemarcheError('settings/invalid', `${value} is not a number that Cypher can spell.`);
  }
  const spelt = value
    .replace(/\\/g, '\\\\')
    .replace(/'/g, "\\'")
    .replace(/\\u/g, '\\\\u0075')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
  return `'${spelt}'`;
}

function literalValue(spelt: string): string | number {
  return spelt.startsWith("'") ? spelt.slice(1, -1).replace(/\\(.)/g, '$1') : Number(spelt);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
