import type { GraphRows, PartialDate, RelationshipRow } from '../model/index.ts';
import { boundsOf, lastDayOf } from '../util/date-bounds.ts';

/**
 * The reference layer as it could be known by the end of a date: what begins later is not there, and what ends later goes on.
 * Things that have no dates, and names, are there at any time. All of it where no date is given.
 */
export function referenceAsOf(rows: GraphRows, asOf: PartialDate | undefined): GraphRows {
  if (asOf === undefined) return rows;
  const day = lastDayOf(asOf);
  return inTime(rows, {
    isThere: ({ first }) => first === undefined || lastDayOf(first) <= day,
    hasEnded: (until) => lastDayOf(until) <= day,
  });
}

/** The reference layer of a period: facts that may have held on some day of it; what ends after it is not yet over. */
export function referenceDuring(
  rows: GraphRows,
  { from, to }: { readonly from?: PartialDate; readonly to?: PartialDate },
): GraphRows {
  const opens = from === undefined ? '' : boundsOf(from)[0];
  const closes = to === undefined ? '9999-12-31' : lastDayOf(to);
  return inTime(rows, {
    isThere: ({ first, until }) =>
      (first === undefined || boundsOf(first)[0] <= closes) &&
      (until === undefined || lastDayOf(until) >= opens),
    hasEnded: (until) => lastDayOf(until) <= closes,
  });
}

interface Lasting {
  readonly first: PartialDate | undefined;
  readonly until: PartialDate | undefined;
}

function inTime(
  { nodes, relationships }: GraphRows,
  { isThere, hasEnded }: { isThere(lasting: Lasting): boolean; hasEnded(until: PartialDate): boolean },
): GraphRows {
  return {
    nodes,
    relationships: relationships.flatMap((row) => {
      if (row.properties['basis'] !== 'reference') return [row];
      const [first, until] = [dateIn(row, 'first'), dateIn(row, 'until')];
      if (!isThere({ first, until })) return [];
      return until === undefined || hasEnded(until) ? [row] : [withoutEnd(row)];
    }),
  };
}

function dateIn(row: RelationshipRow, name: 'first' | 'until'): PartialDate | undefined {
  const value = row.properties[name];
  return typeof value === 'string' ? value : undefined;
}

function withoutEnd(row: RelationshipRow): RelationshipRow {
  const { until: _, active: __, ...properties } = row.properties;
  return { ...row, properties };
}
