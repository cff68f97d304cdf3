import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { referenceRows } from '../../src/graph/index.ts';
import {
  type GraphChanges,
  type GraphRows,
  nodeKey,
  type ReadText,
  relationshipKey,
} from '../../src/model/index.ts';
import { liveGraph } from '../../src/pipeline/live-graph.ts';
import { emptyRecord, type LiveRecord } from '../../src/pipeline/live-record.ts';
import { foldRecord } from '../../src/pipeline/open-graph.ts';
import { digestOf } from '../../src/storage/index.ts';
import { entriesOf, scripts } from '../fixtures/record-scripts.ts';

const vocabulary = loadVocabulary();
const reference = referenceRows(vocabulary);
const isReference: ReadonlySet<unknown> = new Set([...reference.nodes, ...reference.relationships]);

/** The digest without the reference layer, whose rows are the same objects in every fold of one vocabulary. */
function digestOfNews({
  nodes,
  relationships,
}: {
  nodes: Iterable<GraphRows['nodes'][number]>;
  relationships: Iterable<GraphRows['relationships'][number]>;
}): string {
  return digestOf({
    nodes: [...nodes].filter((row) => !isReference.has(row)),
    relationships: [...relationships].filter((row) => !isReference.has(row)),
  });
}

function applied(rows: Map<string, unknown>, changes: GraphChanges): void {
  for (const row of changes.deleteRelationships) rows.delete(`r ${relationshipKey(row)}`);
  for (const row of changes.deleteNodes) {
    rows.delete(`n ${nodeKey(row)}`);
    for (const [key, held] of rows) {
      // Rows under "r" are relationships; a deleted node takes its own along.
      const ends = key.startsWith('r ') ? (held as GraphRows['relationships'][number]) : undefined;
      if (ends && [ends.from, ends.to].some((end) => nodeKey(end) === nodeKey(row))) rows.delete(key);
    }
  }
  for (const row of changes.upsertNodes) rows.set(`n ${nodeKey(row)}`, row);
  for (const row of changes.upsertRelationships) rows.set(`r ${relationshipKey(row)}`, row);
}

function inStore(rows: ReadonlyMap<string, unknown>): GraphRows {
  const of = (kind: string) => [...rows].filter(([key]) => key.startsWith(kind)).map(([, row]) => row);
  // The keys tell which is which.
  return { nodes: of('n ') as GraphRows['nodes'], relationships: of('r ') as GraphRows['relationships'] };
}

describe('a graph that grows', () => {
  it('is that of a fold of the whole record, after every step of any script', () => {
    let grown = 0;
    fc.assert(
      fc.property(scripts, fc.integer({ min: 1, max: 3 }), (script, stride) => {
        let record: LiveRecord = emptyRecord;
        let live = liveGraph(record, vocabulary);
        let store = new Map<string, unknown>();
        const seen: ReadText[] = [];
        const start = () => {
          live = liveGraph(record, vocabulary);
          store = new Map();
          const { nodes, relationships } = live.rows;
          applied(store, {
            upsertNodes: [...nodes.values()].filter((row) => !isReference.has(row)),
            upsertRelationships: [...relationships.values()].filter((row) => !isReference.has(row)),
            deleteNodes: [],
            deleteRelationships: [],
          });
        };
        for (let from = 0; from < script.length; from += stride) {
          const batch = record.edit();
          const ids = [...live.rows.nodes.values()]
            .filter((row) => !isReference.has(row) && row.label !== 'Claim')
            .map(({ id }) => id)
            .sort();
          for (const step of script.slice(from, from + stride)) {
            batch.add(entriesOf(step, record, seen, ids));
            if (step.type === 'ingest') seen.push(step.text);
          }
          record = batch.build();
          const changes = live.grow(record);
          if (changes === undefined) start();
          else applied(store, changes);
          grown += changes === undefined ? 0 : 1;
          const whole = foldRecord(record, vocabulary);
          const expected = digestOfNews(whole);
          const { nodes, relationships } = live.rows;
          expect(digestOfNews({ nodes: nodes.values(), relationships: relationships.values() })).toBe(
            expected,
          );
          expect(digestOfNews(inStore(store))).toBe(expected);
        }
      }),
      { numRuns: 12 },
    );
    expect(grown).toBeGreaterThan(25);
  }, 120_000);
});
