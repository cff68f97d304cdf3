import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { Judgement, ReadText } from '../../src/model/index.ts';
import { judgementsInForce, pairKey, resolve } from '../../src/resolution/index.ts';
import { arbitraryTexts } from './fixtures/arbitrary-texts.ts';

const vocabulary = loadVocabulary();
const runs = { numRuns: 30 };
const minConfidence = 0.5;
const decisions = ['same', 'different', 'unsure'] as const;

interface Judged {
  readonly texts: readonly ReadText[];
  readonly judgements: readonly Judgement[];
}

/** Texts with judgements on pairs of what they tell of, each made at a moment of its own. */
const judged: fc.Arbitrary<Judged> = arbitraryTexts.chain((texts): fc.Arbitrary<Judged> => {
  const { entities, events } = resolve(texts, vocabulary, []);
  const unknown = entities.filter(({ known, kind }) => !known && kind === 'Organization').map(({ id }) => id);
  const claims = events.filter(({ kind }) => kind === 'Deal').flatMap((deal) => deal.claims);
  const pairs = [
    ...pairsOf(unknown).map((pair) => ({ ...pair, kind: 'entity' as const })),
    ...pairsOf(claims.map(({ claim }) => claim.id)).map((pair) => ({ ...pair, kind: 'deal' as const })),
  ];
  if (pairs.length === 0) return fc.constant({ texts, judgements: [] });
  return fc
    .array(fc.tuple(fc.constantFrom(...pairs), fc.constantFrom(...decisions)), { maxLength: 8 })
    .map((made) => ({
      texts,
      judgements: made.map(
        ([pair, decision], index): Judgement => ({
          type: 'judgement',
          ...pair,
          decision,
          by: 'test',
          reasons: [],
          at: `2024-01-${String(index + 1).padStart(2, '0')}`,
        }),
      ),
    }));
});

function pairsOf(ids: readonly string[]) {
  return ids.flatMap((left, index) => ids.slice(index + 1).map((right) => ({ left, right })));
}

/** All that the fold makes a graph of, as text: the reference layer, which never changes, takes long to digest. */
function resolutionWith(texts: readonly ReadText[], judgements: readonly Judgement[]): string {
  const made = resolve(texts, vocabulary, judgements, minConfidence);
  return JSON.stringify([...Object.entries(made), [...made.bases], [...made.parents]]);
}

function withdrawn({ at, ...judgement }: Judgement): Judgement {
  return { ...judgement, decision: 'withdrawn', withdraws: at, at: `2025-${at.slice(5)}` };
}

/** The deal that holds each claim. */
function dealsOf(texts: readonly ReadText[], judgements: readonly Judgement[]): ReadonlyMap<string, string> {
  const { events } = resolve(texts, vocabulary, judgements, minConfidence);
  return new Map(events.flatMap(({ id, claims }) => claims.map(({ claim }) => [claim.id, id])));
}

describe('judgements', () => {
  it('count in any order of the record', () => {
    fc.assert(
      fc.property(
        judged.chain(({ texts, judgements }) =>
          fc.tuple(
            fc.constant({ texts, judgements }),
            fc.shuffledSubarray([...judgements], { minLength: judgements.length }),
          ),
        ),
        ([{ texts, judgements }, shuffled]) => {
          expect(resolutionWith(texts, shuffled)).toBe(resolutionWith(texts, judgements));
        },
      ),
      runs,
    );
  });

  it('leave nothing behind when they are withdrawn: the graph is that without them', () => {
    fc.assert(
      fc.property(judged, fc.nat(8), ({ texts, judgements }, kept) => {
        const taken = judgements.slice(kept).map(withdrawn);
        const before = resolutionWith(texts, judgements.slice(0, kept));
        expect(resolutionWith(texts, [...judgements, ...taken])).toBe(before);
        expect(resolutionWith(texts, [...taken, ...judgements])).toBe(before);
      }),
      runs,
    );
  });

  it('hold: claims judged different are never in one deal; a pair judged alone is in one where it was judged the same only', () => {
    let [apart, together] = [0, 0];
    fc.assert(
      fc.property(judged, ({ texts, judgements }) => {
        const inForce = judgementsInForce(judgements, 'deal');
        const deals = dealsOf(texts, judgements);
        for (const { left, right, decision } of inForce) {
          if (decision === 'different') {
            apart += 1;
            expect(deals.get(left)).not.toBe(deals.get(right));
          }
        }
        const [only, ...others] = inForce;
        if (only !== undefined && others.length === 0) {
          together += 1;
          const isOne = deals.get(only.left) === deals.get(only.right);
          expect(isOne).toBe(only.decision === 'same');
        }
      }),
      { numRuns: 60 },
    );
    expect(Math.min(apart, together)).toBeGreaterThan(5);
  });

  it('put every claim into one deal still', () => {
    fc.assert(
      fc.property(judged, ({ texts, judgements }) => {
        const placed = resolve(texts, vocabulary, judgements).events.flatMap((event) =>
          event.claims.map(({ claim }) => claim.id),
        );
        const before = resolve(texts, vocabulary, []).events.flatMap((event) =>
          event.claims.map(({ claim }) => claim.id),
        );
        expect(placed.sort()).toEqual(before.sort());
      }),
      runs,
    );
  });

  it('are one to a pair, the latest', () => {
    fc.assert(
      fc.property(judged, ({ judgements }) => {
        const inForce = judgementsInForce(judgements);
        const latest = new Map(judgements.map((each) => [pairKey(each.left, each.right), each]));
        expect(new Set(inForce)).toEqual(new Set(latest.values()));
      }),
      runs,
    );
  });
});
