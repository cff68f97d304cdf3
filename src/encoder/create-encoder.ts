import type { Encoder, Encoding, Hint } from '../model/index.ts';
import { hintRows } from './hint-rows.ts';
import { createJudge } from './judge.ts';
import { loadReaderFiles } from './load-reader-files.ts';
import { admittedLabels } from './reader-labels.ts';
import { openRuntime, type RuntimeChoice } from './runtime/index.ts';
import { scorePairs } from './score-pairs.ts';
import { tagColumns, tagNames } from './tags.ts';
import { readInWindows } from './windows.ts';
import { createWordPiece, type Pieces } from './word-piece.ts';

export interface EncoderOptions {
  /** Where encoder.onnx, pairs.onnx, judge.onnx, judge.json, labels.json and vocab.txt lie. */
  readonly folder: string;
  /** `auto` unless given. */
  readonly runtime?: RuntimeChoice;
  /** Threads that one operation may use; 1 unless given. WebAssembly keeps the first number of a process. */
  readonly threads?: number;
  /** False where only scores are wanted, as for fitting a judge: its files need not be there, and to ask it throws. */
  readonly judging?: boolean;
}

const nothing: Encoding = { pieces: [], names: [], scorePairs: async () => [] };

/**
 * Loads the reader. Throws `reader/missing` with what to do where its files or a runtime are not there,
 * `reader/failed` where they do not work.
 */
export async function createEncoder({
  folder,
  runtime = 'auto',
  threads = 1,
  judging = true,
}: EncoderOptions): Promise<Encoder> {
  const [files, onnx] = await Promise.all([loadReaderFiles(folder, judging), openRuntime(runtime, threads)]);
  const { labels } = files;
  const encoderModel = await onnx.load('encoder.onnx', files.encoder);
  const pairModel = await onnx.load('pairs.onnx', files.pairs);
  const judgeModel = files.judge && (await onnx.load('judge.onnx', files.judge.graph));
  const split = createWordPiece(files.words, labels.unkId);
  const columns = tagColumns(labels.bioTags);
  const admitted = admittedLabels(labels);
  const rule = { size: labels.windowPieces, overlap: labels.minOverlap };
  let closed: Promise<void> | undefined;

  const encode = async (text: string, hints: readonly Hint[]): Promise<Encoding> => {
    const pieces = split(text);
    if (pieces.ids.length === 0) return nothing;
    const ids = withSpecial(pieces.ids, labels.clsId, labels.sepId);
    const { starts, ends } = withEdges(pieces);
    const channels = labels.hints.length;
    const hinted = hintRows(hints, starts, ends, labels.hints);
    const feed = (from: number, past: number) => ({
      ids: { data: ids.subarray(from, past), dims: [1, past - from] },
      hints: { data: hinted.subarray(from * channels, past * channels), dims: [1, past - from, channels] },
    });
    const reading = await readInWindows(
      ids.length,
      rule,
      (from, past) => encoderModel.run(feed(from, past), ['vectors', 'attention', 'tags']),
      async (from, past) => (await encoderModel.run(feed(from, past), ['attention'])).attention,
    );
    const logits = reading.tags.subarray(columns.width, (pieces.ids.length + 1) * columns.width);
    return {
      pieces: Array.from(pieces.starts, (start, piece) => ({ start, end: pieces.ends[piece] ?? start })),
      names: tagNames(text, pieces, logits, columns),
      scorePairs: (nodes, sentences) =>
        scorePairs(nodes, { reading, starts, ends, sentences, model: pairModel, labels, admitted }),
    };
  };

  return {
    runtime: onnx.kind,
    model: files.model,
    encode,
    judge: createJudge(judgeModel, files.judge?.kinds ?? { widths: {} }),
    close: () => {
      closed ??= Promise.all([encoderModel.release(), pairModel.release(), judgeModel?.release()]).then(
        () => undefined,
      );
      return closed;
    },
  };
}

function withSpecial(ids: Int32Array, first: number, last: number): BigInt64Array {
  const sequence = new BigInt64Array(ids.length + 2);
  sequence[0] = BigInt(first);
  ids.forEach((id, index) => {
    sequence[index + 1] = BigInt(id);
  });
  sequence[ids.length + 1] = BigInt(last);
  return sequence;
}

/** Places for each row of the sequence: no span reaches the first row, and none the last. */
function withEdges({ starts, ends }: Pieces): { readonly starts: Int32Array; readonly ends: Int32Array } {
  const beyond = 2 ** 31 - 1;
  return {
    starts: Int32Array.of(0, ...starts, beyond),
    ends: Int32Array.of(0, ...ends, beyond),
  };
}
