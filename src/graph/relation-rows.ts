import {
  type Entity,
  isAsserted,
  type NodeRow,
  type RelationKind,
  type RelationshipType,
  type ResolvedClaim,
} from '../model/index.ts';
import type { FoldContext } from './fold-context.ts';
import { supportOf } from './known-support.ts';

const typeOf: Readonly<Record<RelationKind, RelationshipType>> = {
  made_by: 'MADE_BY',
  law_of: 'LAW_OF',
  member_of: 'MEMBER_OF',
  ally_of: 'ALLY_OF',
  official_of: 'OFFICIAL_OF',
  based_in: 'BASED_IN',
  variant_of: 'VARIANT_OF',
  component_of: 'COMPONENT_OF',
};

/**
 * Relations that claims assert, one row for each pair and basis ('article' or 'register'), beside the reference layer's rows.
 * What is denied, supposed or only planned is no relation yet.
 */
export function drawRelations(relations: readonly ResolvedClaim[], context: FoldContext): void {
  const pairs = new Map<string, Pair>();
  for (const relation of relations) {
    const type = typeOf[relation.claim.kind as RelationKind];
    if (type === undefined || !isAsserted(relation.claim) || relation.claim.modality !== 'actual') continue;
    const subject = context.nodeOf(relation.entities['subject']);
    const object = context.nodeOf(relation.entities['object']);
    if (subject === undefined || object === undefined || subject.id === object.id) continue;
    const swapped = type === 'ALLY_OF' && subject.id > object.id;
    const [from, to] = swapped ? [object, subject] : [subject, object];
    const basis = relation.claim.evidence.every(({ kind }) => kind === 'register') ? 'register' : 'article';
    const key = `${type} ${from.id} ${to.id} ${basis}`;
    const pair = pairs.get(key) ?? { type, from, to, basis, claims: [] };
    pair.claims.push(relation);
    pairs.set(key, pair);
  }
  for (const { type, from, to, basis, claims } of pairs.values()) {
    context.collector.relate(type, from, to, { basis, ...supportOf(claims, context.storyOf) }, basis);
  }
}

interface Pair {
  readonly type: RelationshipType;
  readonly from: NodeRow;
  readonly to: NodeRow;
  readonly basis: 'article' | 'register';
  readonly claims: ResolvedClaim[];
}

/** Variants and parts that a designation itself tells ("Su-30ZQ" of Su-30), for those entities that are drawn. */
export function drawDesignations(
  entities: readonly Entity[],
  named: ReadonlySet<string>,
  context: FoldContext,
): void {
  for (const { id, variantOf, componentOf } of entities) {
    if (!named.has(id)) continue;
    for (const [type, other] of [
      ['VARIANT_OF', variantOf],
      ['COMPONENT_OF', componentOf],
    ] as const) {
      const from = context.nodeOf(id);
      const to = context.nodeOf(other);
      if (from === undefined || to === undefined || from.id === to.id) continue;
      context.collector.relate(type, from, to, { basis: 'designation' }, 'designation');
    }
  }
}
