import { describe, expect, test } from 'vitest';
import { type Candidate, candidateKinds } from '../../src/extraction/candidates/candidate.ts';
import { candidatesOf, figureCandidates } from '../../src/extraction/candidates/index.ts';
import type { ArticleView } from '../../src/extraction/view/article-view.ts';
import { smallView } from './small-article.ts';

const types = {
  Russia: 'State',
  India: 'State',
  Turkey: 'State',
  NATO: 'Alliance',
  Almaz: 'Organization',
  Putin: 'Person',
  CAATSA: 'Legislation',
  JSF: 'Programme',
  S400: 'WeaponSystem',
  Triumf: 'WeaponSystem',
  billions: 'Money',
  five: 'Count',
  October: 'Date',
} as const;
const text =
  'Russia signed for the S400 with India in October. Putin of Russia said five would be delivered for billions. ' +
  'Almaz makes the S400 and the Triumf. Turkey of NATO was threatened under CAATSA and left the JSF, though NATO did not.';

const names = Object.keys(types);
/** Scores of a label for every two things of the article. */
const everywhere = (label: string, score: number): readonly string[] =>
  names.flatMap((head) => names.map((tail) => `${label} ${head} ${tail} ${score}`));

const labels = [
  'sells_to s_item b_item st_signed val_s val_b date_s date_b qty_item qty_b press_threaten press_sanction denied',
  'over_by over_on under_by under_on ex_by ex_from resist made_by law_of member ally official',
]
  .join(' ')
  .split(' ');

const all = (view: ArticleView): readonly Candidate[] => {
  const candidates = candidatesOf(view);
  return [...candidates, ...figureCandidates(view, of(candidates, 'transfer'))];
};
const of = (candidates: readonly Candidate[], kind: Candidate['kind']): readonly Candidate[] =>
  candidates.filter((candidate) => candidate.kind === kind);
/** The players of candidates by name, in the order of their roles. */
const players = (candidates: readonly Candidate[]): readonly string[] =>
  candidates.map(({ roles }) =>
    Object.values(roles)
      .map((player) => (player === undefined ? '–' : names[player]))
      .join(' '),
  );

const crowded = all(
  smallView(
    text,
    types,
    labels.flatMap((label) => everywhere(label, 1)),
  ),
);

describe('every candidate', () => {
  test('there are candidates of every kind where everything scores', () => {
    expect(new Set(crowded.map(({ kind }) => kind))).toEqual(new Set(candidateKinds));
  });

  test.for(candidateKinds)('a %s has as many features as any other', (kind) => {
    const sparse = smallView(text, { ...types, Greece: 'State' }, [
      ...labels.flatMap((label) =>
        everywhere(label, -4).filter((_, index) => (index + label.length) % 3 === 0),
      ),
    ]);
    const widths = [...of(crowded, kind), ...of(all(sparse), kind)].map(({ features }) => features.length);
    expect(widths.length).toBeGreaterThan(1);
    expect(new Set(widths).size).toBe(1);
  });

  test('no feature is without end, and none is missing', () => {
    for (const { kind, features } of crowded) {
      for (const feature of features) {
        expect(Number.isFinite(feature) || Number.isNaN(feature), kind).toBe(true);
      }
    }
  });

  test('nobody deals with, presses or resists itself, or is put out of itself; an alliance puts others out of itself', () => {
    const own = of(crowded, 'exclude').filter(({ roles }) => roles['by'] === roles['from']);
    expect(players(own)).toContain('NATO Turkey NATO');
    for (const { kind, roles } of crowded.filter((candidate) => !own.includes(candidate))) {
      const named = Object.values(roles).filter((player) => player !== undefined);
      expect(new Set(named).size, kind).toBe(named.length);
    }
  });

  test('no fact is asked twice', () => {
    const asked = crowded.map(({ kind, roles, word }) => JSON.stringify([kind, roles, word]));
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('roles are filled by things of their types', () => {
    const typesOf = (kind: Candidate['kind'], role: string) => {
      const filled = of(crowded, kind).map(({ roles }) => names[roles[role] ?? -1]);
      return new Set(filled.map((name) => Object.entries(types).find(([each]) => each === name)?.[1]));
    };
    expect(typesOf('transfer', 'seller')).toEqual(new Set([undefined, 'State', 'Alliance']));
    expect(typesOf('transfer', 'item')).toEqual(new Set([undefined, 'WeaponSystem']));
    expect(typesOf('pressure', 'by')).toEqual(new Set(['State', 'Alliance', 'Organization', 'Person']));
    expect(typesOf('exclude', 'from')).toEqual(new Set(['Alliance', 'Programme']));
    expect(typesOf('under', 'under')).toEqual(new Set(['Legislation']));
    expect(typesOf('made_by', 'object')).toEqual(new Set(['Organization']));
    expect(typesOf('quantity', 'quantity')).toEqual(new Set(['Count']));
  });
});

test('nothing scored, nothing asked', () => {
  expect(all(smallView(text, types))).toEqual([]);
});

describe('deals', () => {
  const deal = ['sells_to Russia India 2', 's_item Russia S400 2', 'b_item India S400 2'];

  test('a deal is asked with all its parties and with fewer, where any of its pairs scores', () => {
    const transfers = of(candidatesOf(smallView(text, types, deal)), 'transfer');
    expect(players(transfers)).toEqual(
      expect.arrayContaining(['Russia India S400', 'Russia – S400', '– India S400', 'Russia India –']),
    );
    expect(players(transfers)).not.toContain('Turkey NATO –');
  });

  test('what scores far below the threshold is not asked', () => {
    expect(candidatesOf(smallView(text, types, ['b_item India S400 -6.5']))).toEqual([]);
    expect(candidatesOf(smallView(text, types, ['b_item India S400 -5.5'])).length).toBeGreaterThan(0);
  });

  test('of an item at most sixteen deals are asked, the best ones', () => {
    const states = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`State${index}`, 'State'] as const),
    );
    const things = { ...states, S400: 'WeaponSystem' } as const;
    const said = `${Object.keys(things).join(' and ')} are named.`;
    const scores = Object.keys(states).flatMap((state, index) => [
      `s_item ${state} S400 ${index}`,
      `b_item ${state} S400 0`,
    ]);
    const asked = of(candidatesOf(smallView(said, things, scores)), 'transfer');
    expect(asked).toHaveLength(16);
    expect(asked[0]?.roles).toMatchObject({ seller: 8, buyer: undefined });
  });

  test('figures are asked of the deals given, with the parties that they belong to', () => {
    const view = smallView(text, types, [
      ...deal,
      'val_s billions Russia 1',
      'date_b October India 1',
      'qty_item five S400 1',
      'st_signed India S400 1',
    ]);
    const transfers = of(candidatesOf(view), 'transfer');
    const told = transfers.filter((_, index) => players(transfers)[index] === 'Russia India S400');
    const figures = figureCandidates(view, told);
    expect(of(figures, 'status')).toHaveLength(11);
    expect(players(of(figures, 'value'))).toEqual(['Russia India billions']);
    expect(players(of(figures, 'signed'))).toEqual(['Russia India October']);
    expect(players(of(figures, 'quantity'))).toEqual(['India S400 five']);
    expect(figureCandidates(view, [])).toEqual([]);
  });

  test('a deal without an item has no status and no count', () => {
    const view = smallView(text, types, [...deal, ...everywhere('qty_b', 1), ...everywhere('val_b', 1)]);
    const figures = figureCandidates(view, [
      { kind: 'transfer', roles: { seller: 0, buyer: 1 }, features: [] },
    ]);
    expect(new Set(figures.map(({ kind }) => kind))).toEqual(new Set(['value']));
  });
});

describe('acts', () => {
  test('every act is asked of two parties of whom one may score, each with its own word', () => {
    const acts = of(candidatesOf(smallView(text, types, ['press_threaten Russia Turkey -4'])), 'pressure');
    expect(new Set(players(acts))).toEqual(new Set(['Russia Turkey']));
    expect(acts.map(({ word }) => word)).toEqual([
      'urge',
      'warn',
      'threaten',
      'sanction',
      'block',
      'condemn',
      'waive',
    ]);
  });

  test('objects and laws are asked for parties whose act is likely enough', () => {
    const over = ['over_by Russia S400 1', 'over_on Turkey S400 1'];
    const asked = (score: number) =>
      of(candidatesOf(smallView(text, types, [...over, `press_threaten Russia Turkey ${score}`])), 'over');
    expect(players(asked(-3))).toEqual(['Russia Turkey S400']);
    expect(asked(-4)).toEqual([]);
  });
});

test('two allies are asked once, whichever way they score', () => {
  for (const score of ['ally Russia India 1', 'ally India Russia 1']) {
    expect(players(of(candidatesOf(smallView(text, types, [score])), 'ally'))).toEqual(['Russia India']);
  }
});
