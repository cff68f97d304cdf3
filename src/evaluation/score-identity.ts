import { type Resolution, type ResolvedClaim, textIdOf } from '../model/index.ts';
import { groupBy } from '../util/group-by.ts';
import { isAbove } from '../util/root-in.ts';
import type { IdentityArticle, IdentitySet } from './identity-set.ts';
import { type PairScores, type Sighting, scorePairs } from './pair-scores.ts';

/** How well entities and deals were recognised from article to article. */
export interface IdentityScores {
  /** Pairs of a system and its variant count neither way. */
  readonly entities: PairScores;
  /** How many pairs of a system and its variant were taken for one. */
  readonly lumped: number;
  readonly deals: PairScores;
}

/** The annotation's key of the entity in a claim's role; none where the annotation lacks it. */
export type KeyOf = (claim: ResolvedClaim, role: string) => string | undefined;

interface Reading {
  readonly article: IdentityArticle;
  readonly claims: readonly ResolvedClaim[];
  readonly keyOf: KeyOf;
}

/**
 * Compares a resolution of all articles of a set with its annotation: entities by their keys, deals by the keys of seller,
 * buyer and item. What the annotation lacks is left out. `keysOf` gives an article's keys, given its claims.
 */
export function scoreIdentity(
  { articles, bases }: IdentitySet,
  resolution: Resolution,
  keysOf: (article: IdentityArticle, claims: readonly ResolvedClaim[]) => KeyOf,
): IdentityScores {
  const events = resolution.events.flatMap(({ id, claims }) => claims.map((claim) => ({ id, claim })));
  const eventOf = new Map(events.map(({ id, claim }) => [claim.claim.id, id]));
  const all = [...events.map(({ claim }) => claim), ...resolution.relations];
  const byText = groupBy(all, ({ claim }) => claim.textId);
  const readings = articles.map((article): Reading => {
    const claims = byText.get(textIdOf(article.text)) ?? [];
    return { article, claims, keyOf: keysOf(article, claims) };
  });
  const entities = readings.flatMap(entitySightings);
  const strict = scorePairs(entities);
  const scores = scorePairs(entities, (a, b) => isAbove(a, b, bases) || isAbove(b, a, bases));
  return {
    entities: scores,
    lumped: strict.falseJoins.length - scores.falseJoins.length,
    deals: scorePairs(readings.flatMap((reading) => dealSightings(reading, eventOf))),
  };
}

function entitySightings({ article, claims, keyOf }: Reading): readonly Sighting[] {
  const sightings = new Map<string, Sighting>();
  for (const resolved of claims) {
    for (const [role, found] of Object.entries(resolved.entities)) {
      const key = keyOf(resolved, role);
      const annotated = key === undefined ? undefined : article.same[key];
      if (key === undefined || annotated === undefined) continue;
      const name = article.entities[key]?.names?.[0] ?? key;
      sightings.set(`${key} ${found}`, { article: article.id, name, annotated, found });
    }
  }
  return [...sightings.values()];
}

function dealSightings(reading: Reading, eventOf: ReadonlyMap<string, string>): readonly Sighting[] {
  const { article, claims } = reading;
  const sightings = new Map<string, Sighting>();
  for (const resolved of claims) {
    const found = eventOf.get(resolved.claim.id);
    const line = found === undefined ? undefined : lineOf(resolved, reading);
    if (found === undefined || line === undefined) continue;
    const [annotated, ...parties] = line;
    const also = article.also.filter(([, ...others]) => String(others) === String(parties));
    const mayBe = also.map(([deal]) => deal);
    sightings.set(`${annotated} ${found}`, {
      article: article.id,
      name: parties.join(' '),
      annotated,
      found,
      mayBe,
    });
  }
  return [...sightings.values()];
}

/** The one annotated transfer that a claim can tell: no party differs, and the item is the same. */
function lineOf(
  resolved: ResolvedClaim,
  { article: { deals, facts }, keyOf }: Reading,
): IdentityArticle['deals'][number] | undefined {
  const { claim, entities } = resolved;
  if (claim.kind !== 'transfer') return undefined;
  const fits = (role: string, annotated: string | null): boolean =>
    entities[role] === undefined || annotated === null || keyOf(resolved, role) === annotated;
  const fitting = deals.filter(
    ([, seller, buyer, item]) =>
      entities['item'] !== undefined &&
      keyOf(resolved, 'item') === item &&
      fits('seller', seller) &&
      fits('buyer', buyer) &&
      facts.some(([kind, ...args]) => kind === 'transfer' && String(args) === String([seller, buyer, item])),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}
