import {
  isAsserted,
  type NodeRef,
  type RelationKind,
  type RelationshipType,
  type ResolvedClaim,
} from '../model/index.ts';
import { groupBy } from '../util/group-by.ts';
import type { FoldContext } from './fold-context.ts';
import { supportOf } from './known-support.ts';
import { expulsionsAt, type OffersAt } from './offers.ts';
import { pastSince } from './past-since.ts';
import { endOfRelation } from './relation-ends.ts';

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
 * What is denied, supposed or only planned is no relation yet, and what was corrected is none any more; what claims say to be
 * over was one, and is drawn as past, as is the membership of whom an exclusion put out.
 */
export function drawRelations(
  relations: readonly ResolvedClaim[],
  offersAt: OffersAt,
  context: FoldContext,
): void {
  const told = relations.flatMap((relation) => toldRelation(relation, context) ?? []);
  for (const pair of groupBy(told, ({ pair }) => pair).values()) drawRelation(pair, context, offersAt);
}

/** What one claim says of a pair of entities. */
export interface ToldRelation {
  /** The same for all claims that make one row. */
  readonly pair: string;
  readonly type: RelationshipType;
  readonly from: NodeRef;
  readonly to: NodeRef;
  readonly basis: 'article' | 'register';
  readonly claim: ResolvedClaim;
}

/** The relation that a claim tells of; none where it tells of no relation between two entities. */
export function toldRelation(relation: ResolvedClaim, context: FoldContext): ToldRelation | undefined {
  const { claim, entities } = relation;
  const type = typeOf[claim.kind as RelationKind];
  if (type === undefined || !isToldOf(relation)) return undefined;
  const subject = context.nodeOf(entities['subject']);
  const object = context.nodeOf(entities['object']);
  if (subject === undefined || object === undefined || subject.id === object.id) return undefined;
  const swapped = type === 'ALLY_OF' && subject.id > object.id;
  const [from, to] = swapped ? [object, subject] : [subject, object];
  const basis = claim.evidence.every(({ kind }) => kind === 'register') ? 'register' : 'article';
  return { pair: `${type} ${from.id} ${to.id} ${basis}`, type, from, to, basis, claim: relation };
}

/** That a relation is over tells of it as well, even where the words deny that it still is. */
function isToldOf({ claim, supersededBy }: ResolvedClaim): boolean {
  if (supersededBy !== undefined || claim.modality !== 'actual') return false;
  return isAsserted(claim) || claim.ended !== undefined;
}

/** The row of one pair and basis, from all that claims say of it and from what events offer. */
export function drawRelation(told: readonly ToldRelation[], context: FoldContext, offersAt: OffersAt): void {
  const [first] = told;
  if (first === undefined) return;
  const { type, from, to, basis } = first;
  const claims = told.map(({ claim }) => claim);
  const expulsions = type === 'MEMBER_OF' ? expulsionsAt(offersAt, from.id, to.id) : [];
  const until = endOfRelation(claims, expulsions, context);
  const { ids, ...telling } = context.tellingOf(claims);
  const support = supportOf(telling);
  context.collector.relate(type, from, to, { basis, claims: ids, ...support, ...pastSince(until) }, basis);
}

/** Variants and parts that a designation itself tells ("Su-30ZQ" of Su-30); for entities that are drawn. */
export function drawDesignation(id: string, context: FoldContext): void {
  const { variantOf, componentOf } = context.kinOf(id) ?? {};
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
