import { describe, expect, test } from 'vitest';
import { createSnapshotIndex, intensityAt, parseActWeights, pressureOn } from '../../src/analysis/index.ts';
import { dayOf } from '../../src/analysis/period.ts';
import type { Claim, Snapshot } from '../../src/model/index.ts';
import { actWeights } from '../helpers/act-weights.ts';
import { sampleClaims, sampleEvents, sampleSnapshot } from '../helpers/sample-snapshot.ts';

const index = createSnapshotIndex(sampleSnapshot);
const aspects = (state: string, aspect: string, snapshot: Snapshot = sampleSnapshot, period = {}) =>
  pressureOn(createSnapshotIndex(snapshot), state, { weights: actWeights, ...period }).filter(
    (finding) => finding.values['aspect'] === aspect,
  );

describe('pressureOn', () => {
  test('who presses India, by which act, over what, under which law', () => {
    const [act, ...others] = aspects('state:IND', 'act');
    expect(others).toEqual([]);
    expect(act?.statement).toBe(
      'United States threatened India 2 times between 2018-10-06 and 2019-06-27 over S-400 under CAATSA, as told in 2 stories.',
    );
    expect(act?.claims).toEqual([sampleClaims.threat2018.id, sampleClaims.threat2019.id].sort());
  });

  test('the State Department is brought to its State by a reference edge that is named', () => {
    expect(aspects('state:IND', 'act')[0]?.reference).toEqual(['BASED_IN org:us-state-department state:USA']);
  });

  test('pressure on an agency is pressure on its State', () => {
    const [act] = aspects('state:TUR', 'act');
    expect(act?.statement).toContain('United States sanctioned Turkey 1 time on 2020-12-15');
    expect(act?.reference).toEqual(['BASED_IN org:ssb state:TUR']);
  });

  test('how it answered, and that no answer is told', () => {
    expect(aspects('state:IND', 'answer')[0]?.values['resistances']).toBe(1);
    expect(aspects('state:TUR', 'answer')[0]?.statement).toBe(
      'The graph holds no resistance of Turkey against United States.',
    );
  });

  test('a deal that is delivered after the threat went on; a deal with no later word is unknown', () => {
    expect(aspects('state:IND', 'deal')[0]?.values).toMatchObject({
      outcome: 'went on',
      status: 'delivering',
      statusDate: '2021-12-07',
      firstAct: '2018-10-06',
    });
    expect(aspects('state:TUR', 'deal')[0]?.values['outcome']).toBe('unknown');
  });

  test.each([
    ['suspended', 'actual', 'delayed'],
    ['cancelled', 'actual', 'dropped'],
    ['blocked', 'actual', 'dropped'],
    ['delivered', 'actual', 'went on'],
    ['cancelled', 'planned', 'unknown'],
    ['cancelled', 'hypothetical', 'unknown'],
  ] as const)('a deal whose last status is %s (%s) is %s', (status, modality, outcome) => {
    // The 2021 claim about the deal with India is made to say this, and the claim of signature is made older than the threat.
    const changed = withClaims((claim) => {
      if (claim.id === sampleClaims.delivery.id && claim.kind === 'transfer' && claim.status) {
        return { ...claim, status: { ...claim.status, status }, modality };
      }
      if (claim.id === sampleClaims.signed.id && claim.kind === 'transfer' && claim.signed) {
        return { ...claim, signed: { ...claim.signed, date: '2018-01' } };
      }
      return claim;
    });
    expect(aspects('state:IND', 'deal', changed)[0]?.values['outcome']).toBe(outcome);
  });

  test('intensity, by hand', () => {
    // threaten weighs 5.8. Acts on 2018-10-06 and 2019-06-27, half-life 2 years of 365.25 days.
    // End of 2018: 86 days on: 5.8 · 2^(−86/730.5) = 5.8 · 0.92163 = 5.3455.
    // End of 2019: 451 and 187 days on: 5.8 · (0.65184 + 0.83740) = 8.6376.
    const series = aspects('state:IND', 'intensity').map((finding) => finding.values['intensity']);
    expect(series.slice(0, 2)).toEqual([5.35, 8.64]);
  });

  test('a period leaves out what lies outside it', () => {
    const [act] = aspects('state:IND', 'act', sampleSnapshot, { from: '2019', to: '2019' });
    expect(act?.values).toMatchObject({ acts: 1, first: '2019-06-27' });
    const days = aspects('state:IND', 'intensity', sampleSnapshot, { from: '2019', to: '2019' });
    expect(days.map((finding) => finding.values['date'])).toEqual(['2019-12-31']);
  });

  test('an empty window says so', () => {
    const found = pressureOn(index, 'state:IND', { weights: actWeights, to: '2001' });
    expect(found.map((finding) => finding.statement)).toEqual([
      'The graph holds no act of pressure on India to 2001.',
    ]);
  });

  test('supposed and denied acts do not count', () => {
    const supposed = withClaims((claim) =>
      claim.kind === 'pressure' ? { ...claim, modality: 'hypothetical' } : claim,
    );
    expect(aspects('state:IND', 'act', supposed)).toEqual([]);
  });

  test('every finding rests on claims of the graph, and no number is NaN', () => {
    for (const state of ['state:IND', 'state:TUR', 'state:RUS']) {
      for (const finding of pressureOn(index, state, { weights: actWeights })) {
        expect(finding.claims.every((id) => sampleSnapshot.claims.has(id))).toBe(true);
        expect(Object.values(finding.values).some(Number.isNaN)).toBe(false);
      }
    }
    expect(aspects('state:IND', 'deal')[0]?.subjects).toContain(sampleEvents.indiaDeal);
  });
});

describe('intensityAt', () => {
  test('relief takes away but never below zero', () => {
    const acts = [
      { date: '2020-01-01', weight: 5.8 },
      { date: '2020-01-01', weight: -7 },
    ];
    expect(intensityAt(acts, dayOf('2020-01-01'))).toBe(0);
    expect(intensityAt([{ date: '2020-01-01', weight: 8 }], dayOf('2021-12-31'))).toBeCloseTo(4, 2);
  });
});

describe('parseActWeights', () => {
  test('a table without an act, or with a wrong row, is refused', () => {
    for (const rows of [[], [{ action: 'urge', weight: 'much', source: 'x' }], 'none']) {
      expect(() => parseActWeights(rows)).toThrow(
        expect.objectContaining({ code: 'vocabulary/invalid' }) as Error,
      );
    }
  });
});

function withClaims(change: (claim: Claim) => Claim): Snapshot {
  return {
    ...sampleSnapshot,
    claims: new Map(
      [...sampleSnapshot.claims].map(([id, sourced]) => [id, { ...sourced, claim: change(sourced.claim) }]),
    ),
  };
}
