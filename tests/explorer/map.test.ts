import { describe, expect, it } from 'vitest';
import { pressureActions as shownActions } from '../../src/explorer/acts.ts';
import { buildMap } from '../../src/explorer/build-map.ts';
import { dealLeverage } from '../../src/explorer/deal-leverage.ts';
import { describeEdge } from '../../src/explorer/describe-edge.ts';
import { describeNode } from '../../src/explorer/describe-node.ts';
import { createNodeFinder } from '../../src/explorer/find-nodes.ts';
import { findPaths } from '../../src/explorer/find-paths.ts';
import { mapActs } from '../../src/explorer/map-acts.ts';
import { neighboursOf } from '../../src/explorer/neighbours.ts';
import { readStyle } from '../../src/explorer/read-style.ts';
import { createResultReader } from '../../src/explorer/result-piece.ts';
import { showArticle } from '../../src/explorer/show-claims.ts';
import { type NodeRow, pressureActions } from '../../src/model/index.ts';
import { browserStyle } from '../../src/pipeline/index.ts';
import { sampleClaims, sampleEvents, sampleTexts } from '../helpers/sample-snapshot.ts';
import { filters, sampleIndex as index } from './sample-source.ts';

const acts = mapActs(index);
const map = (...change: Parameters<typeof filters>) => buildMap(index, acts, filters(...change));
const ids = (change: Parameters<typeof filters>[0]) => map(change).edges.map(({ id }) => id);

describe('the map', () => {
  it('lets firms and organs act as their state, or for themselves', () => {
    const told = ids({ types: ['THREATENS', 'SANCTIONS'] });
    expect(told).toEqual(['THREATENS state:USA state:IND', 'SANCTIONS state:USA state:TUR']);
    expect(map().edges.find(({ id }) => id === 'THREATENS state:USA state:IND')).toMatchObject({
      events: 2,
      stories: 2,
      first: '2018-10-06',
      last: '2019-06-27',
      basis: 'article',
    });
    expect(ids({ types: ['THREATENS', 'SANCTIONS'], parties: 'own' })).toEqual([
      'SANCTIONS state:USA org:ssb',
      'THREATENS org:us-state-department state:IND',
      'THREATENS state:USA state:IND',
    ]);
  });

  it('never draws a proposal as a sale, nor a threat as a sanction', () => {
    expect(ids({ types: ['SELLS_ARMS_TO'] })).not.toContain('SELLS_ARMS_TO state:USA state:TWN');
    expect(ids({ types: ['PROPOSES_ARMS_TO'] })).toEqual(['PROPOSES_ARMS_TO state:USA state:TWN']);
    expect(ids({ types: ['SANCTIONS'] })).not.toContain('SANCTIONS state:USA state:IND');
  });

  it('filters by act, law, category, confidence, stories and period', () => {
    const types = ['SELLS_ARMS_TO', 'PROPOSES_ARMS_TO', 'THREATENS', 'SANCTIONS', 'RESISTS'] as const;
    expect(ids({ types, acts: ['sanction'] }).filter((id) => id.startsWith('THREATENS'))).toEqual([]);
    expect(ids({ types, law: 'law:caatsa' })).toEqual([
      'SELLS_ARMS_TO state:RUS state:IND',
      'THREATENS state:USA state:IND',
      'SANCTIONS state:USA state:TUR',
      'SELLS_ARMS_TO state:RUS state:TUR',
    ]);
    expect(ids({ types, category: 'fighter' })).toEqual(['PROPOSES_ARMS_TO state:USA state:TWN']);
    expect(ids({ types, confidence: 0.94 })).toEqual([
      'SELLS_ARMS_TO state:RUS state:IND',
      'SANCTIONS state:USA state:TUR',
    ]);
    expect(ids({ types, stories: 2 })).toEqual(['SELLS_ARMS_TO state:RUS state:IND']);
    expect(ids({ types, from: '2020', to: '2020' })).toEqual([
      'SELLS_ARMS_TO state:RUS state:IND',
      'SANCTIONS state:USA state:TUR',
    ]);
    expect(ids({ types, to: '2018' })).toEqual([
      'SELLS_ARMS_TO state:RUS state:IND',
      'THREATENS state:USA state:IND',
    ]);
  });

  it('keeps those most told when it must leave out, and says how many it left', () => {
    const types = ['SELLS_ARMS_TO', 'PROPOSES_ARMS_TO', 'THREATENS', 'SANCTIONS', 'RESISTS'] as const;
    const few = map({ types, limit: 2 });
    expect(few.edges.map(({ id }) => id)).toEqual([
      'SELLS_ARMS_TO state:RUS state:IND',
      'THREATENS state:USA state:IND',
    ]);
    expect(few.leftOut).toBe(map({ types }).edges.length - 2);
  });

  it('marks what the vocabulary alone knows, and draws each tie once', () => {
    const ties = map().edges.filter(({ type }) => type === 'ALLY_OF' || type === 'MEMBER_OF');
    expect(ties.length).toBeGreaterThan(0);
    expect(new Set(ties.map(({ id }) => id)).size).toBe(ties.length);
    expect(ties.every(({ basis }) => basis === 'reference')).toBe(true);
    expect(map().nodes.find(({ id }) => id === 'state:TUR')?.blocs).toContain('alliance:nato');
  });
});

describe('what is selected', () => {
  it('opens an edge of the map down to words and printings', () => {
    const found = describeEdge(index, acts, 'THREATENS state:USA state:IND', filters(), 0);
    expect(found?.events.map(({ id }) => id)).toEqual([sampleEvents.threat2019, sampleEvents.threat2018]);
    const [claim] = found?.events[0]?.claims ?? [];
    expect(claim?.quotes).toEqual([
      'The United States again threatened India with sanctions under CAATSA over the S-400.',
    ]);
    expect(claim?.printings).toEqual([
      {
        id: 'courier-2019-06-27',
        title: 'No retreat on air defence',
        outlet: 'Eastern Courier',
        published: '2019-06-27',
      },
    ]);
    expect(
      describeEdge(index, acts, 'THREATENS state:USA state:IND', filters({ to: '2018' }), 0)?.events,
    ).toHaveLength(1);
    expect(describeEdge(index, acts, 'THREATENS state:USA state:XXX', filters(), 0)).toBeUndefined();
  });

  it('tells reference from news', () => {
    const tie = describeEdge(index, acts, 'ALLY_OF state:TUR state:USA', filters(), 0);
    expect(tie?.facts.map(({ value }) => value).join()).toContain('vocabulary');
    expect(tie?.claims).toEqual([]);
  });

  it('shows the events of a node latest first, and a denial as one', () => {
    const india = describeNode(index, 'state:IND', 0);
    expect(india?.events[0]?.id).toBe(sampleEvents.indiaDeal);
    expect(india?.dossier).toBe(true);
    const denied = describeNode(index, 'weapon:s-400', 0)?.events.flatMap(({ claims }) => claims) ?? [];
    expect(denied.every(({ quotes }) => quotes.every((quote) => quote.length > 0))).toBe(true);
  });

  it('says who can act on a deal, and by what', () => {
    const levers = dealLeverage(index, sampleEvents.indiaDeal);
    expect(levers.map(({ actorName, how, basis }) => [actorName, how, basis])).toEqual([
      ['Russia', 'home of its maker Almaz-Antey', 'article'],
      ['State Department', 'threaten under CAATSA, 2018-10-06', 'article'],
      ['United States', 'threaten under CAATSA, 2019-06-27', 'article'],
    ]);
  });

  it('marks words in their article with true offsets', () => {
    const claim = index.claims.get(sampleClaims.signed.id);
    const text = sampleTexts.find(({ id }) => id === sampleClaims.signed.textId)?.text ?? '';
    if (claim === undefined) throw new Error('the sample lacks its claim');
    const { marks } = showArticle(index, claim, text);
    const words = Object.fromEntries(marks.map(({ name, start, end }) => [name, text.slice(start, end)]));
    expect(words).toMatchObject({
      seller: 'Russia',
      buyer: 'India',
      item: 'S-400',
      status: 'signed',
      value: '$5.43 billion',
      quote: text.slice(0, 97).trim(),
    });
  });
});

describe('finding one’s way', () => {
  it('completes names and aliases', () => {
    const find = createNodeFinder(index);
    expect(find('tur')[0]).toEqual({ id: 'state:TUR', kind: 'State', name: 'Turkey' });
    expect(find('bharat')[0]).toEqual({ id: 'state:IND', kind: 'State', name: 'India', alias: 'Bharat' });
    expect(find('  ')).toEqual([]);
    expect(find('no such thing')).toEqual([]);
  });

  it('finds the shortest ways by acts, else by any tie, else none', () => {
    const acted = findPaths(index, 'state:RUS', 'state:USA');
    expect(acted.by).toBe('acts');
    expect(acted.paths.length).toBeGreaterThan(0);
    expect(acted.paths.every((path) => path.length === acted.paths[0]?.length)).toBe(true);
    const drawn = new Set(acted.edges.map(({ id }) => id));
    expect(acted.paths.flat().every((id) => drawn.has(id))).toBe(true);
    expect(findPaths(index, 'org:almaz-antey', 'state:IND').by).toBe('all');
    expect(findPaths(index, 'weapon:viper', 'state:IND')).toMatchObject({ by: 'none', paths: [] });
  });

  it('adds neighbours, those that articles tell before those that the vocabulary knows', () => {
    const few = neighboursOf(index, 'state:USA', 3);
    expect(few.nodes).toHaveLength(4);
    expect(few.leftOut).toBeGreaterThan(0);
    expect(few.edges.every(({ from, to }) => [from, to].includes('state:USA'))).toBe(true);
    expect(few.edges[0]?.basis).toBe('article');
  });

  it('draws the nodes that a result names by id or by name', () => {
    const read = createResultReader(index);
    const piece = read([
      ['Turkey', 3],
      [{ id: 'state:RUS' }, null],
      ['nobody', ['weapon:s-400']],
    ]);
    expect(piece.nodes.map(({ id }) => id)).toEqual(['state:RUS', 'state:TUR', 'weapon:s-400']);
    expect(piece.edges.map(({ id }) => id)).toEqual(['SELLS_ARMS_TO state:RUS state:TUR']);
  });
});

it('takes colours and captions of every drawn type from the style of Neo4j Browser', () => {
  const { nodes, edges } = readStyle(browserStyle());
  expect(nodes['State' satisfies NodeRow['label']]).toBe('#0072B2');
  expect(edges['SANCTIONS']).toEqual({ color: '#D55E00', caption: 'sanctions' });
});

it('names the same acts as the model', () => {
  expect(shownActions).toEqual(pressureActions);
});
