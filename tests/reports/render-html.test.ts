import { describe, expect, test } from 'vitest';
import { createSnapshotIndex } from '../../src/analysis/index.ts';
import type { Snapshot } from '../../src/model/index.ts';
import {
  type DossierParts,
  type DrawChart,
  dossierOf,
  loadCharts,
  renderHtml,
} from '../../src/reports/index.ts';
import { same } from '../helpers/golden.ts';
import { sampleSnapshot } from '../helpers/sample-snapshot.ts';
import { node, relationship } from '../storage/sample-graph.ts';

const undrawn: DrawChart = () => '<svg></svg>';
const html = (snapshot: Snapshot, id: string, parts: DossierParts = {}, draw = undrawn) =>
  renderHtml(dossierOf(createSnapshotIndex(snapshot), [id], parts), draw);

/** Every quote of the sample in a paragraph of its own, between two others. */
function textAround(textId: string) {
  const evidence = [...sampleSnapshot.claims.values()].flatMap(({ claim }) => claim.evidence);
  const words = evidence.flatMap((each) => (each.kind === 'words' && each.textId === textId ? [each] : []));
  const end = Math.max(0, ...words.map((each) => each.end));
  const text = words.reduce(
    (held, each) => held.slice(0, each.start) + each.quote + held.slice(each.end),
    '.'.repeat(end + 40),
  );
  return { text, paragraphAt: () => ({ start: 0, end: text.length }) };
}

describe('a dossier as a page', () => {
  test('golden', () => {
    same('reports/india.html', html(sampleSnapshot, 'state:IND', { textAround }));
  });

  test('marks the quoted words in their paragraph', () => {
    const page = html(sampleSnapshot, 'state:IND', { textAround });
    expect(page).toContain(
      '<mark>Russia and India signed a contract on 5 October 2018 for five S-400 systems worth $5.43 billion.</mark>',
    );
  });

  test('loads nothing from elsewhere, and links to http and https alone', () => {
    const page = html(sampleSnapshot, 'state:IND');
    expect(page).not.toMatch(/<(?:link|img|iframe|script)[^>]+(?:src|href)=/);
    for (const [, address] of page.matchAll(/href="([^"]+)"/g)) expect(address).toMatch(/^(?:#|https?:)/);
  });

  test('calls for footnotes that are there', () => {
    const page = html(sampleSnapshot, 'state:IND');
    const called = [...page.matchAll(/href="#(note-\d+)"/g)].map(([, id]) => id);
    expect(called.length).toBeGreaterThan(10);
    for (const id of called) expect(page).toContain(`id="${id}"`);
  });

  test('makes no markup of names, quotes and addresses', async () => {
    const hostile = '</title><script>alert(1)</script> & "x" onmouseover=\'y\'';
    const snapshot: Snapshot = {
      ...sampleSnapshot,
      nodes: sampleSnapshot.nodes.map((row) => ({
        ...row,
        properties: { ...row.properties, name: `${String(row.properties['name'])} ${hostile}` },
      })),
      claims: new Map(
        [...sampleSnapshot.claims].map(([id, { claim, articles }]) => [
          id,
          {
            claim: {
              ...claim,
              evidence: claim.evidence.map((each) =>
                each.kind === 'words' ? { ...each, quote: hostile } : each,
              ),
            },
            articles: articles.map((article) => ({
              ...article,
              title: hostile,
              outlet: hostile,
              url: 'javascript:alert(1)',
            })),
          },
        ]),
      ),
    };
    const page = html(snapshot, 'state:IND', {}, await loadCharts());
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(page).not.toMatch(/<[^>]*onmouseover='y'/);
    expect(page).not.toContain('javascript:');
  });
});

describe('charts', () => {
  test('are drawn with a name, their words in the colour of the page, and the same as a table', async () => {
    const page = html(sampleSnapshot, 'state:IND', {}, await loadCharts());
    const drawings = page.match(/<svg role="img" aria-label="[^"]+"/g) ?? [];
    expect(drawings).toHaveLength(page.match(/<figure>/g)?.length ?? 0);
    expect(drawings.length).toBeGreaterThan(1);
    expect(page.match(/fill="currentColor"/g)?.length).toBeGreaterThan(5);
    expect(page.match(/The same as a table/g)).toHaveLength(drawings.length);
  });

  test('of a state with 500 deals weigh less than a megabyte with the page around them', async () => {
    const sellers = Array.from({ length: 40 }, (_, at) => node(`state:X${at}`, `State ${at}`));
    const deals = Array.from({ length: 500 }, (_, at) =>
      node(`deal:${at}`, `State ${at % 40} → Buyer: System ${at}`, {
        status: 'signed',
        first: `${1990 + (at % 35)}-05-06`,
        value: 1e9 + at,
        currency: 'USD',
        sources: 2,
        confidence: 0.8,
      }),
    );
    const [claim] = sampleSnapshot.claims.values();
    if (claim === undefined) throw new Error('the sample has claims');
    const claims = deals.flatMap(({ id }) =>
      [0, 1].map(
        (at) => [`claim:${id}-${at}`, id, `${'words of a sentence '.repeat(8)} ${id} ${at}`] as const,
      ),
    );
    const snapshot: Snapshot = {
      nodes: [
        node('state:BUY', 'Buyer'),
        ...sellers,
        ...deals,
        ...claims.map(([id]) => node(id, 'transfer')),
      ],
      relationships: [
        ...deals.flatMap(({ id }, at) => [
          relationship('SELLER', id, `state:X${at % 40}`),
          relationship('BUYER', id, 'state:BUY'),
        ]),
        ...claims.map(([id, deal]) => relationship('REPORTS', id, deal)),
      ],
      claims: new Map(
        claims.map(([id, , quote]) => [
          id,
          {
            ...claim,
            claim: {
              ...claim.claim,
              id,
              evidence: claim.claim.evidence.map((each) => ({ ...each, quote })),
            },
          },
        ]),
      ),
    };
    const page = html(snapshot, 'state:BUY', {}, await loadCharts());
    expect(page.match(/<tr>/g)?.length).toBeGreaterThan(500);
    expect(Buffer.byteLength(page)).toBeLessThan(1_000_000);
  });
});
