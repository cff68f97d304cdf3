import neo4j, { type Node, type Path, type Relationship } from 'neo4j-driver';
import type { Cell } from '../../model/index.ts';

/**
 * A value as the driver sends it: whole numbers become integers (JavaScript's numbers would arrive as floats), dates
 * ISO 8601 strings.
 */
function sentValue(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(sentValue);
  if (typeof value !== 'object' || value === null) return value;
  return sentMap(Object.fromEntries(Object.entries(value)));
}

/** Parameters or properties as the driver sends them. */
export function sentMap(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, sentValue(value)]));
}

/**
 * A value of a result as the port has it: nodes become their properties and `_labels`, relationships their properties
 * and `_type`, paths `{nodes, relationships}`; integers become numbers, times ISO 8601 strings.
 */
export function receivedCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  if (neo4j.isInt(value)) return value.toNumber();
  if (Array.isArray(value)) return value.map(receivedCell);
  if (typeof value !== 'object') return String(value);
  if (neo4j.isNode(value)) return nodeCell(value);
  if (neo4j.isRelationship(value)) return relationshipCell(value);
  if (neo4j.isUnboundRelationship(value)) return { ...cells(value.properties), _type: value.type };
  if (neo4j.isPath(value)) return pathCell(value);
  if (neo4j.isDuration(value)) return value.toString();
  if (isTime(value)) return withoutTrailingZeros(value.toString());
  if (neo4j.isPoint(value)) return cells({ srid: value.srid, x: value.x, y: value.y, z: value.z });
  return cells(Object.fromEntries(Object.entries(value)));
}

function nodeCell(node: Node): Cell {
  return { ...cells(node.properties), _labels: [...node.labels].sort() };
}

function relationshipCell(relationship: Relationship): Cell {
  return { ...cells(relationship.properties), _type: relationship.type };
}

function pathCell(path: Path): Cell {
  const [first] = path.segments;
  return {
    nodes: [first?.start ?? path.start, ...path.segments.map(({ end }) => end)].map(nodeCell),
    relationships: path.segments.map(({ relationship }) => relationshipCell(relationship)),
  };
}

function cells(values: Readonly<Record<string, unknown>>): Readonly<Record<string, Cell>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, receivedCell(value)]));
}

function isTime(value: object): boolean {
  return (
    neo4j.isDate(value) ||
    neo4j.isDateTime(value) ||
    neo4j.isLocalDateTime(value) ||
    neo4j.isLocalTime(value) ||
    neo4j.isTime(value)
  );
}

/** Neo4j writes nanoseconds in full ("…05.500000000Z"); other stores write no more digits than there are. */
function withoutTrailingZeros(time: string): string {
  return time.replace(/(\.\d*?)0+(?=$|[Z+-])/, (_, fraction: string) => (fraction === '.' ? '' : fraction));
}
