/** One store that grows: told by its parent how many articles to take in, it says how long each commit took. */
import { performance } from 'node:perf_hooks';
import { loadVocabulary } from '../../src/config/index.ts';
import type { StoreSettings } from '../../src/model/index.ts';
import { openForWriting } from '../../src/pipeline/index.ts';
import { commit } from '../../src/pipeline/open-graph.ts';
import { articles } from './articles.ts';

/** Take in so many articles, so many to a commit. */
export interface Order {
  readonly articles: number;
  readonly perCommit: number;
}

/** What each commit cost, without the making of its claims. */
export interface Cost {
  /** Milliseconds that passed. */
  readonly wall: number;
  /** Milliseconds of processors' work, all threads together: what a busy machine does not blur. */
  readonly cpu: number;
}

export interface Answer {
  readonly commits: readonly Cost[];
  readonly texts: number;
  readonly heapMb: number;
  readonly rssMb: number;
}

const store: StoreSettings = JSON.parse(process.argv[2] ?? '{}');
const vocabulary = loadVocabulary();
let graph = await openForWriting(store, vocabulary, (event) => {
  if (event.type === 'warning') console.error(event.message);
});
const source = articles(vocabulary, Number(process.argv[3] ?? 1));

async function take({ articles: count, perCommit }: Order): Promise<Answer> {
  const batch = graph.record.edit();
  const commits: Cost[] = [];
  for (let done = 0; done < count; done += perCommit) {
    const entries = Array.from(
      { length: Math.min(perCommit, count - done) },
      () => source.next().value ?? [],
    ).flat();
    const [began, used] = [performance.now(), process.cpuUsage()];
    batch.add(entries);
    graph = await commit(graph, { entries, record: batch.build() }, vocabulary);
    const { user, system } = process.cpuUsage(used);
    commits.push({ wall: performance.now() - began, cpu: (user + system) / 1000 });
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { commits, texts: count, heapMb: Math.round(heapUsed / 1e6), rssMb: Math.round(rss / 1e6) };
}

process.on('message', (message) => {
  // Only the parent of this bench sends messages.
  const order = message as Order | 'close';
  if (order === 'close') void graph.store.close().then(() => process.exit(0));
  else void take(order).then((answer) => process.send?.(answer));
});
process.send?.('ready');
