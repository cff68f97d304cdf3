import { describe, expect, it, test } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { ReadText, RecordEntry } from '../../src/model/index.ts';
import { emptyRecord } from '../../src/pipeline/live-record.ts';
import { foldRecord } from '../../src/pipeline/open-graph.ts';
import { recordAsOf } from '../../src/pipeline/record-as-of.ts';
import { recordDuring } from '../../src/pipeline/record-during.ts';
import {
  type Draft,
  exclusion,
  pressure,
  relation,
  role,
  told,
  transfer,
} from '../resolution/fixtures/build.ts';
import { entriesOf, recordedAt, reprinted, streamed } from './hand-made-entries.ts';

const vocabulary = loadVocabulary();
const settings = { minConfidence: 0.5, realisedConfidence: 0.7 };
const s400 = { seller: 'Russia', buyer: 'India', item: 'S-400' } as const;

function asOf(date: string, entries: readonly RecordEntry[]) {
  return recordAsOf(streamed(entries), date, { settings, at: recordedAt });
}

function text(words: string, published?: string, drafts: readonly Draft[] = [], id = words): ReadText {
  return told(published, drafts, words, { id });
}

async function idsAsOf(date: string, entries: readonly RecordEntry[]): Promise<readonly string[]> {
  const { texts } = emptyRecord.with(await asOf(date, entries));
  return texts.flatMap(({ articles }) => articles.map(({ id }) => id)).sort();
}

describe('the record as of a date', () => {
  const entries = entriesOf([
    text('day', '2018-10-05'),
    text('month', '2018-10'),
    text('year', '2018'),
    text('later', '2019-01-01'),
  ]);

  test.each([
    ['2018-10-04', []],
    ['2018-10-05', ['day']],
    ['2018-10-30', ['day']],
    ['2018-10-31', ['day', 'month']],
    ['2018-10', ['day', 'month']],
    ['2018-12-30', ['day', 'month']],
    ['2018', ['day', 'month', 'year']],
    ['2019-01-01', ['day', 'later', 'month', 'year']],
  ])('%s holds what was surely published by its end: %j', async (date, ids) => {
    expect(await idsAsOf(date, entries)).toEqual(ids);
  });

  it('knows an article without a day since it was read', async () => {
    const undated = entriesOf([text('undated')], '2020-05-06T07:08:09.000Z');
    expect(await idsAsOf('2020-05-05', undated)).toEqual([]);
    expect(await idsAsOf('2020-05-06', undated)).toEqual(['undated']);
  });

  it('reads a text with the article that printed it by then, whoever was read first', async () => {
    const late = reprinted(text('words', '2019-03-01', [transfer(s400)], 'late'), ['early', '2018-10-05']);
    const [, reading, ...more] = await asOf('2018', entriesOf([late]));
    expect(more).toEqual([]);
    expect(reading).toMatchObject({
      type: 'reading',
      article: { id: 'early' },
      claims: [{ kind: 'transfer' }],
    });
    expect(JSON.stringify(reading)).not.toContain('late');
  });

  it('has nothing of what was retracted since, and all of what was read again', async () => {
    const retraction: RecordEntry = { type: 'retraction', articleId: 'day', erase: false, at: recordedAt };
    expect(await idsAsOf('2018-10', [...entries, retraction])).toEqual(['month']);
    const [again] = entriesOf([reprinted({ ...text('day'), articles: [] }, ['day', '2018-10-05'])]);
    const printing: RecordEntry = {
      type: 'printing',
      article: again?.type === 'reading' ? again.article : { id: '', textId: '' },
      at: recordedAt,
    };
    expect(await idsAsOf('2018-10', [...entries, retraction, printing])).toEqual(['day', 'month']);
  });

  it('keeps judgements, what other extractors found, and which text an article carried last', async () => {
    const judgement: RecordEntry = {
      type: 'judgement',
      left: 'a',
      right: 'b',
      decision: 'same',
      by: 'me',
      reasons: [],
      at: recordedAt,
    };
    const first = text('first', '2018-10-05', [transfer(s400)], 'a');
    const second = text('second', '2018-10-05', [], 'a');
    const rereading: RecordEntry = {
      type: 'rereading',
      textId: second.id,
      extractor: 'other',
      claims: [...told('2018', [transfer(s400)], 'second').claims],
      at: recordedAt,
    };
    const record = emptyRecord.with(
      await asOf('2018', [...entriesOf([first, second]), judgement, rereading]),
    );
    expect(record.judgements).toEqual([judgement]);
    expect(record.texts.map(({ claims }) => claims.length)).toEqual([1, 1]);
    expect(record.texts.flatMap(({ articles }) => articles.map(({ order }) => order))).toEqual([1, 2]);
    expect(record.settings).toEqual({ ...settings, asOf: '2018' });
  });

  it('is that of an earlier date when it is taken of one, and refuses a later one', async () => {
    const then = await asOf('2018', entries);
    expect(await asOf('2018-10', then)).toEqual(await asOf('2018-10', entries));
    expect(await idsAsOf('2018-12-31', then)).toEqual(['day', 'month', 'year']);
    await expect(asOf('2019', then)).rejects.toMatchObject({ code: 'settings/invalid' });
  });

  it('folds to a graph without news, members and ends that came later', async () => {
    const all = entriesOf([
      text('signed', '2018-10-06', [transfer({ ...s400, status: 'signed' })]),
      text('suspended', '2020-01-01', [transfer({ ...s400, status: 'suspended' })]),
    ]);
    const { nodes, relationships } = foldRecord(emptyRecord.with(await asOf('2019', all)), vocabulary);
    const deal = nodes.find(({ label }) => label === 'Deal');
    expect(deal?.properties).toMatchObject({ status: 'signed', stopped: false });
    const memberships = relationships.filter(({ type }) => type === 'MEMBER_OF');
    expect(memberships.length).toBeGreaterThan(100);
    for (const { properties } of memberships) {
      expect(String(properties['first'] ?? '').slice(0, 4) <= '2019').toBe(true);
      expect(String(properties['until'] ?? '').slice(0, 4) <= '2019').toBe(true);
    }
  });
});

describe('the record of a period', () => {
  const turkey = role('State', 'Turkey');
  const programme = role('Programme', 'F-35 program');
  const member = (ended?: boolean) => relation('member_of', turkey, programme, ended ? { ended } : {});

  /** Kinds and words of the claims that a period keeps. */
  function kept(period: { from?: string; to?: string }, texts: readonly ReadText[]): readonly string[] {
    const entries = entriesOf(texts);
    const record = emptyRecord.with(entries);
    const told = emptyRecord.with(recordDuring(entries, record, foldRecord(record, vocabulary), period));
    return told.texts.filter(({ claims }) => claims.length > 0).map(({ text: words }) => words);
  }

  test.each([
    ['by the day that it speaks of', { date: '2017-05' }, ['2017'], ['2016', '2018', '2019']],
    ['by the day it became known, where it speaks of none', {}, ['2018'], ['2017', '2019']],
    ['that may lie in it', { date: '2017' }, ['2017-12-31', '2017-01'], ['2018-01']],
    ['until its deadline', { date: '2021', dateRole: 'by' }, ['2018', '2020', '2021'], ['2017', '2022']],
    ['that is to come', { date: '2021' }, ['2021'], ['2018', '2020']],
  ] as const)('holds a deal %s', (_, draft, inside, outside) => {
    const texts = [text('deal', '2018-06-01', [transfer({ ...s400, status: 'signed', ...draft })])];
    for (const period of inside) expect(kept({ from: period, to: period }, texts), period).toEqual(['deal']);
    for (const period of outside) expect(kept({ from: period, to: period }, texts), period).toEqual([]);
    expect(kept({ from: '2000' }, texts)).toEqual(['deal']);
    expect(kept({ to: '2030' }, texts)).toEqual(['deal']);
  });

  it('holds a sanction as long as it was in force, and its end only once it came', () => {
    const sanction = { by: 'US', on: 'Iran', action: 'sanction' } as const;
    const texts = [
      text('imposed', '2011-01-01', [pressure({ ...sanction, date: '2010' })]),
      text('over', '2020-10-19', [pressure({ ...sanction, date: '2020-10-18', ended: true })]),
    ];
    expect(kept({ to: '2009' }, texts)).toEqual([]);
    expect(kept({ from: '2010', to: '2010' }, texts)).toEqual(['imposed']);
    expect(kept({ from: '2015', to: '2016' }, texts)).toEqual(['imposed']);
    expect(kept({ from: '2020', to: '2020' }, texts)).toEqual(['imposed', 'over']);
    expect(kept({ from: '2021' }, texts)).toEqual([]);
  });

  it('holds a threat in its own time only', () => {
    const texts = [text('threat', '2018-01-01', [pressure({ by: 'US', on: 'India', action: 'threaten' })])];
    expect(kept({ from: '2018', to: '2018' }, texts)).toEqual(['threat']);
    expect(kept({ from: '2019' }, texts)).toEqual([]);
  });

  it('holds a membership until the member was put out', () => {
    const texts = [
      text('member', '2016-01-01', [member()]),
      text('expelled', '2019-07-18', [exclusion('US', 'Turkey', 'F-35 program')]),
    ];
    expect(kept({ to: '2015' }, texts)).toEqual([]);
    expect(kept({ from: '2017', to: '2018' }, texts)).toEqual(['member']);
    expect(kept({ from: '2019', to: '2019' }, texts)).toEqual(['member', 'expelled']);
    expect(kept({ from: '2020' }, texts)).toEqual([]);
  });

  it('holds who makes a thing at any time', () => {
    const maker = relation('made_by', role('WeaponSystem', 'S-400'), role('Organization', 'Almaz-Antey'));
    expect(kept({ from: '1990', to: '1990' }, [text('maker', '2018-01-01', [maker])])).toEqual(['maker']);
  });

  it('holds no event that nobody dates', () => {
    const undated = [text('undated', undefined, [transfer(s400)])];
    expect(kept({ from: '2018', to: '2018' }, undated)).toEqual([]);
  });
});
