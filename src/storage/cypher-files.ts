import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  DemarcheError,
  type GraphStore,
  type NodeLabel,
  nodeLabels,
  type RelationshipType,
  relationshipTypes,
} from '../model/index.ts';
import { type NamedQuery, parseNamedQuery } from './named-query.ts';
import { parseScene, type Scene } from './scene.ts';

const folder = join(packageFolder(), 'cypher');
const texts = new Map<string, string>();

/** Every query of `cypher/read`, by name. Throws `defect` for a file whose header does not hold. */
export function namedQueries(): readonly NamedQuery[] {
  return readdirSync(join(folder, 'read'))
    .filter((file) => file.endsWith('.cypher'))
    .sort()
    .map((file) => parseNamedQuery(file.replace(/\.cypher$/, ''), textOf(`read/${file}`)));
}

/** Every scene of `cypher/explore`, by name. Throws `defect` for a file that does not hold. */
export function scenes(): readonly Scene[] {
  return readdirSync(join(folder, 'explore'))
    .filter((file) => file.endsWith('.cypher'))
    .sort()
    .map((file) => parseScene(file.replace(/\.cypher$/, ''), textOf(`explore/${file}`)));
}

/** The style of nodes and relationships, as Neo4j Browser takes it. */
export function browserStyle(): string {
  return textOf('style.grass');
}

/** A file of `cypher/schema`, which is a migration on Neo4j. */
export interface SchemaFile {
  /** What its name begins with: the order in which files run. */
  readonly number: number;
  /** The file's name without its ending. */
  readonly name: string;
  readonly statements: readonly string[];
}

/** The files that prepare a store of this kind, in order. Throws `defect` for one whose name begins with no number of its own. */
export function schemaFiles(kind: GraphStore['kind']): readonly SchemaFile[] {
  const files = readdirSync(join(folder, 'schema', kind)).map((file) => ({
    number: Number(/^\d+(?=-)/.exec(file)?.[0] ?? Number.NaN),
    name: file.replace(/\.cypher$/, ''),
    statements: textOf(`schema/${kind}/${file}`)
      .split(/;\s*$/m)
      .map((statement) => statement.replace(/^\/\/.*\n/gm, '').trim())
      .filter((statement) => statement !== ''),
  }));
  if (new Set(files.map(({ number }) => number)).size < files.length || files.some(isUnnumbered)) {
    throw new DemarcheError('defect', `cypher/schema/${kind}: each file begins with a number of its own.`);
  }
  return files.sort((a, b) => a.number - b.number);
}

function isUnnumbered({ number }: SchemaFile): boolean {
  return Number.isNaN(number);
}

/** All statements that prepare a store of this kind, in order. */
export function schemaStatements(kind: GraphStore['kind']): readonly string[] {
  return schemaFiles(kind).flatMap(({ statements }) => statements);
}

/** The statement that creates or replaces nodes of a label: `$rows` of {id, properties}. */
export function upsertNodesStatement(label: NodeLabel): string {
  return textOf(`write/nodes/upsert/${listed(label)}.cypher`);
}

/** The statement that deletes nodes of a label with their relationships: `$rows` of {id}. */
export function deleteNodesStatement(label: NodeLabel): string {
  return textOf(`write/nodes/delete/${listed(label)}.cypher`);
}

/** The statement that creates or replaces relationships of a type: `$rows` of {from, to, key, properties}. */
export function upsertRelationshipsStatement(type: RelationshipType, from: NodeLabel, to: NodeLabel): string {
  return withEnds(textOf(`write/relationships/upsert/${listed(type)}.cypher`), from, to);
}

/** The statement that deletes relationships of a type: `$rows` of {from, to, key}. */
export function deleteRelationshipsStatement(type: RelationshipType, from: NodeLabel, to: NodeLabel): string {
  return withEnds(textOf(`write/relationships/delete/${listed(type)}.cypher`), from, to);
}

/** The files name the ends `:From` and `:To`; the labels that stand for them come from the model's closed list alone. */
function withEnds(text: string, from: NodeLabel, to: NodeLabel): string {
  return text.replace('(a:From ', `(a:${listed(from)} `).replace('(b:To ', `(b:${listed(to)} `);
}

/** Types promise it; checked once more because these words become part of a statement. */
function listed<Name extends NodeLabel | RelationshipType>(name: Name): Name {
  if ([...nodeLabels, ...relationshipTypes].includes(name)) return name;
  throw new DemarcheError('defect', `"${name}" is neither a label nor a relationship type of the model.`);
}

function textOf(path: string): string {
  const known = texts.get(path);
  if (known !== undefined) return known;
  const text = readFileSync(join(folder, path), 'utf8');
  texts.set(path, text);
  return text;
}

/** The folder that holds package.json and `cypher`: the same from the sources and from the build. */
function packageFolder(): string {
  let found = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(found, 'package.json'))) found = dirname(found);
  return found;
}
