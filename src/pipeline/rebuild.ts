import type { Vocabulary } from '../model/index.ts';
import { digestOf } from '../storage/index.ts';
import { type Emit, silent } from './events.ts';
import { commit, type OpenGraph, refold, settle } from './open-graph.ts';
import { settingsEntries } from './record-entries.ts';

/** What a rebuilt graph holds. */
export interface Rebuilt {
  readonly texts: number;
  readonly nodes: number;
  readonly relationships: number;
  readonly digest: string;
}

/** Another line between what is drawn and what is unsure. */
export interface Redrawing {
  /** Least confidence of a claim that is drawn, from here on. */
  readonly minConfidence: number;
  /** When it was said, ISO 8601, for the record. */
  readonly at: string;
}

/** Folds the graph anew from the record, whatever the store holds; with a redrawing by its line, which the record then keeps. */
export async function rebuild(
  graph: OpenGraph,
  vocabulary: Vocabulary,
  emit: Emit = silent,
  redrawing?: Redrawing,
): Promise<Rebuilt> {
  const entries = redrawing ? settingsEntries(graph.record, redrawing.minConfidence, redrawing.at) : [];
  const redrawn = await commit(graph, { entries, record: graph.record.with(entries) }, vocabulary);
  const { store, record } = await settle(await refold(redrawn, vocabulary, emit), vocabulary, emit);
  const rows = await store.readGraph();
  return {
    texts: record.texts.length,
    nodes: rows.nodes.length,
    relationships: rows.relationships.length,
    digest: digestOf(rows),
  };
}

/** SHA-256 over the graph's sorted logical rows: equal on every store for equal claims. */
export async function digest(store: OpenGraph['store']): Promise<string> {
  return digestOf(await store.readGraph());
}
