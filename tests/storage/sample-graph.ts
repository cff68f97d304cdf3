import type {
  GraphChanges,
  GraphRows,
  NodeLabel,
  NodeRow,
  Properties,
  RecordEntry,
  RelationshipRow,
  RelationshipType,
} from '../../src/model/index.ts';

/** A node of a hand-made graph; its label follows from the id's beginning. */
export function node(id: string, name: string, properties: Properties = {}): NodeRow {
  return { label: labelOf(id), id, properties: { name, ...properties } };
}

export function relationship(
  type: RelationshipType,
  from: string,
  to: string,
  properties: Properties = {},
  key = '',
): RelationshipRow {
  return {
    type,
    from: { label: labelOf(from), id: from },
    to: { label: labelOf(to), id: to },
    key,
    properties,
  };
}

const labels: Readonly<Record<string, NodeLabel>> = {
  state: 'State',
  org: 'Organization',
  alliance: 'Alliance',
  programme: 'Programme',
  weapon: 'WeaponSystem',
  law: 'Legislation',
  deal: 'Deal',
  pressure: 'Pressure',
  exclusion: 'Exclusion',
  resistance: 'Resistance',
  claim: 'Claim',
  passage: 'Passage',
  text: 'Text',
  article: 'Article',
  story: 'Story',
  register: 'Register',
  row: 'RegisterEntry',
  listing: 'Listing',
};

function labelOf(id: string): NodeLabel {
  const label = labels[id.slice(0, id.indexOf(':'))];
  if (label === undefined) throw new Error(`no label for ${id}`);
  return label;
}

export const noChanges: GraphChanges = {
  upsertNodes: [],
  upsertRelationships: [],
  deleteNodes: [],
  deleteRelationships: [],
};

/** Everything of a graph as changes to an empty one. */
export function additions(rows: GraphRows): GraphChanges {
  return { ...noChanges, upsertNodes: rows.nodes, upsertRelationships: rows.relationships };
}

/** Record entries that can be told apart by their number. */
export function entries(from: number, to: number): readonly RecordEntry[] {
  return Array.from({ length: to - from }, (_, index) => ({
    type: 'judgement',
    left: `org:a-${from + index}`,
    right: 'org:b\u2028"\\\n😀',
    decision: 'same',
    by: 'test',
    reasons: [],
    at: '2024-01-01T00:00:00Z',
  }));
}

/** Small, but every named query finds something in it. */
export const sampleGraph: GraphRows = {
  nodes: [
    node('state:IND', 'India', { iso3: 'IND', aliases: ['Bharat', 'New Delhi'] }),
    node('state:RUS', 'Russia', { iso3: 'RUS' }),
    node('state:USA', 'United States', { iso3: 'USA' }),
    node('state:TUR', 'Turkey', { iso3: 'TUR' }),
    node('org:sample-parts', 'Sample Parts'),
    node('org:almaz-antey', 'Almaz-Antey', { kind: 'maker' }),
    node('alliance:nato', 'NATO', { kind: 'alliance' }),
    node('programme:f-35', 'F-35 programme'),
    node('weapon:s-400', 'S-400', { category: 'air-defence' }),
    node('weapon:mh-60r', 'MH-60R'),
    node('law:caatsa', 'CAATSA'),
    node('deal:1', 'Russia → India: S-400', {
      status: 'delivering',
      value: 5_430_000_000,
      currency: 'USD',
      quantity: 5,
      first: '2016-10-15',
      last: '2021-12-07',
      sources: 2,
      confidence: 0.97,
    }),
    node('deal:2', 'Russia → Turkey: S-400', {
      status: 'delivered',
      stage: 'delivered',
      history: ['2017-12-29 signed', '2019-07-18 delivered'],
      stopped: false,
      first: '2017-12-30',
      last: '2019-07-13',
      sources: 1,
    }),
    node('deal:3', 'United States → India: MH-60R', {
      status: 'signed',
      stopped: true,
      value: 2.6e9,
      currency: 'USD',
      first: '2020-02-25',
      last: '2020-02-25',
      sources: 1,
    }),
    node('pressure:1', 'US threatens India over S-400', {
      action: 'threaten',
      first: '2018-05-01',
      last: '2021-11-01',
      sources: 1,
    }),
    node('pressure:2', 'US sanctions Presidency of Defence Industries under CAATSA', {
      action: 'sanction',
      done: true,
      first: '2018-12-15',
      last: '2020-12-15',
      sources: 3,
    }),
    node('pressure:3', 'US exempts India over S-400', {
      action: 'waive',
      done: false,
      first: '2022-07-15',
      last: '2022-07-15',
      sources: 1,
    }),
    node('pressure:4', 'US warns Hindustan Aeronautics', {
      action: 'warn',
      first: '2019-01-02',
      last: '2019-01-02',
    }),
    node('exclusion:1', 'US shuts Turkey out of the F-35 programme', {
      first: '2019-07-17',
      last: '2019-07-17',
      sources: 1,
    }),
    node('resistance:1', 'India resists the US', { first: '2019-06-26', last: '2019-06-26', sources: 1 }),
    node('claim:1', 'Russia sells S-400 to India', {
      kind: 'transfer',
      polarity: 'asserted',
      modality: 'actual',
      value: 5_430_000_000,
      currency: 'USD',
      confidence: 0.971,
    }),
    node('claim:2', 'Russia sells S-400 to India', {
      kind: 'transfer',
      polarity: 'asserted',
      modality: 'actual',
      value: 5_200_000_000,
      currency: 'USD',
      confidence: 0.8,
    }),
    node('claim:4', 'US threatens India over S-400', {
      kind: 'pressure',
      polarity: 'asserted',
      modality: 'actual',
    }),
    node('claim:3', 'Denied: India → unnamed buyer: S-400', {
      kind: 'transfer',
      polarity: 'denied',
      modality: 'actual',
      attributedTo: 'the ministry',
      confidence: 0.7,
    }),
    node('passage:1', '“signed a $5.43 billion deal”', {
      quote: 'signed a $5.43 billion deal',
      start: 10,
      end: 37,
    }),
    node('passage:2', '“worth $5.2 billion”', { quote: 'worth $5.2 billion', start: 0, end: 18 }),
    node('text:1', 'India signs', { published: '2018-10-05' }),
    node('text:2', 'India waits', { published: '2018-10-04' }),
    node('article:1', 'India signs', {
      title: 'India signs',
      outlet: 'The Daily',
      url: 'https://example.org/1',
      published: '2018-10-05',
    }),
    node('article:2', 'India waits', { title: 'India waits', outlet: 'Gazette', published: '2018-10-04' }),
    node('story:1', 'India and the S-400', { first: '2018-10-04', texts: 2 }),
    node('weapon:96l6e', '96L6E'),
    node('org:ssb', 'Presidency of Defence Industries'),
    node('org:hal', 'Hindustan Aeronautics'),
    node('register:1', 'register.csv', { kind: 'transfers', file: 'register.csv' }),
    node('register:2', 'sdn.csv', { kind: 'sanctions', file: 'sdn.csv', asOf: '2024-03-12' }),
    node('row:1', 'Russia → India: S-400', { line: 7, ordered: 5, orderYear: 2018, delivered: 3 }),
    node('listing:ofac-sdn:1', 'ALMAZ-ANTEY', {
      list: 'ofac-sdn',
      listId: '1',
      programmes: ['CAATSA - RUSSIA'],
      listed: '2018-04-06',
      line: 1,
    }),
  ],
  relationships: [
    relationship('SELLER', 'deal:1', 'state:RUS'),
    relationship('BUYER', 'deal:1', 'state:IND'),
    relationship('COVERS', 'deal:1', 'weapon:s-400', { quantity: 5 }),
    relationship('SELLER', 'deal:2', 'state:RUS'),
    relationship('BUYER', 'deal:2', 'state:TUR'),
    relationship('COVERS', 'deal:2', 'weapon:s-400'),
    relationship('SELLER', 'deal:3', 'state:USA'),
    relationship('BUYER', 'deal:3', 'state:IND'),
    relationship('COVERS', 'deal:3', 'weapon:mh-60r'),
    relationship('PRESSED_BY', 'pressure:1', 'state:USA'),
    relationship('PRESSED_ON', 'pressure:1', 'state:IND'),
    relationship('CONCERNS', 'pressure:1', 'weapon:s-400'),
    relationship('CONCERNS', 'pressure:1', 'deal:1', { inferred: true }),
    relationship('UNDER_LAW', 'pressure:1', 'law:caatsa'),
    relationship('PRESSED_BY', 'pressure:2', 'state:USA'),
    relationship('PRESSED_ON', 'pressure:2', 'org:ssb'),
    relationship('CONCERNS', 'pressure:2', 'deal:2', { inferred: true }),
    relationship('UNDER_LAW', 'pressure:2', 'law:caatsa'),
    relationship('PRESSED_BY', 'pressure:3', 'state:USA'),
    relationship('PRESSED_ON', 'pressure:3', 'state:IND'),
    relationship('CONCERNS', 'pressure:3', 'deal:3', { inferred: true }),
    relationship('PRESSED_BY', 'pressure:4', 'state:USA'),
    relationship('PRESSED_ON', 'pressure:4', 'org:hal'),
    relationship('BASED_IN', 'org:hal', 'state:IND', { basis: 'reference' }),
    relationship('BASED_IN', 'org:ssb', 'state:TUR', { basis: 'reference' }),
    relationship('BASED_IN', 'org:almaz-antey', 'state:RUS', { basis: 'reference' }),
    relationship('MADE_BY', 'weapon:96l6e', 'org:hal', { basis: 'reference' }),
    relationship('MADE_BY', 'weapon:96l6e', 'org:sample-parts', { basis: 'reference' }),
    relationship('BASED_IN', 'org:sample-parts', 'state:USA', { basis: 'reference' }),
    relationship('COMPONENT_OF', 'weapon:96l6e', 'weapon:s-400', { basis: 'reference' }),
    relationship('ALLY_OF', 'state:IND', 'state:USA', { basis: 'reference' }),
    relationship('EXCLUDED_BY', 'exclusion:1', 'state:USA'),
    relationship('EXCLUDED', 'exclusion:1', 'state:TUR'),
    relationship('EXCLUDED_FROM', 'exclusion:1', 'programme:f-35'),
    relationship('RESISTED_BY', 'resistance:1', 'state:IND'),
    relationship('RESISTED_AGAINST', 'resistance:1', 'state:USA'),
    relationship('MADE_BY', 'weapon:s-400', 'org:almaz-antey', { basis: 'reference' }),
    relationship('LAW_OF', 'law:caatsa', 'state:USA', { basis: 'reference' }),
    relationship('MEMBER_OF', 'state:TUR', 'alliance:nato', { basis: 'reference', first: '1952-02-18' }),
    relationship('MEMBER_OF', 'state:USA', 'alliance:nato', { basis: 'reference', first: '1949-08-24' }),
    relationship(
      'SELLS_ARMS_TO',
      'state:RUS',
      'state:IND',
      {
        events: ['deal:1'],
        claims: ['claim:1', 'claim:2'],
        sources: 1,
        first: '2016-10-15',
        last: '2021-12-07',
        active: true,
        sign: 1,
        weight: 0.97,
        stage: 'delivering',
        basis: 'article',
      },
      'weapon:s-400',
    ),
    relationship('SELLS_ARMS_TO', 'state:USA', 'state:IND', {
      events: ['deal:3'],
      claims: [],
      sources: 1,
      stage: 'signed',
      stopped: true,
      basis: 'article',
    }),
    relationship('SELLS_ARMS_TO', 'state:RUS', 'state:TUR', { sources: 1, basis: 'article' }),
    relationship('SANCTIONS', 'state:USA', 'state:RUS', {
      sources: 3,
      first: '2017-08-02',
      basis: 'article',
    }),
    relationship('THREATENS', 'state:USA', 'state:IND', {
      sources: 1,
      first: '2018-05-01',
      active: false,
      basis: 'article',
    }),
    relationship('ABOUT', 'claim:1', 'state:IND', { role: 'buyer' }, 'buyer'),
    relationship('ABOUT', 'claim:1', 'state:RUS', { role: 'seller' }, 'seller'),
    relationship('REPORTS', 'claim:4', 'pressure:1'),
    relationship('REPORTS', 'claim:1', 'deal:1'),
    relationship('REPORTS', 'claim:2', 'deal:1'),
    relationship('EVIDENCED_BY', 'claim:1', 'passage:1'),
    relationship('EVIDENCED_BY', 'claim:3', 'passage:2'),
    relationship('EVIDENCED_BY', 'claim:2', 'passage:2'),
    relationship('IN', 'passage:1', 'text:1'),
    relationship('IN', 'passage:2', 'text:2'),
    relationship('PRINTS', 'article:1', 'text:1'),
    relationship('PRINTS', 'article:2', 'text:2'),
    relationship('TOLD_IN', 'text:1', 'story:1'),
    relationship('TOLD_IN', 'text:2', 'story:1'),
    relationship('RECORDED_SELLER', 'row:1', 'state:RUS', { basis: 'register' }),
    relationship('RECORDED_BUYER', 'row:1', 'state:IND', { basis: 'register' }),
    relationship('RECORDED_ITEM', 'row:1', 'weapon:s-400', { basis: 'register' }),
    relationship('ENTERED_IN', 'row:1', 'register:1'),
    relationship('LISTS', 'listing:ofac-sdn:1', 'org:almaz-antey', { basis: 'register' }),
    relationship('LISTED_UNDER', 'listing:ofac-sdn:1', 'law:caatsa', {
      basis: 'register',
      programme: 'CAATSA - RUSSIA',
    }),
    relationship('ENTERED_IN', 'listing:ofac-sdn:1', 'register:2'),
  ],
};

/** Values for the parameters of named queries that have no default. */
export const sampleParameters: Readonly<Record<string, string>> = {
  state: 'state:IND',
  buyer: 'state:IND',
  seller: 'state:RUS',
  presser: 'state:USA',
  actor: 'state:USA',
  system: 'weapon:s-400',
  words: 'billion',
  left: 'state:USA',
  right: 'state:IND',
  from: 'state:RUS',
  to: 'state:IND',
  event: 'deal:1',
  alliance: 'alliance:nato',
  article: 'article:1',
};
