import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EncodedNode, Hint, HintChannel, NodeType, Span } from '../../src/model/index.ts';

/** The reader that is shipped. */
export const readerFolder = fileURLToPath(new URL('../../seeds/reader', import.meta.url));

type Pair = readonly [number, number];

/**
 * What the Python reference (`tools/reader/fixtures.py`) makes of a text. `ids`, `offsets`, `tags` and rows count [CLS]
 * and [SEP]; scores are [float32 network, int8 graphs], and those that are left out lie at or below -5.
 */
export interface ReaderFixture {
  readonly name: string;
  readonly text: string;
  readonly ids: readonly number[];
  readonly offsets: readonly Pair[];
  readonly windows: readonly number[];
  readonly hints: readonly (readonly [...Pair, HintChannel, string])[];
  /** The rows that a hint reaches, each with the numbers of its channels. */
  readonly hintRows: readonly (readonly number[])[];
  readonly sentences: readonly Pair[];
  readonly tags: { readonly int8: readonly number[] };
  readonly margins: { readonly int8: readonly number[] };
  readonly nodes: readonly {
    readonly type: NodeType;
    readonly spans: readonly Pair[];
    readonly pieces: readonly Pair[];
  }[];
  readonly pairs: readonly {
    readonly head: number;
    readonly tail: number;
    readonly nearest: Pair;
    readonly between: Pair;
    readonly distance: number;
    readonly place: number;
    readonly scores: Readonly<Record<string, Pair>>;
  }[];
}

const folder = new URL('../fixtures/reader/', import.meta.url);

export const readerFixtures: readonly ReaderFixture[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));

/** The shipped vocabulary's words in the order of their ids. */
export function readerWords(): readonly string[] {
  return readFileSync(`${readerFolder}/vocab.txt`, 'utf8').trimEnd().split('\n');
}

const span = ([start, end]: Pair): Span => ({ start, end });

/** A fixture's nodes as the encoder takes them. */
export function encodedNodes({ nodes }: ReaderFixture): readonly EncodedNode[] {
  return nodes.map(({ type, spans }) => ({ type, spans: spans.map(span) }));
}

/** A fixture's hints as the encoder takes them. */
export function hintsOf({ hints }: ReaderFixture): readonly Hint[] {
  return hints.map(([start, end, channel, value]) => ({ start, end, channel, value }));
}

/** A fixture's sentences as the encoder takes them. */
export function sentencesOf({ sentences }: ReaderFixture): readonly Span[] {
  return sentences.map(span);
}

/** Where each row of a fixture's sequence lies in its text: no span reaches the first and the last. */
export function placesOf({ offsets }: ReaderFixture): {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
} {
  const beyond = 2 ** 31 - 1;
  const last = offsets.length - 1;
  return {
    starts: Int32Array.from(offsets, ([start], row) => (row === last ? beyond : start)),
    ends: Int32Array.from(offsets, ([, end], row) => (row === last ? beyond : end)),
  };
}
