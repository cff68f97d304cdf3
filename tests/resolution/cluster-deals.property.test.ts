import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealStatuses, type EventCluster, type ResolvedClaim } from '../../src/model/index.ts';
import { clusterDeals } from '../../src/resolution/cluster-deals.ts';
import { bruteForceDeals } from './fixtures/brute-force-deals.ts';
import { told, transfer } from './fixtures/build.ts';

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const year = fc.integer({ min: 1995, max: 2026 });
const dates = fc.oneof(
  year.map(String),
  fc.tuple(year, fc.constantFrom('02', '11')).map(([y, month]) => `${y}-${month}`),
  fc.tuple(year, fc.constantFrom('01-01', '06-30', '12-31')).map(([y, day]) => `${y}-${day}`),
);

/** Transfers of one family between few parties over thirty years, so that every rule about time, count and sum comes to bear. */
const claims: fc.Arbitrary<readonly ResolvedClaim[]> = fc
  .array(
    fc.record({
      known: fc.oneof({ weight: 6, arbitrary: dates }, { weight: 1, arbitrary: fc.constant('') }),
      text: fc.integer({ min: 0, max: 12 }),
      seller: maybe(fc.constantFrom('state:RUS', 'state:FRA')),
      buyer: maybe(fc.constantFrom('state:IND', 'state:EGY')),
      item: maybe(fc.constantFrom('weapon:s-400', 'weapon:s-400-m', 'weapon:s-400-k')),
      status: maybe(fc.constantFrom(...dealStatuses)),
      signed: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: dates }),
      quantity: maybe(fc.integer({ min: 1, max: 4 })),
      value: maybe(fc.constantFrom([1e9, 'USD'] as const, [2e9, 'USD'] as const, [1e9, 'EUR'] as const)),
      polarity: fc.constantFrom('asserted', 'asserted', 'denied'),
      confidence: fc.constantFrom(0.2, 0.9),
    }),
    { maxLength: 30 },
  )
  .map((drafts) => {
    const resolved = drafts.map(({ known, text, seller, buyer, item, ...draft }): ResolvedClaim => {
      const { status, signed, quantity, value, polarity, confidence } = draft;
      const [claim] = told(
        undefined,
        [
          transfer({
            polarity: polarity === 'denied' ? 'denied' : 'asserted',
            confidence,
            ...(seller && { seller }),
            ...(buyer && { buyer }),
            ...(item && { item }),
            ...(status && { status }),
            ...(signed && { signed }),
            ...(quantity && { quantity }),
            ...(value && { value }),
          }),
        ],
        `Report ${text} of many.`,
      ).claims;
      if (claim === undefined) throw new Error('a report without its claim');
      const entities = { ...(seller && { seller }), ...(buyer && { buyer }), ...(item && { item }) };
      return { claim, known, entities };
    });
    return [...new Map(resolved.map((each) => [each.claim.id, each])).values()];
  });

const grounds = {
  stateOf: (id: string) => id,
  familyOf: () => 'weapon:s-400',
  areKin: (a: string, b: string) => a.startsWith(b) || b.startsWith(a),
};

function idsOf(events: readonly EventCluster[]): readonly (readonly string[])[] {
  return events.map((event) => [event.id, ...event.claims.map(({ claim }) => claim.id)]);
}

/** The claims of each event that are sure enough to be seen, without events that have none. */
function seenOf(events: readonly EventCluster[], minConfidence: number): readonly string[] {
  return events
    .map(({ claims: all }) =>
      all
        .filter(({ claim }) => claim.confidence >= minConfidence)
        .map(({ claim }) => claim.id)
        .join(' '),
    )
    .filter((ids) => ids !== '')
    .sort();
}

describe('clustering of deals', () => {
  it('gives what looking at every claim gives', () => {
    fc.assert(
      fc.property(claims, fc.constantFrom(0, 0.5), (given, minConfidence) => {
        const how = { ...grounds, minConfidence };
        expect(idsOf(clusterDeals(given, how))).toEqual(idsOf(bruteForceDeals(given, how)));
      }),
      { numRuns: 400 },
    );
  });

  it('is not changed, among the claims that are seen, by those that are not', () => {
    fc.assert(
      fc.property(claims, (given) => {
        const how = { ...grounds, minConfidence: 0.5 };
        const seen = given.filter(({ claim }) => claim.confidence >= 0.5);
        expect(seenOf(clusterDeals(given, how), 0.5)).toEqual(seenOf(clusterDeals(seen, how), 0.5));
      }),
      { numRuns: 200 },
    );
  });
});
