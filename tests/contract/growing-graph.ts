import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GraphStore, ReadText } from '../../src/model/index.ts';
import { silent } from '../../src/pipeline/events.ts';
import { emptyRecord } from '../../src/pipeline/live-record.ts';
import { commit, foldRecord, type OpenGraph, refold } from '../../src/pipeline/open-graph.ts';
import { digestOf } from '../../src/storage/index.ts';
import { entriesOf, type Step, scripts } from '../fixtures/record-scripts.ts';
import { leanVocabulary } from '../helpers/lean-vocabulary.ts';

const vocabulary = leanVocabulary();

/** What every store must hold while a record grows in it, commit by commit. `fresh` opens an empty one. */
export function growingGraphContract(fresh: () => Promise<GraphStore>): void {
  const started = async () => refold({ store: await fresh(), record: emptyRecord }, vocabulary, silent);
  const [script = []] = fc.sample(scripts, { seed: 11, numRuns: 300 }).filter(isTelling);

  describe('a graph that grows in its store', { timeout: 300_000 }, () => {
    it('is after every commit that of a fold of the whole record', async () => {
      let graph: OpenGraph = await started();
      const seen: ReadText[] = [];
      for (const step of script) {
        const ids = [...(graph.live?.rows.nodes.values() ?? [])].map(({ id }) => id).sort();
        const entries = entriesOf(step, graph.record, seen, ids);
        if (step.type === 'ingest') seen.push(step.text);
        graph = await commit(graph, { entries, record: graph.record.with(entries) }, vocabulary);
      }
      expect(graph.live).toBeDefined();
      const expected = digestOf(foldRecord(graph.record, vocabulary));
      expect(digestOf(await graph.store.readGraph())).toBe(expected);
      await graph.store.close();
    });

    it('is right again after a commit that failed', async () => {
      let graph: OpenGraph = await started();
      const ingests = script.filter((step) => step.type === 'ingest').slice(0, 4);
      for (const [index, step] of ingests.entries()) {
        const entries = entriesOf(step, graph.record, [], []);
        const addition = { entries, record: graph.record.with(entries) };
        if (index === 2) {
          const failing = { ...graph, store: refusing(graph.store) };
          await expect(commit(failing, addition, vocabulary)).rejects.toThrow('refused');
        } else {
          graph = await commit(graph, addition, vocabulary);
        }
      }
      const expected = digestOf(foldRecord(graph.record, vocabulary));
      expect(digestOf(await graph.store.readGraph())).toBe(expected);
      await graph.store.close();
    });
  });
}

function refusing(store: GraphStore): GraphStore {
  return new Proxy(store, {
    get: (of, name) =>
      name === 'commit' ? () => Promise.reject(new Error('refused')) : Reflect.get(of, name, of),
  });
}

/** Short enough for a slow store, with names of several meanings, an exclusion and a judgement on deals, and growing at its end. */
function isTelling(steps: readonly Step[]): boolean {
  const claims = steps.flatMap((step) => (step.type === 'ingest' ? step.text.claims : []));
  return (
    steps.length > 12 &&
    steps.length < 24 &&
    claims.some(({ kind }) => kind === 'official_of') &&
    claims.some(({ kind }) => kind === 'exclusion') &&
    steps.some((step) => step.type === 'judge' && step.kind === 'deal') &&
    steps.slice(-2).every(({ type }) => type === 'ingest' || type === 'retract')
  );
}
