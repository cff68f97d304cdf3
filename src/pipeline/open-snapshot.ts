import { createSnapshotIndex } from '../analysis/index.ts';
import type {
  ArticleHead,
  GraphStore,
  Snapshot,
  SnapshotIndex,
  SourceArticle,
  SourcedClaim,
} from '../model/index.ts';
import { type LiveRecord, readLiveRecord } from './live-record.ts';

/** The graph of a store with the claims behind it, ready for analyses and reports; both read in full. */
export async function openSnapshot(store: GraphStore): Promise<SnapshotIndex> {
  return createSnapshotIndex(await readSnapshot(store));
}

/** The rows of a store's graph with the claims behind them, both read in full. */
export async function readSnapshot(store: GraphStore): Promise<Snapshot> {
  const [rows, record] = await Promise.all([store.readGraph(), readLiveRecord(store.readRecord())]);
  return { ...rows, claims: sourcedClaims(record) };
}

/** The rows of a store's graph with the claims of its record, for who has read that already. */
export async function snapshotOf(store: GraphStore, record: Pick<LiveRecord, 'texts'>): Promise<Snapshot> {
  return { ...(await store.readGraph()), claims: sourcedClaims(record) };
}

/** Every live claim by its id, with the articles that print its text. */
export function sourcedClaims(record: Pick<LiveRecord, 'texts'>): ReadonlyMap<string, SourcedClaim> {
  const claims = new Map<string, SourcedClaim>();
  for (const { articles, claims: found } of record.texts) {
    const sources = articles.map(sourceOf);
    for (const claim of found) {
      const held = claims.get(claim.id);
      if (held === undefined || held.claim.confidence < claim.confidence) {
        claims.set(claim.id, { claim, articles: sources });
      }
    }
  }
  return claims;
}

function sourceOf({ id, title, outlet, published, url }: ArticleHead): SourceArticle {
  return {
    id,
    ...(title !== undefined && { title }),
    ...(outlet !== undefined && { outlet }),
    ...(published !== undefined && { published }),
    ...(url !== undefined && { url }),
  };
}
