import { describe, expect, it, test } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { fold, referenceDuring, referenceRows } from '../../src/graph/index.ts';
import { referenceAsOf } from '../../src/graph/reference-in-time.ts';
import type { GraphRows, ReadText, RelationshipType } from '../../src/model/index.ts';
import { resolve } from '../../src/resolution/index.ts';
import {
  type Common,
  exclusion,
  type PressureDraft,
  pressure,
  relation,
  role,
  told,
  transfer,
} from '../resolution/fixtures/build.ts';

const vocabulary = loadVocabulary();
const settings = { minConfidence: 0.3, realisedConfidence: 0.7 };

function folded(...texts: readonly ReadText[]): GraphRows {
  return fold(resolve(texts, vocabulary, [], settings.minConfidence), vocabulary, settings);
}

function edgesOf(rows: GraphRows, type: RelationshipType, basis?: string) {
  return rows.relationships.filter(
    (row) => row.type === type && (basis === undefined || row.properties['basis'] === basis),
  );
}

function captions(rows: GraphRows): readonly unknown[] {
  return rows.nodes.filter(({ label }) => label === 'Pressure').map(({ properties }) => properties['name']);
}

describe('a sanction', () => {
  const draft: PressureDraft = { by: 'US', on: 'Iran', action: 'sanction' };
  const imposed = (date: string, more: Partial<PressureDraft> = {}) =>
    told(date, [pressure({ ...draft, ...more })]);
  const over = (date: string, more: Partial<PressureDraft> = {}) =>
    told(date, [pressure({ ...draft, ended: true, ...more })]);
  const edgeOf = (...texts: readonly ReadText[]) => edgesOf(folded(...texts), 'SANCTIONS')[0]?.properties;

  it('that a report says to be over is drawn as past, from when it says', () => {
    const rows = folded(imposed('2015-01-01'), over('2020-10-19', { date: '2020-10-18' }));
    expect(edgesOf(rows, 'SANCTIONS')[0]?.properties).toMatchObject({ until: '2020-10-18', active: false });
    expect(captions(rows)).toEqual([
      'US sanctions Iran (until 2020-10-18)',
      'US sanctions Iran (until 2020-10-18)',
    ]);
    const [pressureNode] = rows.nodes.filter(({ label }) => label === 'Pressure');
    expect(pressureNode?.properties).toMatchObject({ until: '2020-10-18', active: false });
  });

  it('is over by a day until which it was in force, and not by one until which it is to be', () => {
    expect(edgeOf(imposed('2021-03-01', { date: '2020-10', dateRole: 'until' }))).toMatchObject({
      until: '2020-10',
      active: false,
    });
    const extended = edgeOf(imposed('2021-03-01', { date: '2031', dateRole: 'until' }));
    expect(extended).toMatchObject({ active: true });
    expect(extended).not.toHaveProperty('until');
  });

  test.each([
    ['imposed again later', imposed('2021-06-01'), over('2020-10-19')],
    ['of another law', imposed('2015-01-01', { under: 'CAATSA' }), over('2020-10-19', { under: 'ITAR' })],
    ['whose end is doubtful', imposed('2015-01-01'), over('2020-10-19', { confidence: 0.5 })],
    ['whose end is only planned', imposed('2015-01-01'), over('2020-10-19', { modality: 'planned' })],
  ])('%s goes on', (_, ...texts) => {
    expect(edgeOf(...texts)).toMatchObject({ active: true });
  });

  it('told late is released by a waiver that came after it, though before it was told', () => {
    const late = told('2022-05-01', [
      pressure({ ...draft, date: '2017' }),
      pressure({ ...draft, action: 'waive', date: '2019-03' }),
    ]);
    expect(edgeOf(late)).toMatchObject({ until: '2019-03', active: false });
  });
});

describe('a membership', () => {
  const [turkey, programme] = [role('State', 'Turkey'), role('Programme', 'F-35 program')];
  const member = (date: string, common: Common = {}) =>
    told(date, [relation('member_of', turkey, programme, common)]);
  const edgeOf = (...texts: readonly ReadText[]) =>
    edgesOf(folded(...texts), 'MEMBER_OF', 'article')[0]?.properties;
  const expelled = told('2019-07-18', [exclusion('US', 'Turkey', 'F-35 program', { date: '2019-07-17' })]);

  test.each([
    ['that was left', [member('2018'), member('2019-08-01', { ended: true })], '2019-08-01'],
    ['that is denied since it is over', [member('2021', { ended: true, polarity: 'denied' })], '2021'],
    ['out of which the member was put', [member('2018'), expelled], '2019-07-17'],
    ['told again before it ended', [member('2019-07'), expelled], '2019-07-17'],
  ])('%s is drawn as past', (_, texts, until) => {
    expect(edgeOf(...texts)).toMatchObject({ until, active: false });
  });

  test.each([
    ['told again after its end', [expelled, member('2023-01-01')]],
    ['whose end is doubtful', [member('2018'), member('2019-08-01', { ended: true, confidence: 0.5 })]],
    ['that nothing ended', [member('2018')]],
  ])('%s goes on', (_, texts) => {
    expect(edgeOf(...texts)).not.toHaveProperty('until');
    expect(edgeOf(...texts)).not.toHaveProperty('active');
  });

  it('that is only denied is none', () => {
    expect(edgeOf(member('2021', { polarity: 'denied' }))).toBeUndefined();
  });

  it('known from the vocabulary is past once it has ended', () => {
    const [reference] = edgesOf(folded(), 'MEMBER_OF', 'reference').filter(
      ({ properties }) => properties['until'] !== undefined,
    );
    expect(reference?.properties['active']).toBe(false);
  });

  it('says in the caption of its claim that it is over', () => {
    const rows = folded(member('2019-08-01', { ended: true }));
    const [claim] = rows.nodes.filter(({ label }) => label === 'Claim');
    expect(claim?.properties).toMatchObject({ ended: true, name: expect.stringMatching(/^Ended: Turkey/) });
  });
});

describe('a deadline', () => {
  const deal = { seller: 'Russia', buyer: 'India', item: 'S-400', status: 'signed' } as const;
  const dealOf = (...texts: readonly ReadText[]) =>
    folded(...texts).nodes.find(({ label }) => label === 'Deal')?.properties;

  it('is no date of an event, and the claim keeps it', () => {
    const rows = folded(told('2018-10-06', [transfer({ ...deal, date: '2025', dateRole: 'by' })]));
    const [claim] = rows.nodes.filter(({ label }) => label === 'Claim');
    expect(claim?.properties).toMatchObject({ date: '2025', dateRole: 'by', known: '2018-10-06' });
    const [only] = rows.nodes.filter(({ label }) => label === 'Deal');
    expect(String(only?.properties['history'])).toMatch(/^2018-10-06 signed/);
  });

  it('does not put a step behind those that were told after it', () => {
    const texts = [
      told('2018-10-06', [transfer({ ...deal, date: '2025', dateRole: 'by' })]),
      told('2021-12-06', [transfer({ ...deal, status: 'suspended' })]),
    ];
    expect(dealOf(...texts)).toMatchObject({ status: 'suspended', stopped: true });
  });

  it('that has passed dates what was done by it', () => {
    expect(
      String(dealOf(told('2022', [transfer({ ...deal, date: '2019', dateRole: 'by' })]))?.['history']),
    ).toMatch(/^2019 signed/);
  });
});

describe('the reference layer', () => {
  const member = (rows: GraphRows, state: string, group: string) =>
    rows.relationships.find(
      ({ type, from, to }) => type === 'MEMBER_OF' && from.id === state && to.id === group,
    )?.properties;
  const all = referenceRows(vocabulary);
  const finland = (rows: GraphRows) => member(rows, 'state:FIN', 'alliance:nato');
  const turkey = (rows: GraphRows) => member(rows, 'state:TUR', 'programme:f-35');

  it('has what the tests below look at', () => {
    expect(finland(all)).toMatchObject({ first: '2023-04-04' });
    expect(turkey(all)).toMatchObject({ until: expect.stringMatching(/^2019-07/), active: false });
  });

  it('stops at a day: what begins later is not there, what ends later goes on', () => {
    const then = referenceAsOf(all, '2018');
    expect(finland(then)).toBeUndefined();
    expect(turkey(then)).toBeDefined();
    expect(turkey(then)).not.toHaveProperty('until');
    expect(turkey(then)).not.toHaveProperty('active');
    expect(finland(referenceAsOf(all, '2023-04-04'))).toBeDefined();
    expect(finland(referenceAsOf(all, '2023-04-03'))).toBeUndefined();
    expect(turkey(referenceAsOf(all, '2020'))).toMatchObject({ active: false });
    expect(referenceAsOf(all, undefined)).toBe(all);
  });

  it('of a period has what held on some day of it', () => {
    expect(finland(referenceDuring(all, { from: '2018', to: '2022' }))).toBeUndefined();
    expect(finland(referenceDuring(all, { from: '2018', to: '2023' }))).toBeDefined();
    expect(turkey(referenceDuring(all, { from: '2020' }))).toBeUndefined();
    expect(turkey(referenceDuring(all, { to: '2018' }))).not.toHaveProperty('until');
    expect(turkey(referenceDuring(all, { from: '2019', to: '2019' }))).toMatchObject({ active: false });
  });
});
