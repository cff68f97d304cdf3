import { describe, expect, test } from 'vitest';
import { createSnapshotIndex, pressureOn, rank } from '../../src/analysis/index.ts';
import type { ClaimExplanation } from '../../src/model/index.ts';
import {
  renderClaimExplanations,
  renderClaims,
  renderExplanation,
  renderFindings,
} from '../../src/reports/index.ts';
import { actWeights } from '../helpers/act-weights.ts';
import { same } from '../helpers/golden.ts';
import { sampleClaims, sampleEvents, sampleSnapshot } from '../helpers/sample-snapshot.ts';

const index = createSnapshotIndex(sampleSnapshot);
const pressure = pressureOn(index, 'state:IND', { weights: actWeights });

describe('renderExplanation', () => {
  test('an event, an edge and a claim, down to their sentences', () => {
    const asked = [
      sampleEvents.indiaDeal,
      'THREATENS state:USA state:IND',
      'MADE_BY weapon:s-400 org:almaz-antey',
      sampleClaims.denial.id,
    ];
    same('reports/explanations.txt', asked.map((id) => renderExplanation(index, id)).join('\n'));
  });

  test('the hex of an event, or of any of its claims, finds the event', () => {
    const whole = renderExplanation(index, sampleEvents.indiaDeal);
    expect(renderExplanation(index, sampleEvents.indiaDeal.replace('deal:', ''))).toBe(whole);
    const later = sampleClaims.delivery.id.replace('claim:', '');
    expect(renderExplanation(index, later)).toBe(whole);
    expect(renderExplanation(index, `deal:${later}`)).toBe(whole);
  });

  test.each(['deal:ffffffffffffffff', 'SANCTIONS state:IND state:USA', ''])('"%s" is unknown', (id) => {
    expect(() => renderExplanation(index, id)).toThrow(
      expect.objectContaining({ code: 'subject/unknown' }) as Error,
    );
  });
});

describe('renderFindings', () => {
  const ranked = rank(index, { weights: actWeights, seed: 1, resamples: 20 });

  test('as text, with a table for values of one shape, and explained', () => {
    same('reports/pressure.txt', renderFindings(pressure, 'table'));
    same('reports/rank-explained.txt', renderFindings(ranked, 'table', index));
  });

  test('as JSON they are the findings', () => {
    expect(JSON.parse(renderFindings(ranked, 'json'))).toEqual(ranked);
  });

  test('as CSV, one line a finding under one head', () => {
    const lines = renderFindings(pressure, 'csv').trimEnd().split('\r\n');
    expect(lines).toHaveLength(pressure.length + 1);
    expect(lines[0]).toBe(
      'analysis,subjects,aspect,acts,reliefs,actors,objects,laws,stories,actor,action,first,last,over,under,' +
        'resistances,deal,outcome,pressedBy,firstAct,status,statusDate,date,intensity,statement,claims,reference',
    );
  });
});

const explanation: ClaimExplanation = {
  facts: [
    {
      kind: 'transfer',
      roles: { seller: 'Russia', buyer: 'India', item: 'S-400' },
      probability: 0.95,
      pairs: [
        { label: 's_item', head: 'Russia', tail: 'S-400', score: 4.26, known: 'for' },
        { label: 'sells_to', head: 'Russia', tail: 'India', score: -0.04 },
      ],
      nextBest: { kind: 'transfer', roles: { seller: 'US', item: 'S-400' }, probability: 0.21 },
    },
    {
      kind: 'status',
      roles: { seller: 'Russia', buyer: 'India', item: 'S-400' },
      word: 'signed',
      probability: 0.93,
      pairs: [],
      nextBest: {
        kind: 'status',
        roles: { seller: 'Russia', buyer: 'India', item: 'S-400' },
        word: 'planned',
        probability: 0.004,
      },
    },
  ],
  cues: [{ words: 'signed a\ncontract', suggests: 'signed' }],
};

describe('renderClaims', () => {
  const articles = [
    { id: 'a.md', claims: [sampleClaims.signed, sampleClaims.threat2018, sampleClaims.denial] },
    { id: 'b.md', claims: [] },
  ];

  test('as a table', () => {
    same('reports/claims.txt', renderClaims(articles, { format: 'table', minConfidence: 0.8 }));
  });

  test('as JSON lines, each with its article', () => {
    const lines = renderClaims(articles, { format: 'claims', minConfidence: 0.8 }).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
      articles.flatMap(({ id, claims }) => claims.map((claim) => ({ article: id, ...claim }))),
    );
  });

  test('as JSON lines with the explanations that there are', () => {
    const explanations = new Map([[sampleClaims.signed.id, explanation]]);
    const [first, second] = renderClaims(
      [{ id: 'a.md', claims: [sampleClaims.signed, sampleClaims.threat2018], explanations }],
      { format: 'claims', minConfidence: 0.8 },
    )
      .split('\n')
      .map((line) => JSON.parse(line || '{}') as Record<string, unknown>);
    expect(first?.['explanation']).toEqual(explanation);
    expect(second).not.toHaveProperty('explanation');
  });
});

describe('renderClaimExplanations', () => {
  test('claim, marked words, facts with their scores and alternatives, cues', () => {
    const claims = [sampleClaims.signed, sampleClaims.denial];
    const explanations = new Map([
      [sampleClaims.signed.id, explanation],
      [sampleClaims.denial.id, { facts: [], cues: [] }],
    ]);
    same(
      'reports/claim-explanations.txt',
      renderClaimExplanations({ id: 'a.md', claims, explanations }, 0.8),
    );
  });

  test('an article without claims', () => {
    expect(renderClaimExplanations({ id: 'b.md', claims: [] }, 0.8)).toBe('b.md: no claims\n');
  });
});
