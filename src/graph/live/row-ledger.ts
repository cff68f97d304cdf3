import {
  entityKinds,
  type GraphChanges,
  type GraphRows,
  type NodeRow,
  nodeKey,
  type RelationshipRow,
  relationshipKey,
} from '../../model/index.ts';
import { changesBetween } from '../changes-between.ts';
import type { RowIndex } from '../row-index.ts';

/** The rows of a graph with the units that draw them: a row is there as long as one of its units draws it. */
export interface RowLedger {
  /** Every row by its key; made when it is asked for. */
  readonly rows: RowIndex;
  /** Makes the rows of a unit exactly these; none takes it away. */
  draw(unit: string, rows: GraphRows): void;
  /** Adds rows that no unit draws, or takes them away; they must not be drawn by any. */
  set(rows: GraphRows, isThere: boolean): void;
  /** Puts another row in the place of a node that is there; does nothing where it is not. */
  renew(node: NodeRow): void;
  /** What happened to the rows since it was last asked. */
  changes(): GraphChanges;
}

/**
 * Starts with rows that no unit draws and that stay as they are. Most rows have one unit that draws them, a text its claims and an
 * event its parties, and are kept with it alone; those that several units may draw are kept by their keys.
 */
export function createRowLedger(base: GraphRows): RowLedger {
  const nodes = createShelf<NodeRow>(base.nodes, nodeKey, ({ label }) => !entityLabels.has(label));
  const relationships = createShelf<RelationshipRow>(
    base.relationships,
    relationshipKey,
    // Two articles may make one text revise another.
    ({ type, from }) => !entityLabels.has(from.label) && type !== 'REVISES',
  );
  return {
    get rows() {
      return { nodes: nodes.rows(), relationships: relationships.rows() };
    },
    draw(unit, rows) {
      nodes.draw(unit, rows.nodes);
      relationships.draw(unit, rows.relationships);
    },
    set(rows, isThere) {
      nodes.set(rows.nodes, isThere);
      relationships.set(rows.relationships, isThere);
    },
    renew: nodes.renew,
    changes() {
      const [before, after] = [nodes.changes(), relationships.changes()];
      return changesBetween(
        { nodes: before.was, relationships: after.was },
        { nodes: before.is, relationships: after.is },
      );
    },
  };
}

const entityLabels: ReadonlySet<string> = new Set(entityKinds);

function createShelf<Row>(base: readonly Row[], keyOf: (row: Row) => string, isAlone: (row: Row) => boolean) {
  const shared = createShared(base, keyOf);
  /** Rows that only their unit draws, by unit; and as they were before the change, for units drawn since. */
  const own = new Map<string, readonly Row[]>();
  let former = new Map<string, readonly Row[]>();
  return {
    rows(): ReadonlyMap<string, Row> {
      const all = new Map(shared.rows);
      for (const rows of own.values()) for (const row of rows) all.set(keyOf(row), row);
      return all;
    },
    draw(unit: string, drawn: readonly Row[]): void {
      const alone = drawn.filter(isAlone);
      shared.draw(unit, alone.length === drawn.length ? [] : drawn.filter((row) => !isAlone(row)));
      const before = own.get(unit) ?? [];
      if (before.length === 0 && alone.length === 0) return;
      if (!former.has(unit)) former.set(unit, before);
      if (alone.length === 0) own.delete(unit);
      else own.set(unit, alone);
    },
    set: shared.set,
    renew: shared.renew,
    changes() {
      const changes = shared.changes();
      // A row may have gone over from one unit to another: units are taken all with what they had, then all with what they have.
      for (const rows of former.values()) for (const row of rows) changes.was.set(keyOf(row), row);
      for (const unit of former.keys()) {
        for (const row of own.get(unit) ?? []) changes.is.set(keyOf(row), row);
      }
      former = new Map();
      return changes;
    },
  };
}

/** Rows that several units may draw. */
function createShared<Row>(base: readonly Row[], keyOf: (row: Row) => string) {
  const rows = new Map(base.map((row) => [keyOf(row), row]));
  const fixed: ReadonlySet<string> = new Set(rows.keys());
  const drawnBy = new Map<string, readonly string[]>();
  /** How many units draw a row, where it is more than one. */
  const owners = new Map<string, number>();
  let former = new Map<string, Row | undefined>();

  const put = (key: string, row: Row | undefined): void => {
    const held = rows.get(key);
    if (held === row) return;
    if (!former.has(key)) former.set(key, held);
    if (row === undefined) rows.delete(key);
    else rows.set(key, row);
  };
  return {
    rows: rows as ReadonlyMap<string, Row>,
    draw(unit: string, drawn: readonly Row[]): void {
      const old = drawnBy.get(unit) ?? [];
      const now = new Map<string, Row>();
      for (const row of drawn) {
        const key = keyOf(row);
        if (!fixed.has(key)) now.set(key, row);
      }
      // The keys that it had before stand for their equals, so that a key is kept in memory once.
      const stays = new Set(old.filter((key) => now.has(key)));
      for (const key of old) {
        if (stays.has(key)) continue;
        const count = owners.get(key) ?? 1;
        if (count === 1) put(key, undefined);
        else if (count === 2) owners.delete(key);
        else owners.set(key, count - 1);
      }
      for (const [key, row] of now) {
        if (!stays.has(key) && rows.has(key)) owners.set(key, (owners.get(key) ?? 1) + 1);
        put(key, row);
      }
      const keys = [...stays, ...[...now.keys()].filter((key) => !stays.has(key))];
      if (keys.length === 0) drawnBy.delete(unit);
      else drawnBy.set(unit, keys);
    },
    set(alone: readonly Row[], isThere: boolean): void {
      for (const row of alone) put(keyOf(row), isThere ? row : undefined);
    },
    renew(row: Row): void {
      const key = keyOf(row);
      if (rows.has(key) && !fixed.has(key)) put(key, row);
    },
    changes() {
      const touched = former;
      former = new Map();
      const [was, is] = [new Map<string, Row>(), new Map<string, Row>()];
      for (const [key, row] of touched) {
        if (row !== undefined) was.set(key, row);
        const now = rows.get(key);
        if (now !== undefined) is.set(key, now);
      }
      return { was, is };
    },
  };
}
