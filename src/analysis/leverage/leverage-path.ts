import type { Hop, RelationshipRow, SnapshotIndex } from '../../model/index.ts';
import { type Grounds, withGrounds } from '../grounds.ts';
import type { PathKind } from '../knowledge.ts';
import { distinct } from '../pressure-acts.ts';
import { edgeName, isReference, listOf } from '../properties.ts';

/** A way by which an actor could stop or slow deals. */
export interface LeveragePath {
  readonly kind: PathKind;
  /** Who could act: a State, an alliance, or a programme where nobody is told to decide over it. */
  readonly actor: string;
  /** From 0 to 1: the weight of the kind, times how strongly it holds here. */
  readonly strength: number;
  /** What the path goes over (a part, a system, a law, an alliance), '' where it is direct. */
  readonly via: string;
  readonly hops: readonly Hop[];
  /** Ids of the deals that it reaches; one list for all paths that reach the same. */
  readonly deals: readonly string[];
}

const verbs: Readonly<Partial<Record<RelationshipRow['type'], string>>> = {
  COMPONENT_OF: 'is a part of',
  VARIANT_OF: 'is a variant of',
  MADE_BY: 'is made by',
  BASED_IN: 'is based in',
  OFFICIAL_OF: 'is an official of',
  LAW_OF: 'is a law of',
  MEMBER_OF: 'is a member of',
  ALLY_OF: 'is a treaty ally of',
};

/**
 * A hop along a relationship of the graph. Where articles and the vocabulary both know it, it is told, and names both.
 */
export function hopAlong(index: SnapshotIndex, row: RelationshipRow): Hop {
  const same = index.from(row.from.id, row.type).filter((other) => other.to.id === row.to.id);
  const told = same.filter((other) => !isReference(other));
  return {
    from: row.from.id,
    to: row.to.id,
    words: `${index.nameOf(row.from.id)} ${verbs[row.type] ?? row.type} ${index.nameOf(row.to.id)}`,
    basis: told.length === 0 ? 'reference' : 'article',
    claims: distinct(told.flatMap((other) => listOf(other, 'claims'))),
    reference: distinct(same.filter(isReference).map(edgeName)),
  };
}

/** Relationships of which articles and the vocabulary both know some, one for each pair of ends. */
export function oncePerPair(rows: readonly RelationshipRow[]): readonly RelationshipRow[] {
  return [...new Map(rows.map((row) => [`${row.from.id} ${row.to.id}`, row])).values()];
}

/** A hop that claims tell; they are gathered when they are first read. */
export function hopTold(from: string, to: string, words: string, gather: () => Grounds): Hop {
  return withGrounds({ from, to, words, basis: 'article' as const }, gather);
}

/** A hop that the vocabulary knows and that is no relationship of the graph. */
export function hopKnown(from: string, to: string, words: string, name: string): Hop {
  return { from, to, words, basis: 'reference', claims: [], reference: [name] };
}

/** A hop that follows by a rule from the others. */
export function hopInferred(from: string, to: string, words: string): Hop {
  return { from, to, words, basis: 'inferred', claims: [], reference: [] };
}
