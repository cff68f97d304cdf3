import type { Fetcher, SourceMemory } from '../model/index.ts';
import type { ReadFormat } from './read-format.ts';

/** How inputs are read. */
export interface ReadOptions {
  /** `auto` decides file by file; standard input is then JSONL. */
  readonly format: ReadFormat;
  /** What `-` reads; without it `-` is wrong use. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** The most bytes that one text, page or line of JSONL may have; 20 MiB unless given. */
  readonly maxBytes?: number;
  /** Asks for pages; without it addresses are refused. */
  readonly fetcher?: Fetcher;
  /** What earlier runs kept; without it everything is read from its beginning. */
  readonly memory?: SourceMemory;
  /** Takes the items of a feed as it has them, where it has their whole text. */
  readonly feedText?: boolean;
}

/** The most bytes of one article, unless told otherwise. */
export const defaultMaxBytes = 20 * 1024 * 1024;
