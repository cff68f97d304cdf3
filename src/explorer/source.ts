import type { QueryOptions, QueryResult, SnapshotIndex } from '../model/index.ts';
import type { ReviewAnswer, ShownQuery } from './api.ts';

/** A graph in memory, with the texts that its claims quote. */
export interface OpenedGraph {
  readonly index: SnapshotIndex;
  /** A text as it was read, by its id. */
  readonly textOf: (id: string) => string | undefined;
}

/** What a person decides of a pair in review. */
export interface PairDecision {
  readonly kind: 'entity' | 'deal' | 'listing';
  readonly left: string;
  readonly right: string;
  readonly decision: 'same' | 'different' | 'unsure';
}

/** What the page is served from: one store, and what can be done with it. Whoever starts the server hands it over. */
export interface ExplorerSource {
  /** For people: the file or the address. */
  readonly location: string;
  /** `cypher/style.grass`, from which colours and captions come. */
  readonly style: string;
  readonly queries: readonly ShownQuery[];
  /** How far the store's record goes: another word after every change, whoever makes it. */
  readonly position: () => Promise<string>;
  /** Reads the graph in full. */
  readonly open: () => Promise<OpenedGraph>;
  /** A named query with words for its parameters, or Cypher that only reads. */
  readonly query: (
    words: string,
    parameters: ReadonlyMap<string, string>,
    options: QueryOptions,
  ) => Promise<QueryResult>;
  /** A dossier on an entity as a whole page of HTML. */
  readonly dossier: (id: string) => Promise<string>;
  /** What is in doubt. */
  readonly review: () => Promise<ReviewAnswer>;
  /** Keeps a judgement. The graph that `open` gave is then out of date. */
  readonly judge: (decision: PairDecision) => Promise<void>;
  /** Takes the last judgement back. */
  readonly undo: () => Promise<void>;
}
