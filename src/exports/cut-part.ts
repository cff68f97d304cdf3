import {
  derivedTypes,
  type GraphRows,
  groupLabelOf,
  isReference,
  type RelationshipRow,
  type RelationshipType,
  registerTypes,
} from '../model/index.ts';

/**
 * How much of a graph is exported.
 * - `map`: the actors that news tells of, the summary edges between them, and their alliances and memberships;
 * - `news`: all that news tells, with its words and articles, and what the vocabulary knows of the same things;
 * - `all`: the whole of it, with entities that nothing is told of, registers and lists of sanctions.
 */
export const graphParts = ['map', 'news', 'all'] as const;
export type GraphPart = (typeof graphParts)[number];

const mapTypes: ReadonlySet<RelationshipType> = new Set([...derivedTypes, 'ALLY_OF', 'MEMBER_OF']);

/** The part of a graph; rows keep their order. */
export function cutPart(rows: GraphRows, part: GraphPart): GraphRows {
  if (part === 'all') return rows;
  const isOnMap = ({ type, from, to }: RelationshipRow): boolean =>
    mapTypes.has(type) && [from, to].every(({ label }) => groupLabelOf[label] === 'Actor');
  const edges = part === 'map' ? rows.relationships.filter(isOnMap) : rows.relationships;
  const told = new Set(edges.filter(isTold).flatMap(({ from, to }) => [from.id, to.id]));
  return {
    nodes: rows.nodes.filter(({ id }) => told.has(id)),
    relationships: edges.filter(({ from, to }) => told.has(from.id) && told.has(to.id)),
  };
}

const ofRegisters: ReadonlySet<RelationshipType> = new Set(registerTypes);

function isTold(row: RelationshipRow): boolean {
  return !isReference(row) && !ofRegisters.has(row.type);
}
