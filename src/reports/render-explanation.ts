import {
  DemarcheError,
  isReference,
  type NodeRow,
  type PropertyValue,
  type RelationshipRow,
  relationshipKey,
  relationshipTypes,
  type SnapshotIndex,
  wordListOf,
} from '../model/index.ts';
import { plainLine } from './escape-markdown.ts';
import { sourceLines } from './source-lines.ts';

/** Properties that the lines above already give, or that are for machines. */
const untold = new Set(['name', 'claims', 'events', 'aliases', 'history', 'historyClaims']);

/**
 * An event, an entity, an edge (`TYPE from to`) or a claim as plain text, down to its sentences with outlet and date.
 * An event is found by its id, by its hex alone, or by the hex or id of any of its claims when `claim:` is not written.
 * Throws `subject/unknown` for what the graph does not hold.
 */
export function renderExplanation(graph: SnapshotIndex, id: string): string {
  const asked = id.trim();
  const edges = edgesNamed(graph, asked);
  if (edges.length > 0) return `${edges.map((row) => explainEdge(graph, row)).join('\n\n')}\n`;
  if (graph.claims.has(asked)) return `${explainClaim(graph, asked)}\n`;
  const node = graph.node(asked) ?? eventOfHex(graph, asked);
  if (!node) {
    throw new DemarcheError(
      'subject/unknown',
      `The graph holds no event, edge or claim "${asked}". Give an id such as deal:0123456789abcdef, its hex alone, a claim's id, ` +
        'or an edge as "TYPE from to".',
    );
  }
  return `${explainNode(graph, node)}\n`;
}

function edgesNamed(graph: SnapshotIndex, asked: string): readonly RelationshipRow[] {
  const type = relationshipTypes.find((each) => asked.startsWith(`${each} `));
  if (!type) return [];
  return graph
    .edgesOf(type)
    .filter((row) => relationshipKey(row) === asked || `${type} ${row.from.id} ${row.to.id}` === asked);
}

function eventOfHex(graph: SnapshotIndex, asked: string): NodeRow | undefined {
  const hex = asked.split(':').at(-1) ?? '';
  const own = ['deal', 'pressure', 'exclusion', 'resistance'].flatMap(
    (kind) => graph.node(`${kind}:${hex}`) ?? [],
  );
  const reported = graph
    .from(`claim:${hex}`, 'REPORTS', 'FORMERLY_REPORTED')
    .flatMap((row) => graph.node(row.to.id) ?? []);
  return own[0] ?? reported[0];
}

function explainNode(graph: SnapshotIndex, node: NodeRow): string {
  const claims = graph.claimsOf(node.id).map(({ claim }) => claim.id);
  const about = claims.length > 0 ? claims : graph.to(node.id, 'ABOUT').map((row) => row.from.id);
  return [
    `${node.label} ${node.id}: ${plainLine(graph.nameOf(node.id))}`,
    ...propertyLines(node.properties),
    ...historyLines(node),
    ...graph
      .from(node.id)
      .filter((row) => !['REPORTS', 'FORMERLY_REPORTED', 'ABOUT'].includes(row.type))
      .map((row) => `  ${row.type} → ${plainLine(graph.nameOf(row.to.id))} (${row.to.id})${basisWords(row)}`),
    ...indented(sourceLines(graph, [...new Set(about)])),
    ...formerClaims(graph, node.id),
  ].join('\n');
}

/** A deal's statuses by their dates, each with the claims that tell it. */
function historyLines(node: NodeRow): readonly string[] {
  const claims = wordListOf(node, 'historyClaims');
  return wordListOf(node, 'history').map(
    (step, at) => `  ${step}: ${plainLine((claims[at] ?? '').replaceAll(' ', ', '))}`,
  );
}

/** What was reported of an event until a correction took it back. */
function formerClaims(graph: SnapshotIndex, eventId: string): readonly string[] {
  const former = graph.to(eventId, 'FORMERLY_REPORTED').map((row) => row.from.id);
  if (former.length === 0) return [];
  return ['  taken back by corrections, and counted no more:', ...indented(sourceLines(graph, former))];
}

function explainEdge(graph: SnapshotIndex, row: RelationshipRow): string {
  return [
    `${row.type} ${plainLine(graph.nameOf(row.from.id))} → ${plainLine(graph.nameOf(row.to.id))}${basisWords(row)}`,
    ...propertyLines(row.properties),
    ...wordListOf(row, 'events').map((event) => `  from ${event}: ${plainLine(graph.nameOf(event))}`),
    ...indented(sourceLines(graph, wordListOf(row, 'claims'))),
  ].join('\n');
}

function explainClaim(graph: SnapshotIndex, id: string): string {
  const events = graph
    .from(id, 'REPORTS')
    .map((row) => `  reports ${row.to.id}: ${plainLine(graph.nameOf(row.to.id))}`);
  return [
    `Claim ${id}: ${plainLine(graph.nameOf(id))}`,
    ...events,
    ...correctionLines(graph, id),
    ...indented(sourceLines(graph, [id])),
  ].join('\n');
}

/** Which text took a claim back, and what the claim reported until then. */
function correctionLines(graph: SnapshotIndex, id: string): readonly string[] {
  const by = graph.node(id)?.properties['supersededBy'];
  if (typeof by !== 'string') return [];
  return [
    ...graph
      .from(id, 'FORMERLY_REPORTED')
      .map((row) => `  reported ${row.to.id} until corrected: ${plainLine(graph.nameOf(row.to.id))}`),
    `  taken back by ${by}: ${plainLine(graph.nameOf(by))}`,
  ];
}

function basisWords(row: RelationshipRow): string {
  return isReference(row) ? ' [reference: known from the vocabulary, not from articles]' : '';
}

function propertyLines(properties: Readonly<Record<string, PropertyValue>>): readonly string[] {
  return Object.entries(properties)
    .filter(([name]) => !untold.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, value]) =>
        `  ${name}: ${plainLine(typeof value === 'object' ? value.join('; ') : String(value))}`,
    );
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
