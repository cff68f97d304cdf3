import { expect, test } from 'vitest';
import { factsOf } from '../../src/evaluation/index.ts';
import type { Claim, ClaimOf, Entity, Role } from '../../src/model/index.ts';

const span = { start: 0, end: 1 };
const role = (type: Role['type'], surface: string, aliases?: readonly string[]): Role => ({
  type,
  surface,
  span,
  ...(aliases && { aliases }),
});
const common = {
  id: 'claim:1',
  textId: 'text:1',
  polarity: 'asserted' as const,
  modality: 'actual' as const,
  confidence: 0.9,
  extractors: ['test'],
  evidence: [],
};
const entities: ReadonlyMap<string, Entity> = new Map(
  [
    ['state:RUS', 'State', 'Russia'] as const,
    ['state:IND', 'State', 'India'] as const,
    ['state:USA', 'State', 'United States'] as const,
    ['weapon:s-400', 'WeaponSystem', 'S-400'] as const,
    ['law:caatsa', 'Legislation', 'CAATSA'] as const,
  ].map(([id, kind, name]) => [id, { id, kind, name, aliases: [], known: true }]),
);

const deal: ClaimOf<'transfer'> = {
  ...common,
  kind: 'transfer',
  roles: {
    seller: role('State', 'Moscow'),
    buyer: role('State', 'India'),
    item: role('WeaponSystem', 'S-400s', ['S-400 Triumf']),
  },
  value: { amount: 5.43e9, currency: 'USD', span },
  quantity: { count: 5, span },
  status: { status: 'signed', span },
  signed: { date: '2018-10', span },
};
const ids = { seller: 'state:RUS', buyer: 'state:IND', item: 'weapon:s-400' };
const factsIn = (claim: Claim, parties: Readonly<Record<string, string>>) =>
  factsOf('a', [{ claim, entities: parties }], entities).facts;

test('a deal gives a fact for each thing it says', () => {
  const sheet = factsOf('a', [{ claim: deal, entities: ids }], entities);
  expect(sheet.facts).toEqual([
    ['transfer', 'RUS', 'IND', 'weapon:s-400'],
    ['value', 'RUS', 'IND', 5.43e9, 'USD'],
    ['quantity', 'IND', 'weapon:s-400', 5],
    ['status', 'RUS', 'IND', 'weapon:s-400', 'signed'],
    ['signed', 'RUS', 'IND', '2018-10'],
  ]);
  expect(sheet.entities).toEqual({
    RUS: { type: 'State' },
    IND: { type: 'State' },
    'weapon:s-400': { type: 'WeaponSystem', names: ['S-400', 'S-400 Triumf', 'S-400s'] },
  });
});

test('what is not named is null, and a count or status without an item is no fact', () => {
  const bare = { ...deal, roles: { buyer: deal.roles.buyer } };
  expect(factsIn(bare, { buyer: 'state:IND' })).toEqual([
    ['transfer', null, 'IND', null],
    ['value', null, 'IND', 5.43e9, 'USD'],
    ['signed', null, 'IND', '2018-10'],
  ]);
});

test('denied and hypothetical claims are no facts', () => {
  expect(factsIn({ ...deal, polarity: 'denied' }, ids)).toEqual([]);
  expect(factsIn({ ...deal, modality: 'hypothetical' }, ids)).toEqual([]);
  expect(factsIn({ ...deal, modality: 'planned' }, ids)).not.toEqual([]);
});

test('pressure names its object and law', () => {
  const act: Claim = {
    ...common,
    kind: 'pressure',
    roles: {
      by: role('State', 'US'),
      on: role('State', 'India'),
      over: role('WeaponSystem', 'S-400'),
      under: role('Legislation', 'CAATSA'),
    },
    action: { action: 'threaten', span },
  };
  const parties = { by: 'state:USA', on: 'state:IND', over: 'weapon:s-400', under: 'law:caatsa' };
  expect(factsIn(act, parties)).toEqual([
    ['pressure', 'USA', 'IND', 'threaten'],
    ['over', 'USA', 'IND', 'weapon:s-400'],
    ['under', 'USA', 'IND', 'law:caatsa'],
  ]);
});

test.each([
  ['exclusion', ['by', 'member', 'from'], 'exclude'],
  ['resistance', ['by', 'against'], 'resist'],
  ['made_by', ['subject', 'object'], 'made_by'],
  ['law_of', ['subject', 'object'], 'law_of'],
  ['member_of', ['subject', 'object'], 'member'],
  ['ally_of', ['subject', 'object'], 'ally'],
  ['official_of', ['subject', 'object'], 'official'],
] as const)('%s is projected', (kind, names, fact) => {
  const parties = ['state:USA', 'state:IND', 'state:RUS'];
  // Each kind is given exactly the roles of its schema, which a table cannot show.
  const claim = {
    ...common,
    kind,
    roles: Object.fromEntries(names.map((name) => [name, role('State', name)])),
  } as unknown as Claim;
  const ofRoles = Object.fromEntries(names.map((name, index) => [name, parties[index] ?? '']));
  expect(factsIn(claim, ofRoles)).toEqual([[fact, ...['USA', 'IND', 'RUS'].slice(0, names.length)]]);
});

test('the same fact of two claims is one', () => {
  const two = [deal, { ...deal, id: 'claim:2' }].map((claim) => ({ claim, entities: ids }));
  expect(factsOf('a', two, entities).facts).toHaveLength(5);
});
