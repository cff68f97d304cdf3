import type { Claim, Properties, Snapshot } from '../../src/model/index.ts';
import { claimIn, edge, node, printed, role, snapshotOf, spanOf } from './snapshot-parts.ts';

const signing = printed(
  'Russia and India signed a contract on 5 October 2018 for five S-400 systems worth $5.43 billion. ' +
    'The State Department had threatened India with sanctions under CAATSA over the S-400.',
  {
    id: 'https://cbd.example/s400-signed',
    title: "India signs for Russia's S-400",
    outlet: 'Continental Business Daily',
    published: '2018-10-06',
    url: 'https://cbd.example/s400-signed',
  },
  { id: 'harbour-2018-10-07', outlet: 'Harbour Times', published: '2018-10-07' },
);
const answer = printed(
  'India rejected American pressure to give up the purchase. ' +
    'India is to pay Russia $5.2 billion for the S-400, an Indian official said. ' +
    'The United States again threatened India with sanctions under CAATSA over the S-400.',
  {
    id: 'courier-2019-06-27',
    title: 'No retreat on air defence',
    outlet: 'Eastern Courier',
    published: '2019-06-27',
    url: 'javascript:alert(1)',
  },
);
const removal = printed(
  'The United States removed Turkey from the F-35 programme after Russia had begun to deliver the S-400 to Turkey.',
  { id: 'monitor-2019-07-18', outlet: 'Alliance Monitor', published: '2019-07-18' },
);
const approval = printed(
  'The United States approved the sale of 66 F-16V fighters to Taiwan for $8 billion.',
  { id: 'monitor-2019-08-22', outlet: 'Alliance Monitor', published: '2019-08-22' },
);
const sanctions = printed("The United States sanctioned Turkey's SSB under CAATSA over the S-400.", {
  id: 'ledger-2020-12-15',
  outlet: 'Gulf Ledger',
  published: '2020-12-15',
});
const delivery = printed(
  'Russia has begun to deliver to India the S-400, which is made by Almaz-Antey. ' +
    'Moscow denied that the contract with India had been suspended.',
  { id: 'ledger-2021-12-07', title: 'S-400s on their way', outlet: 'Gulf Ledger', published: '2021-12-07' },
);

/** The sample's texts with their printings. */
export const sampleTexts = [signing, answer, removal, approval, sanctions, delivery] as const;

const money = (text: string, amount: number, words: string) => ({
  amount,
  currency: 'USD',
  span: spanOf(text, words),
});

/** The claims of the sample, by a name that tests use. */
export const sampleClaims = {
  signed: claimIn(signing, signing.text.slice(0, 97).trim(), {
    kind: 'transfer',
    roles: {
      seller: role(signing, 'Russia', 'State'),
      buyer: role(signing, 'India', 'State'),
      item: role(signing, 'S-400', 'WeaponSystem'),
    },
    value: money(signing.text, 5.43e9, '$5.43 billion'),
    quantity: { count: 5, unit: 'systems', span: spanOf(signing.text, 'five') },
    status: { status: 'signed', span: spanOf(signing.text, 'signed') },
    signed: { date: '2018-10-05', span: spanOf(signing.text, '5 October 2018') },
    confidence: 0.93,
  }),
  threat2018: claimIn(signing, signing.text.slice(97), {
    kind: 'pressure',
    roles: {
      by: role(signing, 'State Department', 'Organization'),
      on: role(signing, 'India', 'State'),
      over: role(signing, 'S-400', 'WeaponSystem'),
      under: role(signing, 'CAATSA', 'Legislation'),
    },
    action: { action: 'threaten', span: spanOf(signing.text, 'threatened') },
    confidence: 0.84,
  }),
  resistance: claimIn(answer, 'India rejected American pressure to give up the purchase.', {
    kind: 'resistance',
    roles: { by: role(answer, 'India', 'State'), against: role(answer, 'American', 'State') },
    confidence: 0.8,
  }),
  price2019: claimIn(answer, 'India is to pay Russia $5.2 billion for the S-400, an Indian official said.', {
    kind: 'transfer',
    roles: {
      seller: role(answer, 'Russia', 'State'),
      buyer: role(answer, 'India', 'State'),
      item: role(answer, 'S-400', 'WeaponSystem'),
    },
    attributedTo: role(answer, 'Indian official', 'Person'),
    value: money(answer.text, 5.2e9, '$5.2 billion'),
    confidence: 0.7,
  }),
  threat2019: claimIn(
    answer,
    'The United States again threatened India with sanctions under CAATSA over the S-400.',
    {
      kind: 'pressure',
      roles: {
        by: role(answer, 'United States', 'State'),
        on: role(answer, 'India', 'State'),
        over: role(answer, 'S-400', 'WeaponSystem'),
        under: role(answer, 'CAATSA', 'Legislation'),
      },
      action: { action: 'threaten', span: spanOf(answer.text, 'threatened') },
      confidence: 0.88,
    },
  ),
  exclusion: claimIn(removal, 'The United States removed Turkey from the F-35 programme', {
    kind: 'exclusion',
    roles: {
      by: role(removal, 'United States', 'State'),
      member: role(removal, 'Turkey', 'State'),
      from: role(removal, 'F-35 programme', 'Programme'),
    },
    confidence: 0.92,
  }),
  turkeyDelivery: claimIn(removal, 'Russia had begun to deliver the S-400 to Turkey', {
    kind: 'transfer',
    roles: {
      seller: role(removal, 'Russia', 'State'),
      buyer: role(removal, 'Turkey', 'State'),
      item: role(removal, 'S-400', 'WeaponSystem'),
    },
    status: { status: 'delivering', span: spanOf(removal.text, 'begun to deliver') },
  }),
  approval: claimIn(approval, approval.text, {
    kind: 'transfer',
    roles: {
      seller: role(approval, 'United States', 'State'),
      buyer: role(approval, 'Taiwan', 'State'),
      item: role(approval, 'F-16V', 'WeaponSystem'),
    },
    value: money(approval.text, 8e9, '$8 billion'),
    quantity: { count: 66, unit: 'fighters', span: spanOf(approval.text, '66') },
    status: { status: 'approved', span: spanOf(approval.text, 'approved') },
  }),
  sanction: claimIn(sanctions, sanctions.text, {
    kind: 'pressure',
    roles: {
      by: role(sanctions, 'United States', 'State'),
      on: role(sanctions, 'SSB', 'Organization'),
      over: role(sanctions, 'S-400', 'WeaponSystem'),
      under: role(sanctions, 'CAATSA', 'Legislation'),
    },
    action: { action: 'sanction', span: spanOf(sanctions.text, 'sanctioned') },
    confidence: 0.95,
  }),
  delivery: claimIn(delivery, 'Russia has begun to deliver to India the S-400', {
    kind: 'transfer',
    roles: {
      seller: role(delivery, 'Russia', 'State'),
      buyer: role(delivery, 'India', 'State'),
      item: role(delivery, 'S-400', 'WeaponSystem'),
    },
    status: { status: 'delivering', span: spanOf(delivery.text, 'begun to deliver') },
  }),
  maker: claimIn(delivery, 'the S-400, which is made by Almaz-Antey', {
    kind: 'made_by',
    roles: {
      subject: role(delivery, 'S-400', 'WeaponSystem'),
      object: role(delivery, 'Almaz-Antey', 'Organization'),
    },
    confidence: 0.91,
  }),
  denial: claimIn(delivery, 'Moscow denied that the contract with India had been suspended.', {
    kind: 'transfer',
    roles: { seller: role(delivery, 'Moscow', 'State'), buyer: role(delivery, 'India', 'State') },
    status: { status: 'suspended', span: spanOf(delivery.text, 'suspended') },
    polarity: 'denied',
    confidence: 0.75,
  }),
} as const satisfies Readonly<Record<string, Claim>>;

const c = sampleClaims;
const hex = (claim: Claim) => claim.id.replace('claim:', '');

/** Ids of the sample's events. */
export const sampleEvents = {
  indiaDeal: `deal:${hex(c.signed)}`,
  turkeyDeal: `deal:${hex(c.turkeyDelivery)}`,
  taiwanDeal: `deal:${hex(c.approval)}`,
  threat2018: `pressure:${hex(c.threat2018)}`,
  threat2019: `pressure:${hex(c.threat2019)}`,
  sanction: `pressure:${hex(c.sanction)}`,
  exclusion: `exclusion:${hex(c.exclusion)}`,
  resistance: `resistance:${hex(c.resistance)}`,
} as const;

const e = sampleEvents;
const reference = (more: Properties = {}): Properties => ({ basis: 'reference', ...more });
const derived = (events: readonly string[], claims: readonly Claim[], more: Properties): Properties => ({
  events,
  claims: claims.map((claim) => claim.id).sort(),
  sources: new Set(claims.map((claim) => claim.textId)).size,
  active: true,
  ...more,
});
const told = (first: string, last: string, sources: number, confidence: number): Properties => ({
  first,
  last,
  sources,
  confidence,
});

/**
 * A small true-to-life graph, made by hand: Russia sells the S-400 to India (two figures for its price) and to Turkey, the
 * United States threatens India twice under CAATSA, India resists, Turkey is put out of the F-35 programme and its
 * procurement agency sanctioned, an F-16V sale to Taiwan is approved. Memberships, allies, makers and bases are reference.
 */
export const sampleSnapshot: Snapshot = snapshotOf({
  nodes: [
    node('state:IND', 'India', { iso3: 'IND', known: true, aliases: ['Bharat', 'New Delhi'] }),
    node('state:RUS', 'Russia', { iso3: 'RUS', known: true, aliases: ['Russian Federation'] }),
    node('state:USA', 'United States', { iso3: 'USA', known: true, aliases: ['US', 'America'] }),
    node('state:TUR', 'Turkey', { iso3: 'TUR', known: true, aliases: ['Türkiye'] }),
    node('state:TWN', 'Taiwan', { iso3: 'TWN', known: true, aliases: [] }),
    node('org:us-state-department', 'State Department', { kind: 'ministry', aliases: [] }),
    node('org:ssb', 'SSB', { kind: 'agency', aliases: ['Presidency of Defence Industries'] }),
    node('org:almaz-antey', 'Almaz-Antey', { kind: 'maker', aliases: [] }),
    node('org:lockheed-martin', 'Lockheed Martin', { kind: 'maker', aliases: [] }),
    node('weapon:s-400', 'S-400', { category: 'air-defence', aliases: ['S-400 Triumf', 'Triumf'] }),
    node('weapon:f-16', 'F-16', { category: 'fighter', aliases: ['Fighting Falcon'] }),
    node('weapon:f-16v', 'F-16V', { category: 'fighter', aliases: ['Viper'] }),
    node('weapon:viper', 'AH-1Z', { category: 'attack-helicopter', aliases: ['Viper'] }),
    node('law:caatsa', 'CAATSA', { kind: 'law', aliases: [] }),
    node('programme:f-35', 'F-35 programme', { aliases: [] }),
    node('alliance:nato', 'NATO', { kind: 'alliance', aliases: [] }),
    node('alliance:quad', 'Quad', { kind: 'forum', aliases: [] }),
    node(e.indiaDeal, 'Russia → India: S-400', {
      status: 'delivering',
      stage: 'delivering',
      stopped: false,
      value: 5.43e9,
      currency: 'USD',
      quantity: 5,
      signed: '2018-10-05',
      history: ['2018-10-05 signed', '2021-12-07 delivering'],
      historyClaims: [c.signed.id, c.delivery.id],
      ...told('2018-10-06', '2021-12-07', 3, 0.99),
    }),
    node(e.turkeyDeal, 'Russia → Turkey: S-400', {
      status: 'delivering',
      stage: 'delivering',
      stopped: false,
      ...told('2019-07-18', '2019-07-18', 1, 0.9),
    }),
    node(e.taiwanDeal, 'US → Taiwan: F-16V', {
      status: 'approved',
      stage: 'approved',
      stopped: false,
      value: 8e9,
      currency: 'USD',
      quantity: 66,
      ...told('2019-08-22', '2019-08-22', 1, 0.9),
    }),
    node(e.threat2018, 'State Department threatens India over S-400', {
      action: 'threaten',
      ...told('2018-10-06', '2018-10-06', 1, 0.84),
    }),
    node(e.threat2019, 'US threatens India over S-400', {
      action: 'threaten',
      ...told('2019-06-27', '2019-06-27', 1, 0.88),
    }),
    node(e.sanction, 'US sanctions SSB over S-400', {
      action: 'sanction',
      ...told('2020-12-15', '2020-12-15', 1, 0.95),
    }),
    node(e.exclusion, 'Turkey put out of F-35 programme by US', told('2019-07-18', '2019-07-18', 1, 0.92)),
    node(e.resistance, 'India resists US', told('2019-06-27', '2019-06-27', 1, 0.8)),
  ],
  edges: [
    edge('SELLER', e.indiaDeal, 'state:RUS'),
    edge('BUYER', e.indiaDeal, 'state:IND'),
    edge('COVERS', e.indiaDeal, 'weapon:s-400', { quantity: 5 }),
    edge('SELLER', e.turkeyDeal, 'state:RUS'),
    edge('BUYER', e.turkeyDeal, 'state:TUR'),
    edge('COVERS', e.turkeyDeal, 'weapon:s-400'),
    edge('SELLER', e.taiwanDeal, 'state:USA'),
    edge('BUYER', e.taiwanDeal, 'state:TWN'),
    edge('COVERS', e.taiwanDeal, 'weapon:f-16v', { quantity: 66 }),
    edge('PRESSED_BY', e.threat2018, 'org:us-state-department'),
    edge('PRESSED_ON', e.threat2018, 'state:IND'),
    edge('PRESSED_BY', e.threat2019, 'state:USA'),
    edge('PRESSED_ON', e.threat2019, 'state:IND'),
    edge('PRESSED_BY', e.sanction, 'state:USA'),
    edge('PRESSED_ON', e.sanction, 'org:ssb'),
    ...[e.threat2018, e.threat2019, e.sanction].flatMap((id) => [
      edge('CONCERNS', id, 'weapon:s-400'),
      edge('UNDER_LAW', id, 'law:caatsa'),
    ]),
    edge('CONCERNS', e.threat2018, e.indiaDeal),
    edge('CONCERNS', e.threat2019, e.indiaDeal),
    edge('CONCERNS', e.sanction, e.turkeyDeal),
    edge('EXCLUDED_BY', e.exclusion, 'state:USA'),
    edge('EXCLUDED', e.exclusion, 'state:TUR'),
    edge('EXCLUDED_FROM', e.exclusion, 'programme:f-35'),
    edge('RESISTED_BY', e.resistance, 'state:IND'),
    edge('RESISTED_AGAINST', e.resistance, 'state:USA'),
    edge(
      'SELLS_ARMS_TO',
      'state:RUS',
      'state:IND',
      derived([e.indiaDeal], [c.signed, c.price2019, c.delivery], {
        sign: 1,
        weight: 0.99,
        stage: 'delivering',
      }),
    ),
    edge(
      'SELLS_ARMS_TO',
      'state:RUS',
      'state:TUR',
      derived([e.turkeyDeal], [c.turkeyDelivery], { sign: 1, weight: 0.9, stage: 'delivering' }),
    ),
    edge(
      'PROPOSES_ARMS_TO',
      'state:USA',
      'state:TWN',
      derived([e.taiwanDeal], [c.approval], { sign: 1, weight: 0.9, stage: 'approved' }),
    ),
    edge(
      'THREATENS',
      'org:us-state-department',
      'state:IND',
      derived([e.threat2018], [c.threat2018], { sign: -1, weight: 0.84 }),
    ),
    edge(
      'THREATENS',
      'state:USA',
      'state:IND',
      derived([e.threat2019], [c.threat2019], { sign: -1, weight: 0.88 }),
    ),
    edge(
      'SANCTIONS',
      'state:USA',
      'org:ssb',
      derived([e.sanction], [c.sanction], { sign: -1, weight: 0.95 }),
    ),
    edge(
      'RESISTS',
      'state:IND',
      'state:USA',
      derived([e.resistance], [c.resistance], { sign: -1, weight: 0.8 }),
    ),
    edge('MADE_BY', 'weapon:s-400', 'org:almaz-antey', reference(), 'reference'),
    edge(
      'MADE_BY',
      'weapon:s-400',
      'org:almaz-antey',
      { basis: 'article', claims: [c.maker.id], ...told('2021-12-07', '2021-12-07', 1, 0.91) },
      'article',
    ),
    edge('MADE_BY', 'weapon:f-16v', 'org:lockheed-martin', reference(), 'reference'),
    edge('MADE_BY', 'weapon:f-16', 'org:lockheed-martin', reference(), 'reference'),
    edge('VARIANT_OF', 'weapon:f-16v', 'weapon:f-16', reference(), 'reference'),
    edge('LAW_OF', 'law:caatsa', 'state:USA', reference({ first: '2017-08-02' }), 'reference'),
    edge('BASED_IN', 'org:us-state-department', 'state:USA', reference(), 'reference'),
    edge('BASED_IN', 'org:ssb', 'state:TUR', reference(), 'reference'),
    edge('BASED_IN', 'org:almaz-antey', 'state:RUS', reference(), 'reference'),
    edge('BASED_IN', 'org:lockheed-martin', 'state:USA', reference(), 'reference'),
    edge(
      'ALLY_OF',
      'state:TUR',
      'state:USA',
      reference({ instrument: 'North Atlantic Treaty', first: '1952-02-18' }),
      'reference',
    ),
    edge('MEMBER_OF', 'state:TUR', 'alliance:nato', reference({ first: '1952-02-18' }), 'reference'),
    edge('MEMBER_OF', 'state:USA', 'alliance:nato', reference({ first: '1949-08-24' }), 'reference'),
    edge('MEMBER_OF', 'state:IND', 'alliance:quad', reference({ first: '2007' }), 'reference'),
    edge('MEMBER_OF', 'state:USA', 'alliance:quad', reference({ first: '2007' }), 'reference'),
    edge(
      'MEMBER_OF',
      'state:TUR',
      'programme:f-35',
      reference({ first: '2002', until: '2019-07-17', active: false }),
      'reference',
    ),
  ],
  texts: sampleTexts,
  claims: Object.values(c),
  reports: {
    [e.indiaDeal]: [c.signed, c.price2019, c.delivery, c.denial],
    [e.turkeyDeal]: [c.turkeyDelivery],
    [e.taiwanDeal]: [c.approval],
    [e.threat2018]: [c.threat2018],
    [e.threat2019]: [c.threat2019],
    [e.sanction]: [c.sanction],
    [e.exclusion]: [c.exclusion],
    [e.resistance]: [c.resistance],
  },
});
