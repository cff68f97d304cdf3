import type { ErrorCode } from './errors.ts';

/** How pages are fetched; complete and checked. */
export interface FetchSettings {
  /** Most milliseconds for one answer, from the connection to the last byte. */
  readonly timeoutMs: number;
  /** Most bytes of one answer, as it comes and as it is unpacked. */
  readonly maxBytes: number;
  /** Most redirects that are followed for one address. */
  readonly redirects: number;
  /** Milliseconds between the end of one request to a host and the next. */
  readonly delayMs: number;
  /** The longest that a Crawl-delay or a Retry-After is waited for in the middle of a run, in milliseconds. */
  readonly longestWaitMs: number;
  /** Whether addresses of this machine and of private networks may be asked. */
  readonly allowPrivate: boolean;
}

/** By what a server knows a version of a page again. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** Why an address gives nothing. */
export interface FetchRefusal {
  readonly type: 'refused';
  readonly code: Extract<ErrorCode, `input/${string}`>;
  readonly reason: string;
  /** Whether the same may go well later: the fault lay with the network or the server, and not with the page. */
  readonly retriable: boolean;
}

/** A page as a server gave it. */
export interface FetchedContent {
  readonly type: 'content';
  /** The address after all redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  /** In lower case and without parameters; missing where the server names none. */
  readonly mediaType?: string;
  readonly charset?: string;
  readonly validators: Validators;
}

export type Fetched =
  | FetchedContent
  /** The page is still what the validators stand for. */
  | { readonly type: 'unchanged' }
  | FetchRefusal
  /** The run was stopped before there was an answer. */
  | { readonly type: 'stopped' };

export interface FetchCounts {
  readonly requests: number;
  /** Bytes as they came, packed or not. */
  readonly bytes: number;
  readonly unchanged: number;
}

/** Asks for pages. Nothing about an address is ever thrown. */
export interface Fetcher {
  fetch(url: string, validators?: Validators): Promise<Fetched>;
  counts(): FetchCounts;
  close(): Promise<void>;
}

/** How far a source was read, to be kept once all that was read until there is committed. */
export type SourceMark =
  | {
      readonly type: 'page';
      /** As it was asked for. */
      readonly url: string;
      readonly validators: Validators;
      readonly article: string;
    }
  | {
      readonly type: 'archive';
      readonly path: string;
      /** SHA-256 of how the file begins, by which it is known again. */
      readonly head: string;
      /** The byte at which reading goes on. */
      readonly offset: number;
    }
  | {
      readonly type: 'item';
      readonly feed: string;
      readonly key: string;
      /** When the feed says that the item was changed last. */
      readonly version: string;
      /** Why it gave no article. */
      readonly failure?: { readonly code: string; readonly retriable: boolean };
    };

/** What earlier runs kept of how far sources were read. */
export interface SourceMemory {
  /** Of a page whose article the graph still holds. */
  validatorsOf(url: string): Validators | undefined;
  /** Where reading of an archive goes on; 0 for one that is not known. */
  archiveOffset(path: string, head: string): number;
}
