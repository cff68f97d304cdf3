import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { Judgement, ReadText } from '../../src/model/index.ts';
import { joinGroups, judgementsInForce, resolve } from '../../src/resolution/index.ts';
import { relation, role, told, transfer } from './fixtures/build.ts';

const vocabulary = loadVocabulary();

function judgement(left: string, right: string, decision: Judgement['decision'], at: string): Judgement {
  return { type: 'judgement', left, right, decision, by: 'test', reasons: [], at };
}

const based = (...names: string[]) => {
  const [surface = '', ...aliases] = names;
  return relation('based_in', role('Organization', surface, aliases), role('State', 'Ghana'));
};

describe('judgements in force', () => {
  const same = judgement('org:a', 'org:b', 'same', '2024-01-01');
  const different = judgement('org:b', 'org:a', 'different', '2024-01-02');
  const withdrawal = { ...judgement('org:a', 'org:b', 'withdrawn', '2024-01-03'), withdraws: '2024-01-02' };

  it('are the latest of a pair, whichever side is named first', () => {
    expect(judgementsInForce([same, different])).toEqual([different]);
  });

  it('go back to the former one when the latest is withdrawn, though it came to the record afterwards', () => {
    expect(judgementsInForce([same, different, withdrawal])).toEqual([same]);
    expect(judgementsInForce([withdrawal, different, same])).toEqual([same]);
  });

  it('are not touched by the withdrawal of another pair’s judgement of that moment', () => {
    const other = { ...different, left: 'org:c' };
    expect(judgementsInForce([other, withdrawal])).toEqual([other]);
  });

  it('are told by kind; one that says none is on entities', () => {
    const onDeals: Judgement = { ...different, kind: 'deal', left: 'claim:1', right: 'claim:2' };
    expect(judgementsInForce([same, onDeals], 'deal')).toEqual([onDeals]);
    expect(judgementsInForce([same, onDeals], 'entity')).toEqual([same]);
  });
});

describe('groups joined by judgements', () => {
  it('are settled with those that one of them was judged against', () => {
    const groups = joinGroups([
      judgement('org:a', 'org:b', 'same', '1'),
      judgement('org:b', 'org:c', 'unsure', '2'),
    ]);
    expect(groups.areSettled('org:a', 'org:c')).toBe(true);
    expect(groups.areSettled('org:a', 'org:b')).toBe(true);
    expect(groups.areSettled('org:a', 'org:d')).toBe(false);
    expect(groups.areApart('org:a', 'org:c')).toBe(true);
    expect(groups.areDifferent('org:a', 'org:c')).toBe(false);
  });
});

describe('a judgement of a person', () => {
  it('that two names cannot be told to be one outweighs what joins an acronym by itself', () => {
    const texts = [told('2020', [based('Kverndal Naval Yards', 'KNY')]), told('2021', [based('KNY')])];
    const ids = (judgements: readonly Judgement[]) =>
      resolve(texts, vocabulary, judgements).entities.map(({ id }) => id);
    expect(ids([])).not.toContain('org:kny');
    expect(ids([judgement('org:kny', 'org:kverndal-naval-yards', 'unsure', '2024')])).toContain('org:kny');
  });

  it('takes a claim out of the deal that it was gathered into, and those judged the same with it', () => {
    const s400 = { seller: 'Russia', buyer: 'India', item: 'S-400' };
    const texts: readonly ReadText[] = [
      told('2018-10-05', [transfer({ ...s400, status: 'signed', quantity: 5 })]),
      told('2018-11-05', [transfer({ ...s400, quantity: 6 })]),
      told('2018-12-05', [transfer({ ...s400, quantity: 7 })]),
    ];
    const [a = '', b = '', c = ''] = texts.flatMap(({ claims }) => claims.map(({ id }) => id));
    const deals = (judgements: readonly Judgement[]) =>
      resolve(texts, vocabulary, judgements).events.map(({ claims }) => claims.map(({ claim }) => claim.id));
    const on = (...[left, right, decision, at]: Parameters<typeof judgement>): Judgement => ({
      ...judgement(left, right, decision, at),
      kind: 'deal',
    });
    expect(deals([])).toEqual([[a, b, c]]);
    const parted = deals([on(a, b, 'different', '2024-01-01'), on(b, c, 'same', '2024-01-02')]);
    expect(new Set(parted)).toEqual(new Set([[a], [b, c]]));
    // What no text tells of says nothing.
    expect(deals([on(a, 'claim:0123456789abcdef', 'different', '2024-01-01')])).toEqual([[a, b, c]]);
  });
});

describe('doubts', () => {
  const doubtsOf = (texts: readonly ReadText[]) => resolve(texts, vocabulary, []).doubts;

  it('are a name and a longer one of the same state, the lesser id to the left', () => {
    const texts = [
      told('2020', [based('Sundal Yards')]),
      told('2021', [based('Sundal Yards Bergen'), based('Kverndal')]),
    ];
    expect(doubtsOf(texts)).toMatchObject([
      { kind: 'entity', left: 'org:sundal-yards', right: 'org:sundal-yards-bergen', score: 0.5 },
    ]);
  });

  it('are deals of the same parties unless both have a year of signature', () => {
    const rafale = { seller: 'France', buyer: 'India', item: 'Rafale' };
    const signed = (year: string) => transfer({ ...rafale, status: 'signed', signed: year });
    expect(doubtsOf([told('2016', [signed('2016')]), told('2025', [signed('2025')])])).toEqual([]);
    const proposal = transfer({ ...rafale, status: 'negotiating', quantity: 114 });
    expect(doubtsOf([told('2016', [signed('2016')]), told('2025', [proposal])])).toMatchObject([
      {
        kind: 'deal',
        reasons: [{ name: 'parties' }, { name: 'signing', detail: expect.stringContaining('2016') }],
      },
    ]);
  });
});
