import type { Vocabulary } from '../model/index.ts';
import { digestOf } from '../storage/index.ts';
import { type Emit, silent } from './events.ts';
import { type OpenGraph, refold, settle } from './open-graph.ts';

/** What a rebuilt graph holds. */
export interface Rebuilt {
  readonly texts: number;
  readonly nodes: number;
  readonly relationships: number;
  readonly digest: string;
}

/** Folds the graph anew from the record, whatever the store holds. */
export async function rebuild(
  graph: OpenGraph,
  vocabulary: Vocabulary,
  emit: Emit = silent,
): Promise<Rebuilt> {
  const { store, record } = await settle(await refold(graph, vocabulary, emit), vocabulary, emit);
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
