import { expect, test } from 'vitest';
import { deedsAmong, type Fact, scoreDeeds } from '../../src/evaluation/index.ts';
import type { Claim } from '../../src/model/index.ts';

const sheet = (facts: readonly Fact[], optional: readonly Fact[] = []) => ({
  id: 'one',
  entities: { RUS: { type: 'State' as const }, IND: { type: 'State' as const } },
  facts: [...facts],
  optional: [...optional],
});
const score = (gold: readonly Fact[], told: readonly Fact[], open: readonly Fact[] = []) =>
  scoreDeeds([sheet(gold, open)], new Map([['one', sheet(told)]]));
const told: Fact = ['status', 'RUS', 'IND', null, 'signed'];

test('a deal told as done is right in whichever status it is done, and wrong where it is only planned', () => {
  expect(score([['status', 'RUS', 'IND', null, 'delivered']], [told]).deals).toEqual({ told: 1, right: 1 });
  expect(score([['status', 'RUS', 'IND', null, 'planned']], [told]).deals).toEqual({ told: 1, right: 0 });
  expect(score([], [told]).deals).toEqual({ told: 1, right: 0 });
});

test('what the annotation leaves open counts neither way', () => {
  expect(score([], [told], [['status', 'RUS', 'IND', null, 'signed']]).deals).toEqual({ told: 0, right: 0 });
});

test('a threat is not a sanction', () => {
  const sanction: Fact = ['pressure', 'RUS', 'IND', 'sanction'];
  expect(score([sanction], [sanction]).sanctions).toEqual({ told: 1, right: 1 });
  expect(score([['pressure', 'RUS', 'IND', 'threaten']], [sanction]).sanctions).toEqual({
    told: 1,
    right: 0,
  });
});

test('only what is asserted, actual and sure enough is told as done', () => {
  const party = (surface: string) => ({ type: 'State', surface, span: { start: 0, end: 5 } }) as const;
  const item = { type: 'WeaponSystem', surface: 'S-400', span: { start: 9, end: 14 } } as const;
  const common = {
    id: 'c',
    textId: 't',
    polarity: 'asserted',
    modality: 'actual',
    confidence: 0.6,
    extractors: ['test'],
    evidence: [],
  } as const;
  const deal: Claim = {
    ...common,
    kind: 'transfer',
    roles: { seller: party('Russia'), buyer: party('India'), item },
    done: 0.75,
  };
  const act: Claim = {
    ...common,
    kind: 'pressure',
    roles: { by: party('Russia'), on: party('India') },
    action: { action: 'sanction', span: { start: 0, end: 5 } },
    done: 0.8,
  };
  expect(deedsAmong([deal, act], 0.7).map(({ kind }) => kind)).toEqual(['transfer', 'pressure']);
  expect(deedsAmong([deal, act], 0.78).map(({ kind }) => kind)).toEqual(['pressure']);
  expect(
    deedsAmong(
      [
        { ...deal, polarity: 'denied' },
        { ...deal, modality: 'planned' },
      ],
      0.7,
    ),
  ).toEqual([]);
  expect(deedsAmong([{ ...act, action: { ...act.action, action: 'threaten' } }], 0.7)).toEqual([]);
  const { done: _, ...untold } = deal;
  expect(deedsAmong([untold], 0.5)).toEqual([]);
  expect(deedsAmong([{ ...untold, status: { status: 'signed', span: item.span } }], 0.5)).toHaveLength(1);
});
