import {
  type RelationshipRow,
  type RelationshipType,
  relationshipTypes,
  type SnapshotIndex,
  wordListOf,
} from '../model/index.ts';
import type { Description, Fact, MapFilters } from './api.ts';
import { actsOfEdge } from './build-map.ts';
import { pageSize } from './describe-node.ts';
import type { MapAct } from './map-acts.ts';
import { wordsOf } from './properties.ts';
import { showClaim } from './show-claims.ts';
import { tellEvent } from './tell-event.ts';

/**
 * An edge, `TYPE from to`: the events that it sums up under these filters, latest first, or the claims
 * and the reference that it rests on. Undefined for what the graph does not hold.
 */
export function describeEdge(
  index: SnapshotIndex,
  acts: readonly MapAct[],
  id: string,
  filters: MapFilters,
  offset: number,
): Description | undefined {
  const [asked = '', from = '', to = ''] = id.split(' ');
  const type = relationshipTypes.find((each) => each === asked);
  if (type === undefined || index.node(from) === undefined || index.node(to) === undefined) return undefined;
  const rows = index.from(from, type).filter((row) => row.to.id === to);
  const summed = actsOfEdge(acts, filters, type, from, to);
  const events = [...new Set([...summed.map(({ event }) => event), ...eventsOf(rows, summed)])];
  if (events.length === 0 && rows.length === 0) return undefined;
  const claims = rows.flatMap((row) => wordListOf(row, 'claims'));
  return {
    id,
    title: `${index.nameOf(from)} → ${index.nameOf(to)}`,
    kind: type,
    facts: factsOf(index, type, from, to, rows),
    events: events
      .slice(offset, offset + pageSize)
      .flatMap((event) => index.node(event) ?? [])
      .map((event) => tellEvent(index, event)),
    more: Math.max(0, events.length - offset - pageSize),
    claims:
      events.length > 0
        ? []
        : [...new Set(claims)]
            .slice(0, pageSize)
            .flatMap((claim) => index.claims.get(claim) ?? [])
            .map((claim) => showClaim(index, claim)),
    dossier: false,
  };
}

/** Edges that are no part of the map (a deal's buyer, a pressure's law) show the event at their one end. */
function eventsOf(rows: readonly RelationshipRow[], summed: readonly MapAct[]): readonly string[] {
  if (summed.length > 0) return [];
  return rows.flatMap((row) => [
    ...wordListOf(row, 'events'),
    ...[row.from, row.to].flatMap(({ id, label }) =>
      label === 'Deal' || label === 'Pressure' || label === 'Exclusion' || label === 'Resistance' ? [id] : [],
    ),
  ]);
}

function factsOf(
  index: SnapshotIndex,
  type: RelationshipType,
  from: string,
  to: string,
  rows: readonly RelationshipRow[],
): readonly Fact[] {
  const reference = rows.filter((row) => wordsOf(row, 'basis') === 'reference');
  return [
    { name: 'from', value: index.nameOf(from), id: from },
    { name: 'to', value: index.nameOf(to), id: to },
    ...reference.flatMap((row) => [
      {
        name: 'known from',
        value: `the vocabulary${sourceWords(row)}: ${type === 'ALLY_OF' ? 'not counted as news' : 'not told by an article'}`,
      },
      ...['first', 'until', 'instrument'].flatMap((name) => {
        const value = wordsOf(row, name);
        return value === undefined ? [] : [{ name: name === 'first' ? 'since' : name, value }];
      }),
    ]),
  ];
}

function sourceWords(row: RelationshipRow): string {
  const source = wordsOf(row, 'source');
  return source === undefined ? '' : ` (${source})`;
}
