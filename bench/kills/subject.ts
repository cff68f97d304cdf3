/**
 * A process that ingests, to be killed: articles with the real reader, or exported records. Tells its parent when all that it
 * needs is loaded, of each commit, and at its end the digest of what the store holds.
 */
import type { StoreSettings } from '../../src/model/index.ts';
import type { Emit } from '../../src/pipeline/events.ts';
import { openForWriting, openStages } from '../../src/pipeline/index.ts';
import { ingest } from '../../src/pipeline/ingest.ts';
import { ingestClaims } from '../../src/pipeline/ingest-claims.ts';
import { digestOf } from '../../src/storage/index.ts';
import { leanVocabulary } from '../../tests/helpers/lean-vocabulary.ts';

/** What it is told, as JSON in its first argument. */
export interface Order {
  readonly store: StoreSettings;
  /** `articles` are read by the reader; `claims` are exported records. */
  readonly kind: 'articles' | 'claims';
  readonly inputs: readonly string[];
  readonly entriesInCommit: number;
}

/** What it tells. */
export type Told =
  | { readonly event: 'ready' }
  | { readonly event: 'committed' }
  | { readonly event: 'said'; readonly words: string }
  | { readonly event: 'ended'; readonly digest: string; readonly articles: readonly string[] };

const order: Order = JSON.parse(process.argv[2] ?? '{}');
const tell = (told: Told): void => void process.send?.(told);
const emit: Emit = (event) => {
  if (event.type === 'committed') tell({ event: 'committed' });
  else if (event.type === 'warning') tell({ event: 'said', words: event.message });
};
const vocabulary = leanVocabulary();
const stages =
  order.kind === 'articles' ? { ...(await openStages({ runtime: 'auto', jobs: 1 })), vocabulary } : undefined;
tell({ event: 'ready' });
const graph = await openForWriting(order.store, vocabulary, emit);
const { entriesInCommit } = order;
if (stages) {
  const size = { articles: entriesInCommit, milliseconds: 60_000 };
  const limits = { least: size, most: size };
  await ingest(order.inputs, graph, stages, { format: 'auto', emit, now: () => new Date(), limits });
} else {
  const stdin = (async function* none() {})();
  await ingestClaims(order.inputs, graph, vocabulary, { emit, stdin, entriesInCommit });
}
const articles: string[] = [];
for await (const entry of graph.store.readRecord()) {
  if (entry.type === 'reading' || entry.type === 'printing') articles.push(entry.article.id);
}
const digest = digestOf(await graph.store.readGraph());
await graph.store.close();
await stages?.encoder.close();
tell({ event: 'ended', digest, articles });
process.disconnect();
