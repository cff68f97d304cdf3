import { describe, expect, it, test } from 'vitest';
import {
  explainErrors,
  type Fact,
  type FactEntity,
  type FactSheet,
  groupErrors,
  scoreFacts,
} from '../../src/evaluation/index.ts';

const states = (...codes: readonly string[]): Record<string, FactEntity> =>
  Object.fromEntries(codes.map((code) => [code, { type: 'State' as const }]));

const actors = states('RUS', 'IND', 'TUR', 'USA');
const gold: Record<string, FactEntity> = {
  ...actors,
  s400: { type: 'WeaponSystem', names: ['S-400'] },
  su35: { type: 'WeaponSystem', names: ['Su-35'] },
  caatsa: { type: 'Legislation', names: ['CAATSA'] },
  ofac: { type: 'Legislation', names: ['Executive Order 13382'] },
  almaz: { type: 'Organization', names: ['Almaz-Antey'] },
  sukhoi: { type: 'Organization', names: ['Sukhoi'] },
};
/** The same things under the ids of an extraction, and one that nobody annotated. */
const found: Record<string, FactEntity> = {
  ...actors,
  'weapon:s-400': { type: 'WeaponSystem', names: ['S-400 Triumf', 'S-400'] },
  'weapon:su-35': { type: 'WeaponSystem', names: ['Su-35'] },
  'weapon:buk': { type: 'WeaponSystem', names: ['Buk'] },
  'law:caatsa': { type: 'Legislation', names: ['CAATSA'] },
  'law:eo': { type: 'Legislation', names: ['Executive Order 13382'] },
  'org:almaz': { type: 'Organization', names: ['Almaz-Antey'] },
  'org:sukhoi': { type: 'Organization', names: ['Sukhoi'] },
};
const [s400, su35, buk] = ['weapon:s-400', 'weapon:su-35', 'weapon:buk'];

interface Case {
  readonly facts?: readonly Fact[];
  readonly optional?: readonly Fact[];
  readonly denied?: readonly Fact[];
  readonly read?: readonly Fact[];
  readonly entities?: Record<string, FactEntity>;
  readonly readEntities?: Record<string, FactEntity>;
}

function explained({
  facts = [],
  optional = [],
  denied,
  read = [],
  entities = gold,
  readEntities = found,
}: Case) {
  const sheet: FactSheet = {
    id: 'a',
    entities,
    facts: [...facts],
    optional: [...optional],
    ...(denied && { denied: [...denied] }),
  };
  const predicted = new Map<string, FactSheet>([
    ['a', { id: 'a', entities: readEntities, facts: [...read], optional: [] }],
  ]);
  const { errors } = scoreFacts([sheet], predicted);
  return explainErrors(errors, { gold: [sheet], predicted, sentencesOf: () => [], phrasesOf: () => [] });
}

const causes = (given: Case): readonly string[] =>
  explained(given).map(({ verdict, fact, cause }) => `${verdict} ${fact[0]}: ${cause}`);

describe('one argument', () => {
  test.each<[string, Fact, Fact]>([
    ['seller', ['transfer', 'RUS', 'IND', 's400'], ['transfer', 'USA', 'IND', s400]],
    ['seller', ['transfer', 'RUS', 'IND', 's400'], ['transfer', null, 'IND', s400]],
    ['buyer', ['transfer', 'RUS', 'IND', 's400'], ['transfer', 'RUS', 'TUR', s400]],
    ['item', ['transfer', 'RUS', 'IND', 's400'], ['transfer', 'RUS', 'IND', su35]],
    ['item', ['made_by', 's400', 'almaz'], ['made_by', su35, 'org:almaz']],
    ['maker', ['made_by', 's400', 'almaz'], ['made_by', s400, 'org:sukhoi']],
    ['sum', ['value', 'RUS', 'IND', 5_430_000_000, 'USD'], ['value', 'RUS', 'IND', 6_000_000_000, 'USD']],
    [
      'currency',
      ['value', 'RUS', 'IND', 5_430_000_000, 'USD'],
      ['value', 'RUS', 'IND', 5_400_000_000, 'EUR'],
    ],
    ['count', ['quantity', 'IND', 's400', 5], ['quantity', 'IND', s400, 6]],
    ['status', ['status', 'RUS', 'IND', 's400', 'signed'], ['status', 'RUS', 'IND', s400, 'planned']],
    ['date', ['signed', 'RUS', 'IND', '2018-10'], ['signed', 'RUS', 'IND', '2019']],
    ['presser', ['pressure', 'USA', 'IND', 'threaten'], ['pressure', 'RUS', 'IND', 'threaten']],
    ['pressed', ['pressure', 'USA', 'IND', 'threaten'], ['pressure', 'USA', 'TUR', 'threaten']],
    ['act', ['pressure', 'USA', 'IND', 'threaten'], ['pressure', 'USA', 'IND', 'sanction']],
    ['law', ['under', 'USA', 'IND', 'caatsa'], ['under', 'USA', 'IND', 'law:eo']],
    ['item', ['over', 'USA', 'IND', 's400'], ['over', 'USA', 'IND', su35]],
    ['owner', ['law_of', 'caatsa', 'USA'], ['law_of', 'law:caatsa', 'RUS']],
    ['resister', ['resist', 'IND', 'USA'], ['resist', 'TUR', 'USA']],
    ['ally', ['ally', 'RUS', 'TUR'], ['ally', 'USA', 'TUR']],
  ])('a fact with another %s is missed and wrong for it', (role, wanted, read) => {
    const errors = explained({ facts: [wanted], read: [read] });
    expect(errors.map(({ verdict, cause }) => [verdict, cause])).toEqual([
      ['wrong', `other ${role}`],
      ['missed', `other ${role}`],
    ]);
    const [wrong, missed] = errors;
    expect(wrong?.counterpart).toEqual(missed?.fact);
    expect(missed?.counterpart).toEqual(wrong?.fact);
  });

  it('is the only one: facts that differ in two are not one', () => {
    expect(
      causes({ facts: [['transfer', 'RUS', 'IND', 's400']], read: [['transfer', 'USA', 'TUR', s400]] }),
    ).toEqual(['wrong transfer: not in the text', 'missed transfer: not read']);
  });

  it('stands for one missed fact only, that with the same entities first', () => {
    const errors = explained({
      facts: [
        ['status', 'RUS', 'TUR', 's400', 'delivered'],
        ['status', 'RUS', 'IND', 's400', 'signed'],
      ],
      read: [['status', 'RUS', 'IND', s400, 'delivered']],
    });
    expect(errors.map(({ verdict, fact, cause }) => [verdict, fact[2], cause])).toEqual([
      ['wrong', 'IND', 'other status'],
      ['missed', 'TUR', 'not read'],
      ['missed', 'IND', 'other status'],
    ]);
  });

  it.each<[string, Fact, Fact, Fact]>([
    [
      'its status before the order of its parties',
      ['status', 'RUS', 'IND', 's400', 'signed'],
      ['status', 'RUS', 'IND', s400, 'planned'],
      ['status', 'IND', 'RUS', s400, 'signed'],
    ],
    [
      'the order of its parties before its item',
      ['transfer', 'RUS', 'IND', 's400'],
      ['transfer', 'IND', 'RUS', s400],
      ['transfer', 'RUS', 'IND', su35],
    ],
    [
      'its item before its seller',
      ['transfer', 'RUS', 'IND', 's400'],
      ['transfer', 'RUS', 'IND', su35],
      ['transfer', 'USA', 'IND', s400],
    ],
  ])('is %s', (_, wanted, likest, other) => {
    for (const read of [
      [likest, other],
      [other, likest],
    ]) {
      const missed = explained({ facts: [wanted], read }).find(({ verdict }) => verdict === 'missed');
      expect(missed?.counterpart).toEqual(
        likest.map((value) => (value === s400 ? 's400' : value === su35 ? 'su35' : value)),
      );
    }
  });

  it('may agree within the rules while another differs: a near sum of another buyer', () => {
    expect(
      causes({
        facts: [['value', 'RUS', 'IND', 2_500_000_000, 'USD']],
        read: [['value', 'RUS', 'TUR', 2_510_000_000, 'USD']],
      }),
    ).toEqual(['wrong value: other buyer', 'missed value: other buyer']);
  });
});

test.each<[Fact, Fact]>([
  [
    ['transfer', 'RUS', 'IND', 's400'],
    ['transfer', 'IND', 'RUS', s400],
  ],
  [
    ['pressure', 'USA', 'IND', 'threaten'],
    ['pressure', 'IND', 'USA', 'threaten'],
  ],
  [
    ['value', 'RUS', 'IND', 1_000_000, 'USD'],
    ['value', 'IND', 'RUS', 1_000_000, 'USD'],
  ],
  [
    ['transfer', 'RUS', null, 's400'],
    ['transfer', null, 'RUS', s400],
  ],
])('%j read as %j is turned round', (wanted, read) => {
  expect(explained({ facts: [wanted], read: [read] }).map(({ cause }) => cause)).toEqual([
    'turned round',
    'turned round',
  ]);
});

describe('names', () => {
  it('that no claim has are the first cause of a miss, with what was read in their place', () => {
    const { 'weapon:s-400': _, ...others } = found;
    const [wrong, missed] = explained({
      facts: [['transfer', 'RUS', 'IND', 's400']],
      read: [['transfer', 'RUS', 'IND', su35]],
      readEntities: others,
    });
    expect(wrong).toMatchObject({ cause: 'other item' });
    expect(missed).toMatchObject({
      cause: 'name not found',
      names: ['S-400'],
      counterpart: ['transfer', 'RUS', 'IND', 'su35'],
    });
  });

  it('of States are found by their codes', () => {
    const [missed] = explained({
      facts: [['resist', 'IND', 'USA']],
      readEntities: states('USA'),
    });
    expect(missed).toMatchObject({ cause: 'name not found', names: ['IND'] });
  });

  it('that nobody annotated make a claim wrong', () => {
    const [item, state] = explained({
      read: [
        ['made_by', buk, 'org:almaz'],
        ['official', 'almaz', 'FRA'],
      ],
      readEntities: { ...found, ...states('FRA') },
    });
    expect(item).toMatchObject({
      cause: 'name not annotated',
      names: ['Buk'],
      fact: ['made_by', `?${buk}`, 'almaz'],
    });
    expect(state).toMatchObject({ cause: 'name not annotated', names: ['FRA'] });
  });
});

describe('what belongs to another fact', () => {
  it.each<[Fact, Fact, string]>([
    [['status', 'RUS', 'IND', 's400', 'signed'], ['transfer', 'RUS', 'IND', 's400'], 'transfer'],
    [['value', 'RUS', 'IND', 5, 'USD'], ['transfer', 'RUS', 'IND', 's400'], 'transfer'],
    [['quantity', 'IND', 's400', 5], ['transfer', 'RUS', 'IND', 's400'], 'transfer'],
    [['signed', 'RUS', 'IND', '2018'], ['transfer', 'RUS', 'IND', 's400'], 'transfer'],
    [['over', 'USA', 'IND', 's400'], ['pressure', 'USA', 'IND', 'warn'], 'pressure'],
    [['under', 'USA', 'IND', 'caatsa'], ['pressure', 'USA', 'IND', 'warn'], 'pressure'],
  ])('%j is missed with %j', (child, parent, kind) => {
    expect(causes({ facts: [child, parent] })).toEqual([
      `missed ${child[0]}: without ${kind}`,
      `missed ${kind}: not read`,
    ]);
    // Read alone, the parent is right and the child merely not read.
    const readParent = parent.map((value) => (value === 's400' ? s400 : value));
    expect(causes({ facts: [child, parent], read: [readParent] })).toEqual([`missed ${child[0]}: not read`]);
  });

  it('is not without it where only its act was read otherwise', () => {
    expect(
      causes({
        facts: [
          ['pressure', 'USA', 'IND', 'threaten'],
          ['over', 'USA', 'IND', 's400'],
        ],
        read: [['pressure', 'USA', 'IND', 'warn']],
      }),
    ).toEqual(['wrong pressure: other act', 'missed pressure: other act', 'missed over: not read']);
  });

  it('is wrong with it, and not where the annotation has it as optional', () => {
    const read: readonly Fact[] = [
      ['transfer', 'RUS', 'TUR', s400],
      ['status', 'RUS', 'TUR', s400, 'signed'],
    ];
    expect(causes({ read })).toEqual(['wrong status: without transfer', 'wrong transfer: not in the text']);
    expect(causes({ optional: [['transfer', 'RUS', 'TUR', 's400']], read })).toEqual([
      'wrong status: not in the text',
    ]);
  });
});

describe('a wrong fact', () => {
  it('may be what the text denies, whatever else was missed', () => {
    expect(
      causes({
        facts: [['transfer', 'RUS', 'TUR', 's400']],
        denied: [['transfer', 'RUS', 'IND', 's400']],
        read: [['transfer', 'RUS', 'IND', s400]],
      })[0],
    ).toBe('wrong transfer: denied');
  });

  it('may be annotated with another kind', () => {
    const [wrong] = explained({
      facts: [['resist', 'IND', 'USA']],
      read: [
        ['pressure', 'IND', 'USA', 'condemn'],
        ['resist', 'IND', 'USA'],
      ],
    });
    expect(wrong).toMatchObject({ cause: 'kind', counterpart: ['resist', 'IND', 'USA'] });
  });

  it.each<[string, Fact, Fact]>([
    ['the pressure that is resisted', ['pressure', 'USA', 'IND', 'threaten'], ['resist', 'IND', 'USA']],
    ['what its transfer is worth', ['transfer', 'RUS', 'IND', 's400'], ['value', 'RUS', 'IND', 5, 'USD']],
  ])('is of no other kind beside %s', (_, annotated, wrong) => {
    const read = [annotated.map((value) => (value === 's400' ? s400 : value)), wrong];
    expect(causes({ facts: [annotated], read })).toEqual([`wrong ${wrong[0]}: not in the text`]);
  });

  it('may be an alliance, in either order, for another kind', () => {
    expect(
      causes({
        facts: [['pressure', 'USA', 'IND', 'urge']],
        read: [
          ['ally', 'USA', 'IND'],
          ['pressure', 'USA', 'IND', 'urge'],
        ],
      }),
    ).toEqual(['wrong ally: kind']);
  });
});

test('errors come by article with all that the scorer said, and none is lost', () => {
  const sheet = (id: string): FactSheet => ({
    id,
    entities: gold,
    facts: [['resist', 'IND', 'USA']],
    optional: [],
  });
  const sheets = ['b', 'a', 'c'].map(sheet);
  const predicted = new Map([['a', sheet('a')]]);
  const { errors } = scoreFacts(sheets, predicted);
  const all = explainErrors(errors, { gold: sheets, predicted, sentencesOf: () => [], phrasesOf: () => [] });
  expect(all).toMatchObject(errors);
  expect(all.map(({ article }) => article)).toEqual(['b', 'c']);
});

test('groups count each error once, the most frequent first', () => {
  const errors = explained({
    facts: [
      ['transfer', 'RUS', 'IND', 's400'],
      ['pressure', 'USA', 'IND', 'warn'],
      ['under', 'USA', 'IND', 'caatsa'],
      ['under', 'USA', 'IND', 'ofac'],
    ],
    read: [['transfer', 'RUS', 'TUR', s400]],
  });
  const groups = groupErrors(errors);
  expect(
    groups.map(({ kind, cause, verdict, share, errors: own }) => [kind, cause, verdict, own.length, share]),
  ).toEqual([
    ['under', 'without pressure', 'missed', 2, 0.4],
    ['pressure', 'not read', 'missed', 1, 0.2],
    ['transfer', 'other buyer', 'missed', 1, 0.2],
    ['transfer', 'other buyer', 'wrong', 1, 0.2],
  ]);
  expect(groupErrors([])).toEqual([]);
});
