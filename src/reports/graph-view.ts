import type {
  NodeLabel,
  NodeRow,
  PropertyValue,
  RelationshipRow,
  RelationshipType,
  SourcedClaim,
} from '../model/index.ts';

/** What a report asks of a graph; an index over a snapshot answers it, with every list sorted. */
export interface GraphView {
  readonly claims: ReadonlyMap<string, SourcedClaim>;
  readonly node: (id: string) => NodeRow | undefined;
  /** The node's `name`, or its id when it has none. */
  readonly nameOf: (id: string) => string;
  readonly nodesOf: (label: NodeLabel) => readonly NodeRow[];
  readonly edgesOf: (type: RelationshipType) => readonly RelationshipRow[];
  readonly from: (id: string, ...types: readonly RelationshipType[]) => readonly RelationshipRow[];
  readonly to: (id: string, ...types: readonly RelationshipType[]) => readonly RelationshipRow[];
  /** Claims that report an event, earliest known first. */
  readonly claimsOf: (eventId: string) => readonly SourcedClaim[];
  readonly storyOf: (claimId: string) => string;
  /** The State that an actor acts for, else the actor itself. */
  readonly principalOf: (actorId: string) => { readonly id: string; readonly via?: RelationshipRow };
}

type Row = Pick<NodeRow | RelationshipRow, 'properties'>;

/** A property that holds words; '' where it is missing. */
export function wordsOf(row: Row | undefined, name: string): string {
  const value: PropertyValue | undefined = row?.properties[name];
  return typeof value === 'string' ? value : '';
}

/** A property that holds a number, or nothing. */
export function numberOf(row: Row | undefined, name: string): number | undefined {
  const value = row?.properties[name];
  return typeof value === 'number' ? value : undefined;
}

/** A property that holds a list of words; a missing one is the empty list. */
export function wordListOf(row: Row | undefined, name: string): readonly string[] {
  const value = row?.properties[name];
  return typeof value === 'object' ? value : [];
}

/** True for an edge that rests on the vocabulary or on a designation, not on articles or registers. */
export function isReference(row: RelationshipRow): boolean {
  return ['reference', 'designation'].includes(wordsOf(row, 'basis'));
}

/** Whether a claim says that something is so: denials and suppositions do not. */
export function isAsserted({ claim }: SourcedClaim): boolean {
  return claim.polarity === 'asserted' && claim.modality !== 'hypothetical';
}

/** The distinct words of a list, in the order in which they first stand. */
export function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
