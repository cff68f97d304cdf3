import type { Claim, Entity } from '../model/index.ts';
import type { Fact, FactEntity, FactSheet } from './facts.ts';

/** A claim with the entity of each role, by role name. */
export interface ClaimWithEntities {
  readonly claim: Claim;
  readonly entities: Readonly<Record<string, string>>;
}

/** A claim with the facts of the annotation guide that it tells, denied and supposed ones too. */
export interface ClaimFacts {
  readonly claim: Claim;
  readonly facts: readonly Fact[];
}

/**
 * Projects claims of one article to the facts of the annotation guide: states by ISO code, other entities by their id with
 * every name that the article gives them. Denied and hypothetical claims are no facts.
 */
export function factsOf(
  id: string,
  claims: readonly ClaimWithEntities[],
  entities: ReadonlyMap<string, Entity>,
): FactSheet {
  const told = claims.filter(({ claim }) => claim.polarity !== 'denied' && claim.modality !== 'hypothetical');
  const facts = claimFactsOf(told).flatMap((each) => each.facts);
  const once = new Map(facts.map((fact) => [JSON.stringify(fact), fact]));
  return { id, entities: entitiesIn(told, entities), facts: [...once.values()], optional: [] };
}

/** The facts that each claim of an article tells, in the keys of `entitiesIn`. */
export function claimFactsOf(claims: readonly ClaimWithEntities[]): readonly ClaimFacts[] {
  return claims.map(({ claim, entities }) => ({
    claim,
    facts: factsOfClaim(claim, (role) => keyOf(entities[role])),
  }));
}

/** The entities of claims by the keys of their facts, with every name that the claims give them. */
export function entitiesIn(
  claims: readonly ClaimWithEntities[],
  entities: ReadonlyMap<string, Entity>,
): Readonly<Record<string, FactEntity>> {
  const used: Record<string, FactEntity> = {};
  for (const { claim, entities: roles } of claims) {
    for (const [role, party] of Object.entries(claim.roles)) {
      const entityId = roles[role];
      const entity = entityId === undefined ? undefined : entities.get(entityId);
      const name = keyOf(entityId);
      if (!entity || name === null || party === undefined) continue;
      const names = new Set([
        ...(used[name]?.names ?? []),
        entity.name,
        party.surface,
        ...(party.aliases ?? []),
      ]);
      used[name] =
        entity.kind === 'State' ? { type: 'State' } : { type: entity.kind, names: [...names].sort() };
    }
  }
  return used;
}

function keyOf(entityId: string | undefined): string | null {
  return entityId === undefined ? null : entityId.replace(/^state:/, '');
}

type KeyOf = (role: string) => string | null;

function factsOfClaim(claim: Claim, key: KeyOf): readonly Fact[] {
  switch (claim.kind) {
    case 'transfer':
      return transferFacts(claim, key);
    case 'pressure': {
      const [by, on, over, under] = [key('by'), key('on'), key('over'), key('under')];
      return [
        ['pressure', by, on, claim.action.action],
        ...(over === null ? [] : [['over', by, on, over]]),
        ...(under === null ? [] : [['under', by, on, under]]),
      ];
    }
    case 'exclusion':
      return [['exclude', key('by'), key('member'), key('from')]];
    case 'resistance':
      return [['resist', key('by'), key('against')]];
    case 'made_by':
    case 'law_of':
      return [[claim.kind, key('subject'), key('object')]];
    case 'member_of':
      return [['member', key('subject'), key('object')]];
    case 'ally_of':
      return [['ally', key('subject'), key('object')]];
    case 'official_of':
      return [['official', key('subject'), key('object')]];
    default:
      return [];
  }
}

function transferFacts(claim: Extract<Claim, { kind: 'transfer' }>, key: KeyOf): readonly Fact[] {
  const [seller, buyer, item] = [key('seller'), key('buyer'), key('item')];
  return [
    ['transfer', seller, buyer, item],
    ...(claim.value ? [['value', seller, buyer, claim.value.amount, claim.value.currency]] : []),
    ...(claim.quantity && item !== null ? [['quantity', buyer, item, claim.quantity.count]] : []),
    ...(claim.status && item !== null ? [['status', seller, buyer, item, claim.status.status]] : []),
    ...(claim.signed ? [['signed', seller, buyer, claim.signed.date]] : []),
  ];
}
