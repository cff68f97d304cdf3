import type { GraphRows } from '../../src/model/index.ts';
import { node, relationship } from '../storage/sample-graph.ts';

const quote = '=HYPERLINK("http://evil.example") & "Rafale" <b>sold</b>,\r\nsaid Paris\u0000';

/** A small graph with a sale, a threat, a sanction told as done, what only the vocabulary knows, and names that try to break out. */
export const hostileGraph: GraphRows = {
  nodes: [
    node('state:FRA', 'France', { iso3: 'FRA', aliases: ['Paris', '=cmd()'] }),
    node('state:IND', 'India & "Bharat" <i>', { iso3: 'IND' }),
    node('state:USA', 'United States', { iso3: 'USA' }),
    node('state:AND', 'Andorra', { iso3: 'AND' }),
    node('org:dassault', '-Dassault\u200B', { kind: 'maker' }),
    node('alliance:nato', 'NATO', { kind: 'alliance' }),
    node('weapon:rafale', 'Rafale', { category: 'fighter' }),
    node('law:caatsa', 'CAATSA', { kind: 'law' }),
    node('deal:00112233aabbccdd', 'France → India: Rafale', {
      status: 'signed',
      stage: 'signed',
      signed: '2016-09-23',
      first: '2016-09',
      value: 7_870_000_000,
      currency: 'EUR',
      history: ['2016-09-23 signed'],
      sources: 2,
      confidence: 0.915,
    }),
    node('pressure:1', 'US sanctions India', {
      action: 'sanction',
      done: true,
      first: '2018',
      until: '2019-02',
      active: false,
    }),
    node('pressure:2', 'US threatens India', { action: 'threaten', first: '2018-10-05' }),
    node('claim:1', 'transfer', { kind: 'transfer', confidence: 1 }),
    node('passage:1', 'words', { quote, start: 0, end: 59 }),
    node('text:1', 'text'),
    node('article:https://example.org/a?b=1&c=<d>', 'A sale', {
      title: 'A <sale>',
      outlet: '@Outlet',
      published: '2016-09-24',
      url: 'https://example.org/a?b=1&c=2',
    }),
  ],
  relationships: [
    relationship('SELLS_ARMS_TO', 'state:FRA', 'state:IND', {
      basis: 'article',
      first: '2016-09-23',
      sources: 2,
      claims: ['claim:1'],
    }),
    relationship('SELLER', 'deal:00112233aabbccdd', 'state:FRA'),
    relationship('BUYER', 'deal:00112233aabbccdd', 'state:IND'),
    relationship('COVERS', 'deal:00112233aabbccdd', 'weapon:rafale', { quantity: 36 }),
    relationship('PRESSED_BY', 'pressure:1', 'state:USA'),
    relationship('PRESSED_ON', 'pressure:1', 'state:IND'),
    relationship('UNDER_LAW', 'pressure:1', 'law:caatsa'),
    relationship('PRESSED_BY', 'pressure:2', 'state:USA'),
    relationship('PRESSED_ON', 'pressure:2', 'state:IND'),
    relationship('THREATENS', 'state:USA', 'state:IND', {
      basis: 'article',
      first: '2018',
      until: '2019-02',
    }),
    relationship('REPORTS', 'claim:1', 'deal:00112233aabbccdd'),
    relationship('EVIDENCED_BY', 'claim:1', 'passage:1'),
    relationship('IN', 'passage:1', 'text:1'),
    relationship('PRINTS', 'article:https://example.org/a?b=1&c=<d>', 'text:1'),
    relationship('MADE_BY', 'weapon:rafale', 'org:dassault', { basis: 'reference' }),
    relationship('MADE_BY', 'weapon:rafale', 'org:dassault', { basis: 'article', first: '2016' }, 'article'),
    relationship('MEMBER_OF', 'state:FRA', 'alliance:nato', { basis: 'reference', first: '1949-04-04' }),
    relationship('ALLY_OF', 'state:FRA', 'state:AND', { basis: 'reference' }),
  ],
};
