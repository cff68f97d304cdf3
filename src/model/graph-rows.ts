import type { EntityKind } from './entity.ts';

/** The closed list of node labels that carry an `id`. */
export const nodeLabels = [
  'State',
  'Organization',
  'Person',
  'Alliance',
  'Programme',
  'WeaponSystem',
  'Legislation',
  'Deal',
  'Pressure',
  'Exclusion',
  'Resistance',
  'Claim',
  'Passage',
  'Text',
  'Article',
  'Story',
  'Register',
  'RegisterEntry',
  'Listing',
] as const satisfies readonly (EntityKind | string)[];
export type NodeLabel = (typeof nodeLabels)[number];

/** Labels that a node may carry beside its own. */
export const groupLabels = ['Actor', 'Event'] as const;
export type GroupLabel = (typeof groupLabels)[number];

/** Which group label goes with which node label. */
export const groupLabelOf: Readonly<Partial<Record<NodeLabel, GroupLabel>>> = {
  State: 'Actor',
  Organization: 'Actor',
  Person: 'Actor',
  Alliance: 'Actor',
  Deal: 'Event',
  Pressure: 'Event',
  Exclusion: 'Event',
  Resistance: 'Event',
};

/** The derived edges, Actor → Actor, that summarise events. */
export const derivedTypes = [
  'SELLS_ARMS_TO',
  'PROPOSES_ARMS_TO',
  'THREATENS',
  'SANCTIONS',
  'PRESSURES',
  'RESISTS',
] as const;
export type DerivedType = (typeof derivedTypes)[number];

/** From an event to who and what takes part in it. */
export const partyTypes = [
  'SELLER',
  'BUYER',
  'COVERS',
  'PRESSED_BY',
  'PRESSED_ON',
  'CONCERNS',
  'UNDER_LAW',
  'EXCLUDED_BY',
  'EXCLUDED',
  'EXCLUDED_FROM',
  'RESISTED_BY',
  'RESISTED_AGAINST',
] as const;

/** From claims to what they are about and to the words they rest on, and between the texts that hold these. */
export const recordTypes = [
  'ABOUT',
  'REPORTS',
  'FORMERLY_REPORTED',
  'EVIDENCED_BY',
  'IN',
  'PRINTS',
  'REVISES',
  'FOLLOWS',
  'TOLD_IN',
] as const;

/** From rows of registers and listings to whom they name, and to the register that has them. None of them rests on claims. */
export const registerTypes = [
  'RECORDED_SELLER',
  'RECORDED_BUYER',
  'RECORDED_ITEM',
  'LISTS',
  'LISTED_UNDER',
  'ENTERED_IN',
] as const;

/** The closed list of relationship types. */
export const relationshipTypes = [
  ...derivedTypes,
  ...partyTypes,
  'MADE_BY',
  'LAW_OF',
  'MEMBER_OF',
  'ALLY_OF',
  'OFFICIAL_OF',
  'BASED_IN',
  'VARIANT_OF',
  'COMPONENT_OF',
  ...recordTypes,
  ...registerTypes,
] as const;
export type RelationshipType = (typeof relationshipTypes)[number];

/** What both stores keep without loss: no nested maps, no nulls, no mixed lists. Whole numbers are stored as integers. */
export type PropertyValue = string | number | boolean | readonly string[];
export type Properties = Readonly<Record<string, PropertyValue>>;

/** A node, by its label and id. Properties always hold `name`, the caption a person reads. */
export interface NodeRow {
  readonly label: NodeLabel;
  readonly id: string;
  readonly properties: Properties;
}

export interface NodeRef {
  readonly label: NodeLabel;
  readonly id: string;
}

/** A relationship; `key` tells apart several of one type between the same two nodes, and is '' where there is only one. */
export interface RelationshipRow {
  readonly type: RelationshipType;
  readonly from: NodeRef;
  readonly to: NodeRef;
  readonly key: string;
  readonly properties: Properties;
}

/** The logical graph: what the fold yields and what a store holds. */
export interface GraphRows {
  readonly nodes: readonly NodeRow[];
  readonly relationships: readonly RelationshipRow[];
}

/** What turns one logical graph into another. Deleting a node takes its relationships along. */
export interface GraphChanges {
  readonly upsertNodes: readonly NodeRow[];
  readonly upsertRelationships: readonly RelationshipRow[];
  readonly deleteNodes: readonly NodeRef[];
  readonly deleteRelationships: readonly Omit<RelationshipRow, 'properties'>[];
}

/** Identity of a node row within a graph. */
export function nodeKey(row: NodeRef): string {
  return `${row.label} ${row.id}`;
}

/** Identity of a relationship row within a graph. */
export function relationshipKey(row: Omit<RelationshipRow, 'properties'>): string {
  return `${row.type} ${row.from.id} ${row.to.id} ${row.key}`;
}
