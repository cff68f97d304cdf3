import type {
  GraphRows,
  NodeRef,
  NodeRow,
  Properties,
  PropertyValue,
  RelationshipRow,
} from '../model/index.ts';

/**
 * Gathers rows. A node that is already there stays as it is. Relationships are not compared with each other, for they are many:
 * whoever draws one draws it once.
 */
export interface RowCollector {
  /** False when the node was there before. */
  addNode(row: NodeRow): boolean;
  relate(type: RelationshipRow['type'], from: NodeRef, to: NodeRef, properties?: Loose, key?: string): void;
  rows(): GraphRows;
}

type Loose = Readonly<Record<string, PropertyValue | undefined>>;

/** Starts on top of rows that are known to be right, such as the reference layer; they stay as they are and come first. */
export function collectRows(base: GraphRows = noRows): RowCollector {
  const below = keysOf(base);
  // By label, then id: joining both into one key for each lookup costs more than the fold's own work.
  const seen = new Map<NodeRow['label'], Set<string>>();
  const nodes: NodeRow[] = [];
  const relationships: RelationshipRow[] = [];
  return {
    addNode(row) {
      const { label, id } = row;
      const ids = seen.get(label) ?? new Set<string>();
      if (ids.size === 0) seen.set(label, ids);
      if (ids.has(id) || below.get(label)?.has(id)) return false;
      ids.add(id);
      nodes.push(row);
      return true;
    },
    relate(type, from, to, properties = {}, key = '') {
      relationships.push({
        type,
        from: refOf(from),
        to: refOf(to),
        key,
        properties: propertiesOf(properties),
      });
    },
    rows: () => ({
      nodes: [...base.nodes, ...nodes],
      relationships: [...base.relationships, ...relationships],
    }),
  };
}

const noRows: GraphRows = { nodes: [], relationships: [] };
const held = new WeakMap<GraphRows, IdsByLabel>();

type IdsByLabel = ReadonlyMap<NodeRow['label'], ReadonlySet<string>>;

/** The base is the same for many folds, so its ids are gathered once. */
function keysOf(base: GraphRows): IdsByLabel {
  const known = held.get(base);
  if (known !== undefined) return known;
  const ids = new Map<NodeRow['label'], Set<string>>();
  for (const { label, id } of base.nodes) ids.set(label, (ids.get(label) ?? new Set()).add(id));
  held.set(base, ids);
  return ids;
}

/** What both stores keep: what is not known, empty lists and what is no number are left out. */
export function propertiesOf(values: Loose): Properties {
  let properties: Record<string, PropertyValue> | undefined;
  for (const name in values) {
    const value = values[name];
    if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    properties ??= {};
    properties[name] = value;
  }
  return properties ?? noProperties;
}

const noProperties: Properties = {};
const refs = new WeakMap<NodeRef, NodeRef>();

/** A row's end without the properties that the node may carry; one object for all relationships of a node. */
function refOf(node: NodeRef): NodeRef {
  if (!('properties' in node)) return node;
  const ref = refs.get(node) ?? { label: node.label, id: node.id };
  refs.set(node, ref);
  return ref;
}
