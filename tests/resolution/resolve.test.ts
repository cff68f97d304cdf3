import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { EventCluster, EventKind, Judgement, ReadText, Resolution } from '../../src/model/index.ts';
import { resolve } from '../../src/resolution/index.ts';
import { exclusion, pressure, relation, resistance, role, told, transfer } from './fixtures/build.ts';

const vocabulary = loadVocabulary();

function resolved(texts: readonly ReadText[], judgements: readonly Judgement[] = []): Resolution {
  return resolve(texts, vocabulary, judgements);
}

function eventsOf(texts: readonly ReadText[], kind: EventKind): readonly EventCluster[] {
  return resolved(texts).events.filter((event) => event.kind === kind);
}

function sizes(texts: readonly ReadText[], kind: EventKind): readonly number[] {
  return eventsOf(texts, kind)
    .map((event) => event.claims.length)
    .sort();
}

function judgement(
  left: string,
  right: string,
  decision: Judgement['decision'],
  at = '2024-01-01',
): Judgement {
  return { type: 'judgement', left, right, decision, by: 'test', reasons: [], at };
}

const s400 = { seller: 'Russia', buyer: 'India', item: 'S-400' };
const rafale = { seller: 'France', buyer: 'India', item: 'Rafale' };

describe('claims too doubtful to be seen', () => {
  it('join no two deals that are apart without them', () => {
    const { seller: _, ...noSeller } = s400;
    // Told together with the doubtful claim, which alone would make Russia's deal the one of that text.
    const seen = [
      told('2018', [transfer(s400)], 'One.'),
      told('2018', [transfer({ ...s400, seller: 'Belarus' })], 'Two.'),
      told('2019', [transfer(noSeller)], 'Three.'),
    ];
    const doubtful = told('2019', [transfer(noSeller), transfer({ ...s400, confidence: 0.1 })], 'Three.');
    const [russia, belarus, three] = seen;
    const texts = [russia, belarus, doubtful].flatMap((text) => text ?? []);
    const groups = (given: readonly ReadText[]) =>
      resolve(given, vocabulary, [], 0.5).events.map(({ claims }) =>
        claims.filter(({ claim }) => claim.confidence >= 0.5).map(({ claim }) => claim.id),
      );
    expect(three?.claims).toHaveLength(1);
    expect(groups(texts)).toEqual(groups(seen));
    expect(groups(texts)).toHaveLength(3);
  });

  it('place no firm', () => {
    const firm = role('Organization', 'Kverndal Marine');
    const based = relation('based_in', firm, role('State', 'Egypt'), { confidence: 0.1 });
    const text = told('2018', [based]);
    expect([...resolve([text], vocabulary, []).bases.values()]).toContain('state:EGY');
    const { bases } = resolve([text], vocabulary, [], 0.5);
    const organizations = resolve([text], vocabulary, [], 0.5).entities.filter(
      ({ kind }) => kind === 'Organization',
    );
    expect(organizations).toHaveLength(1);
    expect(organizations.filter(({ id }) => bases.has(id))).toEqual([]);
  });
});

describe('deals', () => {
  it('are one for one seller, buyer and system, whatever they are called', () => {
    const texts = [
      told('2018-10-05', [transfer({ ...s400, status: 'signed', signed: '2018-10-05' })]),
      told('2020-02-04', [
        transfer({
          seller: 'Moscow',
          buyer: 'New Delhi',
          item: 'S-400 Triumf systems',
          status: 'in-production',
        }),
      ]),
      told('2021-11-14', [
        transfer({
          seller: role('Organization', 'Almaz-Antey'),
          buyer: 'India',
          item: 'S-400s',
          status: 'delivering',
        }),
      ]),
    ];
    expect(sizes(texts, 'Deal')).toEqual([3]);
  });

  it('take their id from the earliest claim', () => {
    const early = told('2018-10-05', [transfer({ ...s400, status: 'signed' })]);
    const late = told('2020-02-04', [transfer({ ...s400, status: 'in-production' })]);
    const [deal] = eventsOf([late, early], 'Deal');
    expect(deal?.id).toBe(early.claims[0]?.id.replace('claim:', 'deal:'));
    expect(deal?.claims.map(({ known }) => known)).toEqual(['2018-10-05', '2020-02-04']);
  });

  it.each([
    ['buyers', { ...s400, buyer: 'Turkey' }],
    ['sellers', { ...s400, seller: 'Belarus' }],
    ['systems', { ...s400, item: 'S-300' }],
    ['a system and none', { seller: 'Russia', buyer: 'India' }],
  ])('are apart for different %s', (_, other) => {
    expect(sizes([told('2018', [transfer(s400), transfer(other)])], 'Deal')).toEqual([1, 1]);
  });

  it('join the variants of one family', () => {
    const variant = { ...s400, item: 'Su-30MKI' };
    expect(sizes([told('2018', [transfer({ ...s400, item: 'Su-30' }), transfer(variant)])], 'Deal')).toEqual([
      2,
    ]);
  });

  it('keep contracts of different years apart, and later reports with the contract then in force', () => {
    const texts = [
      told('2016-09-24', [transfer({ ...rafale, status: 'signed', signed: '2016-09-23' })]),
      told('2022-12-15', [transfer({ ...rafale, status: 'delivered' })]),
      told('2025-04-29', [transfer({ ...rafale, item: 'Rafale M', status: 'signed', signed: '2025' })]),
    ];
    expect(eventsOf(texts, 'Deal').map((deal) => deal.claims.map(({ known }) => known))).toEqual(
      expect.arrayContaining([['2016-09-24', '2022-12-15'], ['2025-04-29']]),
    );
    expect(eventsOf(texts, 'Deal')).toHaveLength(2);
  });

  it('keep another order of a variant, told years later with a count of its own, apart from the first', () => {
    const texts = [
      told('2016-09-24', [transfer({ ...rafale, status: 'signed', signed: '2016', quantity: 36 })]),
      told('2022-12-15', [transfer({ ...rafale, status: 'delivered', quantity: 5 })]),
      told('2025-04-29', [transfer({ ...rafale, item: 'Rafale M', quantity: 26 })]),
      told('2025-04-30', [transfer({ ...rafale, quantity: 36 })]),
    ];
    expect(eventsOf(texts, 'Deal').map((deal) => deal.claims.map(({ known }) => known))).toEqual(
      expect.arrayContaining([['2016-09-24', '2022-12-15', '2025-04-30'], ['2025-04-29']]),
    );
  });

  it('take a proposal to the contract that came of it', () => {
    const texts = [
      told('2016-09-24', [transfer({ ...rafale, status: 'signed', signed: '2016' })]),
      told('2023-07-14', [transfer({ ...rafale, status: 'planned' })]),
      told('2025-04-29', [transfer({ ...rafale, status: 'signed', signed: '2025' })]),
    ];
    expect(eventsOf(texts, 'Deal').map((deal) => deal.claims.map(({ known }) => known))).toEqual(
      expect.arrayContaining([['2016-09-24'], ['2023-07-14', '2025-04-29']]),
    );
  });

  it('let a claim without a seller join the one deal that it fits', () => {
    const { seller: _, ...noSeller } = s400;
    expect(sizes([told('2018', [transfer(s400)]), told('2019', [transfer(noSeller)])], 'Deal')).toEqual([2]);
  });

  it('leave a claim without a buyer by itself where two deals fit, unless its own text tells one of them', () => {
    const { buyer: _, ...noBuyer } = s400;
    const deals = [told('2018', [transfer(s400)]), told('2018-02', [transfer({ ...s400, buyer: 'Turkey' })])];
    expect(sizes([...deals, told('2019', [transfer(noBuyer)])], 'Deal')).toEqual([1, 1, 1]);
    expect(sizes([...deals, told('2019', [transfer(noBuyer), transfer(s400)])], 'Deal')).toEqual([1, 3]);
  });

  it('know a firm’s state from an article', () => {
    const firm = role('Organization', 'Kverndal Marine');
    const texts = [
      told('2018', [transfer({ seller: firm, buyer: 'Ghana', item: 'Zubor' })]),
      told('2018-02', [relation('based_in', firm, role('State', 'Norway'))]),
      told('2018-03', [transfer({ seller: 'Norway', buyer: 'Ghana', item: 'Zubor' })]),
    ];
    expect(sizes(texts, 'Deal')).toEqual([2]);
  });

  it('are not tied together by what is denied or supposed', () => {
    const texts = [
      told('2018', [transfer({ ...s400, polarity: 'denied' }), transfer({ ...s400, status: 'signed' })]),
    ];
    expect(sizes(texts, 'Deal')).toEqual([2]);
  });
});

describe('pressures', () => {
  const threat = { by: 'US', on: 'India', action: 'threaten' } as const;

  it.each([
    ['the same words later', threat, '2020-03-01', [2]],
    ['a report after ninety days', threat, '2020-06-01', [1, 1]],
    ['another act', { ...threat, action: 'sanction' } as const, '2020-01-02', [1, 1]],
    ['another object', { ...threat, over: 'Su-35' }, '2020-01-02', [1, 1]],
    ['the same family as object', { ...threat, over: 'S-400 Triumf' }, '2020-01-02', [2]],
    ['another law', { ...threat, under: 'ITAR' }, '2020-01-02', [1, 1]],
    ['the other direction', { ...threat, by: 'India', on: 'US' }, '2020-01-02', [1, 1]],
    ['no date', threat, undefined, [2]],
    ['a year that holds the day', threat, '2020', [2]],
  ])('%s', (_, second, published, expected) => {
    const texts = [
      told('2020-01-01', [pressure({ ...threat, over: 'S-400', under: 'CAATSA' })]),
      told(published, [pressure(second)]),
    ];
    expect(sizes(texts, 'Pressure')).toEqual(expected);
  });
});

describe('other events', () => {
  it('put one exclusion together over any time', () => {
    const texts = ['2019-07-17', '2021-04-22'].map((date) =>
      told(date, [exclusion('US', 'Turkey', 'F-35 program')]),
    );
    expect(sizes(texts, 'Exclusion')).toEqual([2]);
  });

  it.each([
    ['2020-12-30', [2]],
    ['2021-02-01', [1, 1]],
  ])('put resistance reported on 2020-01-01 and on %s together within a year', (date, expected) => {
    const texts = ['2020-01-01', date].map((day) => told(day, [resistance('India', 'US')]));
    expect(sizes(texts, 'Resistance')).toEqual(expected);
  });
});

describe('entities', () => {
  const body = (...names: string[]) => {
    const [surface = '', ...aliases] = names;
    return relation('based_in', role('Organization', surface, aliases), role('State', 'Ghana'));
  };
  const idsOf = (texts: readonly ReadText[], judgements: readonly Judgement[] = []) =>
    resolved(texts, judgements).entities.map(({ id }) => id);

  it('join an acronym with its one expansion in other texts', () => {
    const texts = [told('2020', [body('Kverndal Naval Yards', 'KNY')]), told('2021', [body('KNY')])];
    expect(idsOf(texts)).toEqual(['org:kverndal-naval-yards', 'state:GHA']);
    expect(resolved(texts).entities[0]?.aliases).toEqual(['KNY']);
  });

  it('leave an acronym with two expansions by itself', () => {
    const texts = [
      told('2020', [body('Kverndal Naval Yards', 'KNY')]),
      told('2021', [body('Kano Northern Youth', 'KNY')]),
      told('2022', [body('KNY')]),
    ];
    expect(idsOf(texts)).toContain('org:kny');
  });

  it('follow the judgement that two names are the same, and its undoing', () => {
    const texts = [told('2020', [body('Kverndal Yards'), body('Sundal Yards')])];
    const same = judgement('org:kverndal-yards', 'org:sundal-yards', 'same');
    expect(idsOf(texts, [same])).toEqual(['org:kverndal-yards', 'state:GHA']);
    expect(idsOf(texts, [same, { ...same, decision: 'unsure', at: '2024-02-01' }])).toHaveLength(3);
  });

  it('never join two names judged different, not through a third either', () => {
    const texts = [told('2020', [body('A Yards'), body('B Yards'), body('C Yards')])];
    const judgements = [
      judgement('org:a-yards', 'org:b-yards', 'same', '2024-01-01'),
      judgement('org:b-yards', 'org:c-yards', 'same', '2024-01-02'),
      judgement('org:a-yards', 'org:c-yards', 'different', '2024-01-03'),
    ];
    expect(idsOf(texts, judgements)).toEqual(['org:a-yards', 'org:c-yards', 'state:GHA']);
    const acronym = [told('2020', [body('Kverndal Naval Yards', 'KNY')]), told('2021', [body('KNY')])];
    expect(idsOf(acronym, [judgement('org:kny', 'org:kverndal-naval-yards', 'different')])).toContain(
      'org:kny',
    );
  });
});

describe('texts', () => {
  it('tell one story when they differ in white space, quotes and case only', () => {
    const texts = [
      told('2020', [], 'India said: “We will buy it.”'),
      told('2020', [], 'INDIA said:  "we will buy it."\n'),
      told('2020', [], 'India said: we will buy it.'),
    ];
    expect(
      resolved(texts)
        .stories.map((story) => story.texts.length)
        .sort(),
    ).toEqual([1, 2]);
  });

  it('are known from the earliest article that prints them', () => {
    const text = told('2020-05-01', [transfer(s400)]);
    const reprint = { id: 'https://example.org/reprint', textId: text.id, published: '2020-04-30' };
    const undated = { id: 'https://example.org/undated', textId: text.id };
    const { events } = resolved([{ ...text, articles: [undated, ...text.articles, reprint] }]);
    expect(events[0]?.claims[0]?.known).toBe('2020-04-30');
  });

  it('hold one claim of what two extractors found', () => {
    const text = told('2020', [
      transfer({ ...s400, extractor: 'encoder', confidence: 0.7 }),
      transfer({ ...s400, extractor: 'llm', confidence: 0.8 }),
    ]);
    const [claim] = resolved([text]).events[0]?.claims ?? [];
    expect(claim?.claim).toMatchObject({ extractors: ['encoder', 'llm'], confidence: 0.8 });
    expect(resolved([text]).events[0]?.claims).toHaveLength(1);
  });
});

describe('contracts of the same parties for the same system', () => {
  const order = (at: string, draft: Parameters<typeof transfer>[0]) =>
    told(at, [transfer({ seller: 'France', buyer: 'India', item: 'Rafale', ...draft })]);
  const deals = (...texts: readonly ReadText[]) =>
    resolve(texts, vocabulary, []).events.map(({ claims }) => claims.length);

  it('are two in one year where days and figures differ', () => {
    const first = order('2018-01-10', { status: 'signed', signed: '2018-01-08', quantity: 36 });
    const second = order('2018-11-20', { status: 'signed', signed: '2018-11-19', quantity: 12 });
    expect(deals(first, second)).toEqual([1, 1]);
    const corrected = order('2018-02-20', { status: 'signed', signed: '2018-02', quantity: 38 });
    expect(deals(first, corrected)).toEqual([2]);
  });

  it('are told apart by the count that a later text repeats', () => {
    const old = order('2016-09-23', { status: 'signed', signed: '2016-09-23', quantity: 36 });
    const fresh = order('2025-04-28', { status: 'signed', signed: '2025-04-28', quantity: 26 });
    const later = order('2025-06-01', { status: 'delivered', quantity: 36 });
    expect(deals(old, fresh, later).sort()).toEqual([1, 2]);
  });

  it('are two where a sister variant is bought years later, be the count the same', () => {
    const frigates = (at: string, item: string, more: Parameters<typeof transfer>[0]) =>
      told(at, [transfer({ seller: 'China', buyer: 'Pakistan', item, quantity: 2, ...more })]);
    expect(
      deals(
        frigates('2018-06-01', 'Type 054A', { status: 'signed', signed: '2018-06-01' }),
        frigates('2026-03-05', 'Type 054B', { status: 'signed' }),
      ),
    ).toEqual([1, 1]);
  });
});
