import { describe, expect, test } from 'vitest';
import { createSnapshotIndex, exposure, leverage, timeline, whatIf } from '../../src/analysis/index.ts';
import type { Finding } from '../../src/model/index.ts';
import { armsWorld, dealId } from '../helpers/arms-world.ts';
import { knowledgeOf } from '../helpers/knowledge.ts';
import { edge } from '../helpers/snapshot-parts.ts';

const known = { basis: 'reference' };
/** Sweden sells Brazil a fighter whose engine an American firm makes; Turkey has Russian air defence that Washington presses over. */
const snapshot = armsWorld({
  systems: {
    gripen: 'fighter',
    f414: 'engine',
    s400: 'air-defence',
    s300: 'air-defence',
    patriot: 'air-defence',
  },
  deals: [
    { seller: 'SWE', buyer: 'BRA', item: 'gripen', date: '2014-10-01' },
    { seller: 'RUS', buyer: 'TUR', item: 's400', date: '2017-12-01', stage: 'delivering' },
    { seller: 'RUS', buyer: 'IND', item: 's400', date: '2018-10-01' },
    { seller: 'USA', buyer: 'TUR', item: 'patriot', date: '2012-01-01', stage: 'delivered' },
    { seller: 'FRA', buyer: 'TUR', item: 'patriot', date: '2013-01-01', stage: 'delivered' },
    { seller: 'RUS', buyer: 'GRC', item: 's300', date: '2000-01-01', stage: 'delivered' },
  ],
  pressures: [
    {
      by: 'USA',
      on: 'IND',
      action: 'threaten',
      date: '2018-06-01',
      over: 's400',
      overDeal: 2,
      under: 'caatsa',
    },
    {
      by: 'USA',
      on: 'TUR',
      action: 'sanction',
      date: '2020-12-01',
      over: 's400',
      overDeal: 1,
      under: 'caatsa',
    },
  ],
  edges: [
    edge('COMPONENT_OF', 'weapon:f414', 'weapon:gripen', known),
    edge('MADE_BY', 'weapon:f414', 'org:ge', known),
    edge('BASED_IN', 'org:ge', 'state:USA', known),
    edge('MADE_BY', 'weapon:gripen', 'org:saab', known),
    edge('BASED_IN', 'org:saab', 'state:SWE', known),
    edge('LAW_OF', 'law:caatsa', 'state:USA', known),
    edge('LAW_OF', 'law:itar', 'state:USA', known),
    edge('MEMBER_OF', 'state:TUR', 'alliance:nato', known),
    edge('MEMBER_OF', 'state:USA', 'alliance:nato', known),
  ],
});
const index = createSnapshotIndex(snapshot);
const knowledge = knowledgeOf({
  consent: new Map([['state:USA', 'law:itar']]),
  lawTargets: new Map([['law:caatsa', ['state:RUS']]]),
  rivals: [['state:RUS', 'state:USA']],
});
const row = (id: string) => {
  const node = index.node(id);
  if (node === undefined) throw new Error(`no ${id}`);
  return node;
};
const paths = (findings: readonly Finding[]) =>
  findings
    .filter(({ values }) => values['aspect'] === 'path')
    .map(({ values }) => `${values['actor']} ${values['path']} ${values['strength']}`);

describe('leverage', () => {
  test('an engine and the law that asks for consent reach a deal of others', () => {
    const findings = leverage(index, row(dealId(0)), { knowledge });
    // seller 0.9; component with a known law of consent 0.7.
    expect(paths(findings)).toEqual(['SWE seller 0.9', 'USA component 0.7']);
    const component = findings.at(-1);
    expect(component?.hops?.map(({ words, basis }) => `${words} [${basis}]`)).toEqual([
      'f414 is a part of gripen [reference]',
      'f414 is made by ge [reference]',
      'ge is based in USA [reference]',
      'itar asks for the consent of USA to re-export [reference]',
    ]);
    expect(component?.claims).toEqual([]);
    expect(component?.reference).toContain('COMPONENT_OF weapon:f414 weapon:gripen');
    expect(component?.reference).toContain('export-consent state:USA law:itar');
  });

  test('without a law of consent only the part can be withheld', () => {
    const findings = leverage(index, row(dealId(0)), { knowledge: knowledgeOf() });
    expect(paths(findings)).toContain('USA component 0.525');
    expect(findings.at(-1)?.hops?.at(-1)?.basis).toBe('inferred');
  });

  test('a state with its open deals: seller, law, pressure, precedent, supply and alliance', () => {
    const findings = leverage(index, row('state:TUR'), { knowledge });
    // law invoked over the system 0.6; sanction 0.5; alliance 0.2; supply: one of two other realised deals each, 0.25;
    // precedent against India, whose deal was signed after the threat and so went on: 0.5 · ¼.
    expect(paths(findings)).toEqual([
      'RUS seller 0.9',
      'USA law 0.6',
      'USA pressure 0.5',
      'FRA supply 0.25',
      'USA supply 0.25',
      'nato alliance 0.2',
      'USA precedent 0.125',
    ]);
    // 1 − 0.4 · 0.5 · 0.75 · 0.875 = 0.86875, a little less in binary.
    const usa = findings.find(({ values }) => values['aspect'] === 'actor' && values['actor'] === 'USA');
    expect(usa?.values).toMatchObject({ place: 2, strength: 0.8687, paths: 4 });
  });

  test('a supposed purchase is told to be supposed', () => {
    const [summary] = leverage(index, row('state:BRA'), { knowledge, item: 'weapon:s400' });
    expect(summary?.statement).toContain('it is supposed');
    expect(leverage(index, row('state:TUR'), { knowledge, item: 'weapon:s400' })[0]?.values).toMatchObject({
      supposed: false,
    });
  });

  test('a state that buys nothing says so', () => {
    expect(leverage(index, row('state:RUS'), { knowledge })[0]?.statement).toMatch(
      /^There is nothing to stop/,
    );
  });
});

describe('exposure', () => {
  test('to a law: the buyers of those at whom it is directed, by what they would lose', () => {
    // India loses 1 of 1, Greece 1 of 1 (delivered), Turkey 1 of 3.
    const [summary, ...hits] = exposure(index, row('law:caatsa'), { knowledge });
    expect(
      hits.map(({ values }) => [values['state'], values['loss'], values['open'], values['acts']]),
    ).toEqual([
      ['IND', 1, 1, 1],
      ['GRC', 1, 0, 0],
      ['TUR', 0.3333, 1, 1],
    ]);
    expect(summary?.values).toMatchObject({ states: 3, deals: 3 });
  });

  test('to a supplier of parts alone', () => {
    const hits = exposure(index, row('state:USA'), { knowledge }).slice(1);
    expect(hits.map(({ values }) => [values['state'], values['deals'], values['byParts']])).toEqual([
      ['BRA', 1, 1],
      ['TUR', 1, 0],
    ]);
    expect(hits[0]?.reference).toContain('MADE_BY weapon:f414 org:ge');
  });

  test('to a law of which nothing is known', () => {
    expect(exposure(index, row('law:itar'), { knowledge })[0]?.statement).toMatch(/cannot be said/);
  });
});

describe('timeline', () => {
  test('levels and a turning point, by hand', () => {
    // 2012-01-01 delivered +8.3. 2020-12-01 sanctioned −8: 3257 days on, 8.3 · 2^(−3257 / 730.5) = 0.377; 0.377 − 8 = −7.62.
    const [summary, sale, sanction] = timeline(index, 'state:USA', 'state:TUR', { knowledge });
    expect(sale?.values).toMatchObject({ tone: 8.3, level: 8.3, turn: '' });
    expect(sanction?.values).toMatchObject({ tone: -8, level: -7.62, turn: 'hostile' });
    expect(summary?.values).toMatchObject({ events: 2, friendly: 1, hostile: 1, turns: 1 });
  });

  test('is the same from the other side, and says where there is nothing', () => {
    const rows = (a: string, b: string) => timeline(index, a, b, { knowledge }).slice(1);
    expect(rows('state:TUR', 'state:USA').map(({ statement }) => statement)).toEqual(
      rows('state:USA', 'state:TUR').map(({ statement }) => statement),
    );
    expect(timeline(index, 'state:BRA', 'state:GRC', { knowledge })[0]?.statement).toMatch(
      /^The graph holds no event/,
    );
  });
});

describe('whatIf', () => {
  const options = { knowledge, seed: 1 };

  test('without a supplier, each buyer with what it would lose and why', () => {
    const findings = whatIf(index, { kind: 'remove', state: 'state:RUS' }, options);
    const lost = findings.filter(({ values }) => values['aspect'] === 'dependence');
    // Turkey keeps USA and FRA: (1/3)² · 3 = 1/3 before, ½ after.
    expect(
      lost.map(({ values }) => [values['state'], values['loss'], values['hhiBefore'], values['hhiAfter']]),
    ).toEqual([
      ['GRC', 1, 1, ''],
      ['IND', 1, 1, ''],
      ['TUR', 0.3333, 0.3333, 0.5],
    ]);
    expect(lost[0]?.values['why']).toBe('RUS is a party');
  });

  test('a law that is applied ends the deals with those at whom it is directed', () => {
    const findings = whatIf(
      index,
      { kind: 'impose', actor: 'state:USA', law: 'law:caatsa', target: 'state:TUR' },
      options,
    );
    expect(findings[0]?.values).toMatchObject({ deals: 1, states: 1 });
    expect(findings[0]?.subjects).toContain(dealId(1));
  });

  test('a supposition that touches nothing says so', () => {
    const [only, ...more] = whatIf(index, { kind: 'remove', state: 'state:NONE' }, options);
    expect(only?.statement).toMatch(/changes nothing/);
    expect(more).toEqual([]);
  });
});
