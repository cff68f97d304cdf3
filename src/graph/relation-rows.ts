import {
  type Entity,
  isAsserted,
  type NodeRow,
  type RelationKind,
  type RelationshipType,
  type ResolvedClaim,
} from '../model/index.ts';
import type { AdmittedEvent } from './admitted-event.ts';
import type { FoldContext } from './fold-context.ts';
import { supportOf } from './known-support.ts';
import { pastSince } from './past-since.ts';
import { endOfRelation, expulsionsOf } from './relation-ends.ts';

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
 * What is denied, supposed or only planned is no relation yet; what claims say to be over was one, and is drawn as past, as is
 * the membership of whom an exclusion put out.
 */
export function drawRelations(
  relations: readonly ResolvedClaim[],
  exclusions: readonly AdmittedEvent[],
  context: FoldContext,
): void {
  const expelled = expulsionsOf(exclusions, context);
  const pairs = new Map<string, Pair>();
  for (const relation of relations) {
    const type = typeOf[relation.claim.kind as RelationKind];
    if (type === undefined || !isToldOf(relation)) continue;
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
    const until = endOfRelation(claims, expelled.get(`${type} ${from.id} ${to.id}`) ?? [], context);
    const support = supportOf(claims, context.storyOf);
    context.collector.relate(type, from, to, { basis, ...support, ...pastSince(until) }, basis);
  }
}

/** That a relation is over tells of it as well, even where the words deny that it still is. */
function isToldOf({ claim }: ResolvedClaim): boolean {
  return claim.modality === 'actual' && (isAsserted(claim) || claim.ended !== undefined);
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
