import { createHash } from 'node:crypto';
import type { GraphChanges, NodeRow, RecordEntry, RelationshipRow } from '../../src/model/index.ts';

/** What one commit adds: entries of the record, and rows of the graph. */
export interface Addition {
  readonly entries: readonly RecordEntry[];
  readonly changes: GraphChanges;
  readonly claims: number;
}

const claimsOfArticle = 3;
const states = 200;
const systems = 400;
/** A deal is told by so many articles that follow one another. */
const articlesOfDeal = 4;

/** The states and systems that all claims are about, once. */
export function entities(prefix: string): GraphChanges {
  const nodes: NodeRow[] = [
    ...Array.from({ length: states }, (_, index) =>
      node('State', `${prefix}state:${index}`, { iso3: 'XXX' }),
    ),
    ...Array.from({ length: systems }, (_, index) =>
      node('WeaponSystem', `${prefix}weapon:${index}`, { category: 'missile' }),
    ),
  ];
  return additions(nodes, []);
}

/**
 * What a commit of so many made-up articles adds, from the one numbered `first` on: a text, a story, and three claims each, with
 * the passages they rest on, the deals they tell of and the edges between states that sum these up. The same numbers give the
 * same rows, but for the prefix of their ids.
 */
export function addition(prefix: string, first: number, articles: number): Addition {
  const nodes = new Map<string, NodeRow>();
  const relationships = new Map<string, RelationshipRow>();
  const entries: RecordEntry[] = [];
  const add = (row: NodeRow): NodeRow => {
    nodes.set(row.id, row);
    return row;
  };
  const join = (
    type: RelationshipRow['type'],
    from: NodeRow,
    to: NodeRow,
    properties = {},
    key = '',
  ): void => {
    const ends = { from: { label: from.label, id: from.id }, to: { label: to.label, id: to.id } };
    relationships.set(`${type} ${from.id} ${to.id} ${key}`, { type, ...ends, key, properties });
  };
  for (let number = first; number < first + articles; number += 1) {
    const published = `20${String(10 + (number % 15))}-0${1 + (number % 9)}-15`;
    const words = `Report ${number} of ${prefix}. ${'The two governments signed the contract on Friday, officials said. '.repeat(12)}`;
    const hash = createHash('sha256').update(words).digest('hex');
    const text = add(node('Text', `${prefix}text:${hash}`, { published }));
    const article = add(
      node('Article', `${prefix}article:${number}`, {
        outlet: 'Example',
        url: `https://example.org/${number}`,
        published,
      }),
    );
    const story = add(node('Story', `${prefix}story:${number}`, { first: published, texts: 1 }));
    join('PRINTS', article, text);
    join('TOLD_IN', text, story);
    const about = Math.floor(number / articlesOfDeal);
    const [sellerAt, buyerAt] = [about % 7, 7 + (about % (states - 7))];
    const seller = node('State', `${prefix}state:${sellerAt}`, { iso3: 'XXX' });
    const buyer = node('State', `${prefix}state:${buyerAt}`, { iso3: 'XXX' });
    const system = node('WeaponSystem', `${prefix}weapon:${about % systems}`, { category: 'missile' });
    const deal = add(
      node('Deal', `${prefix}deal:${about}`, {
        status: 'signed',
        stage: 'signed',
        stopped: false,
        history: ['2018-10-05 signed'],
        first: published,
        last: published,
        sources: 1 + (number % articlesOfDeal),
        confidence: 0.87,
      }),
    );
    join('SELLER', deal, seller);
    join('BUYER', deal, buyer);
    join('COVERS', deal, system, { quantity: 4 });
    const told = {
      deals: [deal.id],
      stories: [story.id],
      sources: 1,
      first: published,
      active: true,
      weight: 0.7,
    };
    // States and systems are there already.
    join('SELLS_ARMS_TO', seller, buyer, { ...told, basis: 'article' }, `${prefix}${about % 50}`);
    const quotes = Array.from({ length: claimsOfArticle }, (_, index) =>
      words.slice(index * 60, index * 60 + 140),
    );
    for (const [index, quote] of quotes.entries()) {
      const claim = add(
        node('Claim', `${prefix}claim:${number}:${index}`, {
          kind: 'transfer',
          polarity: 'asserted',
          modality: 'actual',
          status: 'signed',
          date: published,
          known: published,
          confidence: 0.91,
        }),
      );
      const passage = add(
        node('Passage', `${prefix}passage:${number}:${index}`, {
          quote,
          start: index * 60,
          end: index * 60 + 140,
        }),
      );
      const sha256 = createHash('sha256').update(quote).digest('hex');
      join('EVIDENCED_BY', claim, passage, { start: index * 60, end: index * 60 + 140, quote, sha256 });
      join('IN', passage, text);
      join('REPORTS', claim, deal);
      for (const [role, entity] of Object.entries({ seller, buyer, item: system }))
        join('ABOUT', claim, entity, { role }, role);
    }
    entries.push({
      type: 'reading',
      article: {
        id: `${prefix}article:${number}`,
        textId: `text:${hash}`,
        title: 'Report',
        outlet: 'Example',
        url: `https://example.org/${number}`,
        published,
      },
      text: { id: `text:${hash}`, text: words + quotes.join('\n').repeat(3) },
      extractor: 'made up',
      claims: [],
      at: '2025-01-01T00:00:00.000Z',
    });
  }
  return {
    entries,
    changes: additions([...nodes.values()], [...relationships.values()]),
    claims: articles * claimsOfArticle,
  };
}

/** Rows of the graph that an addition writes. */
export function rowsOf({ changes, entries }: Addition): number {
  return changes.upsertNodes.length + changes.upsertRelationships.length + entries.length;
}

function node(label: NodeRow['label'], id: string, properties: NodeRow['properties']): NodeRow {
  return { label, id, properties: { name: `Name of ${id}`, ...properties } };
}

function additions(
  upsertNodes: readonly NodeRow[],
  upsertRelationships: readonly RelationshipRow[],
): GraphChanges {
  return { upsertNodes, upsertRelationships, deleteNodes: [], deleteRelationships: [] };
}
