import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EncodedNode, NodeType } from '../../src/model/index.ts';

/** The reader that is shipped. */
export const readerFolder = fileURLToPath(new URL('../../seeds/reader', import.meta.url));

/**
 * What the Python reference (`tools/reader/fixtures.py`) makes of a text. `ids` and `offsets` count [CLS] and [SEP];
 * scores are [float32 network, int8 graphs].
 */
export interface ReaderFixture {
  readonly name: string;
  readonly text: string;
  readonly ids: readonly number[];
  readonly offsets: readonly (readonly [number, number])[];
  readonly windows: readonly number[];
  readonly nodes?: readonly {
    readonly type: NodeType;
    readonly spans: readonly (readonly [number, number])[];
    readonly pieces: readonly (readonly [number, number])[];
  }[];
  readonly candidates?: number;
  readonly pairs?: readonly {
    readonly head: number;
    readonly tail: number;
    readonly distance: number;
    readonly scores: Readonly<Record<string, readonly [number, number]>>;
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

/** A fixture's nodes as the encoder takes them. */
export function encodedNodes(fixture: ReaderFixture): readonly EncodedNode[] {
  return (fixture.nodes ?? []).map(({ type, spans }) => ({
    type,
    spans: spans.map(([start, end]) => ({ start, end })),
  }));
}
