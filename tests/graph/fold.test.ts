import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { fold } from '../../src/graph/index.ts';
import {
  type DealStatus,
  derivedTypes,
  type FoldSettings,
  type GraphRows,
  type NodeLabel,
  type NodeRow,
  type ReadText,
  type RelationshipRow,
  type RelationshipType,
} from '../../src/model/index.ts';
import { resolve } from '../../src/resolution/index.ts';
import {
  exclusion,
  pressure,
  relation,
  resistance,
  role,
  type TransferDraft,
  told,
  transfer,
} from '../resolution/fixtures/build.ts';

const vocabulary = loadVocabulary();
const settings: FoldSettings = { minConfidence: 0.3, realisedConfidence: 0.8 };

function folded(...texts: readonly ReadText[]): GraphRows {
  return fold(resolve(texts, vocabulary, [], settings.minConfidence), vocabulary, settings);
}

function nodes(rows: GraphRows, label: NodeLabel): readonly NodeRow[] {
  return rows.nodes.filter((row) => row.label === label);
}

function edges(rows: GraphRows, type: RelationshipType): readonly RelationshipRow[] {
  return rows.relationships.filter((row) => row.type === type && row.properties['basis'] !== 'reference');
}

function derivedOf(rows: GraphRows) {
  return derivedTypes.flatMap((type) =>
    edges(rows, type).map(({ from, to, properties }) => ({ type, from: from.id, to: to.id, properties })),
  );
}

const s400 = { seller: 'Russia', buyer: 'India', item: 'S-400' };
const threat = { by: 'US', on: 'India', action: 'threaten' } as const;

describe('the table of derived edges', () => {
  const sale = (draft: Partial<TransferDraft>) => told('2020', [transfer({ ...s400, ...draft })]);
  const stages: readonly (readonly [DealStatus | undefined, string])[] = [
    ['signed', 'SELLS_ARMS_TO'],
    ['in-production', 'SELLS_ARMS_TO'],
    ['delivering', 'SELLS_ARMS_TO'],
    ['delivered', 'SELLS_ARMS_TO'],
    ['offered', 'PROPOSES_ARMS_TO'],
    ['negotiating', 'PROPOSES_ARMS_TO'],
    ['planned', 'PROPOSES_ARMS_TO'],
    ['approved', 'PROPOSES_ARMS_TO'],
    [undefined, 'PROPOSES_ARMS_TO'],
  ];

  it.each(stages)('a transfer that is %s is %s', (status, type) => {
    const [edge, ...more] = derivedOf(folded(sale(status ? { status } : {})));
    expect(more).toEqual([]);
    expect(edge).toMatchObject({ type, from: 'state:RUS', to: 'state:IND' });
    expect(edge?.properties['stage']).toBe(status);
    expect(edge?.properties).toMatchObject({
      stopped: false,
      active: true,
      sign: 1,
      sources: 1,
      weight: 0.9,
    });
  });

  it.each(['suspended', 'cancelled', 'blocked'] as const)(
    '%s keeps the stage before it, stopped',
    (status) => {
      const rows = folded(
        told('2018-10-05', [transfer({ ...s400, status: 'signed' })]),
        told('2020-01-01', [transfer({ ...s400, status })]),
      );
      expect(derivedOf(rows)).toMatchObject([
        { type: 'SELLS_ARMS_TO', properties: { stage: 'signed', stopped: true, active: false } },
      ]);
      expect(nodes(rows, 'Deal')[0]?.properties).toMatchObject({
        status,
        stage: 'signed',
        stopped: true,
        history: ['2018-10-05 signed', `2020-01-01 ${status}`],
      });
    },
  );

  it.each([
    ['threaten', 'THREATENS'],
    ['sanction', 'SANCTIONS'],
    ['urge', 'PRESSURES'],
    ['warn', 'PRESSURES'],
    ['condemn', 'PRESSURES'],
    ['block', 'PRESSURES'],
  ] as const)('a pressure that is %s is %s', (action, type) => {
    const rows = folded(told('2020', [pressure({ ...threat, action })]));
    expect(derivedOf(rows)).toMatchObject([
      { type, from: 'state:USA', to: 'state:IND', properties: { sign: -1, active: true } },
    ]);
  });

  it('a waiver draws no edge', () => {
    const rows = folded(told('2020', [pressure({ ...threat, action: 'waive' })]));
    expect(derivedOf(rows)).toEqual([]);
    expect(nodes(rows, 'Pressure')[0]?.properties['name']).toBe('US exempts India');
  });

  it('resistance is RESISTS', () => {
    expect(derivedOf(folded(told('2020', [resistance('India', 'US')])))).toMatchObject([
      { type: 'RESISTS', from: 'state:IND', to: 'state:USA', properties: { sign: -1 } },
    ]);
  });

  it.each([
    ['denied', { polarity: 'denied' }],
    ['hypothetical', { modality: 'hypothetical' }],
  ] as const)('%s makes neither edge nor event, and the claim stays', (_, stance) => {
    const rows = folded(
      told('2020', [
        transfer({ ...s400, status: 'signed', ...stance }),
        pressure({ ...threat, action: 'sanction', ...stance }),
        resistance('India', 'US', stance),
        exclusion('US', 'Turkey', 'F-35 program', stance),
      ]),
    );
    expect(derivedOf(rows)).toEqual([]);
    expect(nodes(rows, 'Claim')).toHaveLength(4);
    expect(
      ['Deal', 'Pressure', 'Resistance', 'Exclusion'].flatMap((label) => nodes(rows, label as NodeLabel)),
    ).toEqual([]);
  });

  it('a denial reports the event that others tell, without moving its status', () => {
    const rows = folded(
      told('2018', [transfer({ ...s400, status: 'signed' })]),
      told('2020', [transfer({ ...s400, status: 'cancelled', polarity: 'denied' })]),
    );
    expect(nodes(rows, 'Deal')[0]?.properties).toMatchObject({ status: 'signed', sources: 1 });
    expect(edges(rows, 'REPORTS')).toHaveLength(2);
  });

  it.each([
    ['low confidence', { confidence: 0.79 }],
    ['planned', { modality: 'planned' }],
  ] as const)('%s weakens a sale to a proposal and a sanction to a threat', (_, how) => {
    const rows = folded(
      told('2020', [
        transfer({ ...s400, status: 'delivered', ...how }),
        pressure({ ...threat, action: 'sanction', ...how }),
      ]),
    );
    expect(derivedOf(rows).map(({ type }) => type)).toEqual(['PROPOSES_ARMS_TO', 'THREATENS']);
  });

  it('a claim below the least confidence stays out altogether', () => {
    const rows = folded(told('2020', [transfer({ ...s400, item: 'Escualo-70', confidence: 0.2 })]));
    expect(nodes(rows, 'Claim')).toEqual([]);
    expect(nodes(rows, 'Deal')).toEqual([]);
    expect(rows.nodes.some(({ id }) => id === 'weapon:escualo-70')).toBe(false);
  });

  it('a domestic sale draws no edge', () => {
    expect(derivedOf(folded(told('2020', [transfer({ ...s400, buyer: 'Moscow' })])))).toEqual([]);
  });
});

describe('a deal', () => {
  it('climbs the ladder and is not put back by a report that looks back', () => {
    const rows = folded(
      told('2018-10-05', [transfer({ ...s400, status: 'signed' })]),
      told('2021-12-06', [transfer({ ...s400, status: 'delivering' })]),
      told('2023-01-01', [transfer({ ...s400, status: 'signed', signed: '2018' })]),
    );
    expect(nodes(rows, 'Deal')[0]?.properties).toMatchObject({ status: 'delivering', stopped: false });
  });

  it.each([
    ['work that goes on', { status: 'delivered' }, 'delivered', false],
    ['a report that looks back', { status: 'signed' }, 'suspended', true],
    ['a step dated after the stop', { status: 'signed', date: '2015-04-14' }, 'signed', false],
    ['a plan', { status: 'delivered', modality: 'planned' }, 'suspended', true],
  ] as const)('that was stopped, after %s', (_, later, status, stopped) => {
    const iran = { seller: 'Russia', buyer: 'Iran', item: 'S-300' };
    const rows = folded(
      told('2007-12-01', [transfer({ ...iran, status: 'signed' })]),
      told('2010-09-22', [transfer({ ...iran, status: 'suspended' })]),
      told('2015-04-14', [transfer({ ...iran, ...later })]),
    );
    expect(nodes(rows, 'Deal')[0]?.properties).toMatchObject({ status, stopped });
  });

  it('shows the value of most stories, then the latest, and keeps all', () => {
    const rows = folded(
      told('2018-10-05', [transfer({ ...s400, value: [5.43e9, 'USD'], quantity: 5, unit: 'regiments' })]),
      told('2019-01-01', [transfer({ ...s400, value: [5.43e9, 'USD'], quantity: 5 })]),
      told('2020-01-01', [transfer({ ...s400, value: [5.2e9, 'USD'], quantity: 4 })]),
      told('2021-01-01', [transfer({ ...s400, value: [4.9e9, 'EUR'], signed: '2018' })]),
    );
    expect(nodes(rows, 'Deal')[0]?.properties).toMatchObject({
      value: 5.43e9,
      currency: 'USD',
      values: ['5430000000 USD', '4900000000 EUR', '5200000000 USD'],
      valueStories: ['2', '1', '1'],
      quantity: 5,
      quantities: ['5', '4'],
      signed: '2018',
      first: '2018-10-05',
      last: '2021-01-01',
      sources: 4,
    });
    expect(edges(rows, 'COVERS')).toMatchObject([
      { to: { id: 'weapon:s-400' }, properties: { quantity: 5 } },
    ]);
  });

  it('counts stories, not printings, and lets only stories raise its confidence', () => {
    const [one, copy] = ['The same report.', 'THE SAME  REPORT.'].map((words) =>
      told('2020', [transfer({ ...s400, confidence: 0.5 })], words),
    );
    const other = told('2021', [transfer({ ...s400, confidence: 0.6 })]);
    const properties = (...texts: (ReadText | undefined)[]) =>
      nodes(folded(...texts.flatMap((text) => text ?? [])), 'Deal')[0]?.properties;
    expect(properties(one, copy)).toMatchObject({ sources: 1, confidence: 0.5 });
    expect(properties(one, copy, other)).toMatchObject({ sources: 2, confidence: 0.8 });
  });

  it('infers the state behind a firm, and says so', () => {
    const rows = folded(
      told('2020', [
        transfer({ ...s400, seller: role('Organization', 'Rosoboronexport'), status: 'signed' }),
      ]),
    );
    expect(edges(rows, 'SELLER').map(({ to, properties }) => [to.id, properties['inferred']])).toEqual([
      ['org:rosoboronexport', undefined],
      ['state:RUS', true],
    ]);
    expect(derivedOf(rows)).toMatchObject([
      { type: 'SELLS_ARMS_TO', from: 'state:RUS', to: 'state:IND', properties: { inferred: true } },
    ]);
  });

  it('infers nothing where a claim names the state, nor for a firm of no known state', () => {
    const named = folded(
      told('2020', [
        transfer(s400),
        transfer({ ...s400, seller: role('Organization', 'Rosoboronexport'), status: 'signed' }),
      ]),
    );
    expect(derivedOf(named).map(({ properties }) => properties['inferred'])).toEqual([undefined]);
    const unknown = folded(
      told('2020', [transfer({ ...s400, seller: role('Organization', 'Kverndal Marine') })]),
    );
    expect(derivedOf(unknown)).toMatchObject([{ from: 'org:kverndal-marine', to: 'state:IND' }]);
  });

  it('is one edge with others of the same pair', () => {
    const rows = folded(
      told('2020', [
        transfer({ ...s400, status: 'signed' }),
        transfer({ ...s400, item: 'T-90', status: 'delivered' }),
      ]),
    );
    const [edge, ...more] = derivedOf(rows);
    expect(more).toEqual([]);
    expect(edge?.properties).toMatchObject({ stage: 'delivered', sources: 1, weight: 1.8 });
    expect(edge?.properties['events']).toHaveLength(2);
    expect(edge?.properties['claims']).toHaveLength(2);
  });
});

describe('a waiver', () => {
  const sanction = told('2020-01-01', [
    pressure({ ...threat, action: 'sanction', under: 'CAATSA', over: 'S-400' }),
  ]);
  const waiver = (draft: object, date = '2022-07-14') =>
    told(date, [pressure({ ...threat, action: 'waive', ...draft })]);

  it.each([
    ['of the same law', { under: 'CAATSA' }, '2022-07-14'],
    ['of no law', {}, '2022-07-14'],
    ['dated by its words', { date: '2022-07-01' }, '2022-07-01'],
    ['of another law', { under: 'ITAR' }, undefined],
    ['of another object', { over: 'Su-35' }, undefined],
    ['only planned', { modality: 'planned' }, undefined],
    ['denied', { polarity: 'denied' }, undefined],
    ['doubtful', { confidence: 0.5 }, undefined],
    ['for another state', { on: 'Turkey' }, undefined],
  ])('%s', (_, draft, until) => {
    const rows = folded(sanction, waiver(draft));
    const [edge] = derivedOf(rows);
    expect(edge).toMatchObject({ type: 'SANCTIONS', properties: { active: until === undefined } });
    expect(edge?.properties['until']).toBe(until);
    const pressures = nodes(rows, 'Pressure').filter((row) => row.properties['action'] === 'sanction');
    expect(pressures[0]?.properties['until']).toBe(until);
  });

  it('before the act releases nothing', () => {
    expect(derivedOf(folded(sanction, waiver({}, '2019-05-01')))[0]?.properties['until']).toBeUndefined();
  });
});

describe('rows', () => {
  it('tie a claim to its words, its parties, its text and its event', () => {
    const text = told('2018-10-05', [transfer({ ...s400, status: 'signed', saidBy: 'Denis Manturov' })], '', {
      id: 'https://example.org/a',
      title: 'A deal',
      outlet: 'Example',
    });
    const rows = folded(text);
    const claim = text.claims[0];
    const pair = ({ from, to }: RelationshipRow) => [from.id, to.id];
    const about = edges(rows, 'ABOUT').map(({ to, key, properties }) => [to.id, key, properties['role']]);
    expect(about).toEqual([
      ['state:RUS', 'seller', 'seller'],
      ['state:IND', 'buyer', 'buyer'],
      ['weapon:s-400', 'item', 'item'],
      ['person:denis-manturov', 'attributedTo', 'attributedTo'],
    ]);
    expect(edges(rows, 'REPORTS').map(pair)).toEqual([[claim?.id, claim?.id.replace('claim:', 'deal:')]]);
    const [evidence] = edges(rows, 'EVIDENCED_BY');
    const words = claim?.evidence[0];
    expect(evidence?.properties).toEqual(
      words?.kind === 'words' && {
        start: words.start,
        end: words.end,
        quote: words.quote,
        sha256: words.sha256,
      },
    );
    expect(edges(rows, 'IN').map(pair)).toEqual([[evidence?.to.id, text.id]]);
    expect(edges(rows, 'PRINTS').map(pair)).toEqual([['article:https://example.org/a', text.id]]);
    expect(edges(rows, 'TOLD_IN').map(({ from }) => from.id)).toEqual([text.id]);
    expect(nodes(rows, 'Claim')[0]?.properties).toMatchObject({
      name: 'Russia → India: S-400 (signed)',
      kind: 'transfer',
      polarity: 'asserted',
      modality: 'actual',
      status: 'signed',
      attributedTo: 'Denis Manturov',
    });
  });

  it('say which text revises which, where dates tell', () => {
    const former = told('2020-01-01', [], 'First words.', { id: 'a' });
    const latter = told('2020-01-02', [], 'Other words.', { id: 'a' });
    const same = told('2020-01-02', [], 'Yet other words.', { id: 'b' });
    expect(edges(folded(former, latter, same), 'REVISES').map(({ from, to }) => [from.id, to.id])).toEqual([
      [latter.id, former.id],
    ]);
  });

  it('say which text revises which on one day by the order of reading, whatever the order of the texts', () => {
    const [first, second] = ['First words.', 'Other words.'].map((words, index) =>
      told('2020-01-01', [], words, { id: 'a', title: `Title ${index}`, order: index + 1 }),
    ) as [ReadText, ReadText];
    for (const texts of [
      [first, second],
      [second, first],
    ]) {
      const rows = folded(...texts);
      expect(edges(rows, 'REVISES').map(({ from, to }) => [from.id, to.id])).toEqual([[second.id, first.id]]);
      expect(nodes(rows, 'Article').map(({ properties }) => properties['title'])).toEqual(['Title 1']);
    }
    const swapped = folded(
      ...[first, second].map((text, index) => ({
        ...text,
        articles: text.articles.map((article) => ({ ...article, order: 2 - index })),
      })),
    );
    expect(edges(swapped, 'REVISES').map(({ from, to }) => [from.id, to.id])).toEqual([
      [first.id, second.id],
    ]);
    expect(nodes(swapped, 'Article').map(({ properties }) => properties['title'])).toEqual(['Title 0']);
  });

  it('go by the order of reading where a version has no day', () => {
    const texts = [
      told('2021', [], 'Read first.', { id: 'a', order: 1 }),
      told(undefined, [], 'Read second.', { id: 'a', order: 2 }),
      told('2020', [], 'Read third.', { id: 'a', order: 3 }),
    ];
    expect(
      edges(folded(...texts), 'REVISES')
        .map(({ from, to }) => [from.id, to.id])
        .sort(),
    ).toEqual(
      [
        [texts[1]?.id, texts[0]?.id],
        [texts[2]?.id, texts[1]?.id],
      ].sort(),
    );
  });

  it('draw a change that two articles made once', () => {
    const texts = ['One.', 'Two.'].map((words, index) => {
      const text = told(`202${index}`, [], words, { id: 'a' });
      return {
        ...text,
        articles: [...text.articles, ...text.articles.map((each) => ({ ...each, id: 'b' }))],
      };
    });
    expect(edges(folded(...texts), 'REVISES')).toHaveLength(1);
  });

  it('keep what articles say of a pair apart from what the vocabulary knows', () => {
    const claim = relation('member_of', role('State', 'Turkey'), role('Alliance', 'NATO'));
    const rows = folded(told('2020', [claim]), told('2021', [claim]));
    const members = rows.relationships.filter(
      ({ type, from, to }) => type === 'MEMBER_OF' && from.id === 'state:TUR' && to.id === 'alliance:nato',
    );
    expect(members.map(({ key, properties }) => [key, properties['basis'], properties['first']])).toEqual([
      ['reference', 'reference', '1952-02-18'],
      ['article', 'article', '2020'],
    ]);
    expect(members[1]?.properties).toMatchObject({ sources: 2, last: '2021' });
  });

  it('draw an alliance of two once, whoever is named first', () => {
    const [us, japan] = [role('State', 'US'), role('State', 'Japan')];
    const rows = folded(told('2020', [relation('ally_of', us, japan), relation('ally_of', japan, us)]));
    expect(edges(rows, 'ALLY_OF')).toMatchObject([{ from: { id: 'state:JPN' }, to: { id: 'state:USA' } }]);
  });

  it('link a variant that only articles know to its system', () => {
    const rows = folded(told('2020', [transfer({ ...s400, item: 'Su-30ZQ fighters' })]));
    expect(edges(rows, 'VARIANT_OF')).toMatchObject([
      { from: { id: 'weapon:su-30zq' }, to: { id: 'weapon:su-30' }, properties: { basis: 'designation' } },
    ]);
  });

  it('tie a pressure to its system, its law and the deal that it is about', () => {
    const rows = folded(
      told('2020', [transfer(s400), pressure({ ...threat, over: 'S-400 Triumf', under: 'CAATSA' })]),
    );
    const [deal] = nodes(rows, 'Deal');
    expect(edges(rows, 'CONCERNS').map(({ to, properties }) => [to.id, properties['inferred']])).toEqual([
      ['weapon:s-400', undefined],
      [deal?.id, true],
    ]);
    expect(edges(rows, 'UNDER_LAW').map(({ to }) => to.id)).toEqual(['law:caatsa']);
  });

  it('have captions that a person understands', () => {
    const rows = folded(
      told('2020', [
        transfer(s400),
        transfer({ buyer: 'Ghana' }),
        transfer({ seller: 'UK', buyer: 'UAE', item: 'Zubor' }),
        pressure({ ...threat, over: 'S-400', under: 'CAATSA' }),
        pressure({ ...threat, on: 'Turkey', action: 'sanction', under: 'CAATSA' }),
        exclusion('US', 'Turkey', 'F-35 program'),
        resistance('India', 'United States'),
      ]),
    );
    const captions = ['Deal', 'Pressure', 'Exclusion', 'Resistance'].flatMap((label) =>
      nodes(rows, label as NodeLabel).map((row) => row.properties['name']),
    );
    expect(captions.sort()).toEqual([
      'India resists US',
      'Russia → India: S-400',
      expect.stringMatching(/^Turkey put out of F-35 \w+.* by US$/),
      'UK → UAE: Zubor',
      'US sanctions Turkey under CAATSA',
      'US threatens India over S-400',
      'unnamed seller → Ghana: arms',
    ]);
  });
});
