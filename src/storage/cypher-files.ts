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

/** The statements that prepare a store of this kind, by the name of what each makes, in order. */
export function schemaStatements(kind: GraphStore['kind']): ReadonlyMap<string, string> {
  const statements = readdirSync(join(folder, 'schema', kind))
    .sort()
    .flatMap((file) => textOf(`schema/${kind}/${file}`).split(/;\s*$/m))
    .map((statement) => statement.replace(/^\/\/.*\n/gm, '').trim())
    .filter((statement) => statement !== '');
  return new Map(
    statements.map((statement) => [/\bdemarche_\w+/.exec(statement)?.[0] ?? statement, statement]),
  );
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
