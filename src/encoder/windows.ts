/** How a sequence of pieces, with [CLS] at its start and [SEP] at its end, is cut. */
export interface WindowRule {
  /** Most pieces of a window. */
  readonly size: number;
  /** Least pieces that neighbours share where there are more than two windows. */
  readonly overlap: number;
}

/** What the encoder gives for one window, flat: vectors n × hidden, attention heads × n × n, tags n × tags. */
export interface WindowOutput {
  readonly vectors: Float32Array;
  readonly attention: Float32Array;
  readonly tags: Float32Array;
}

/** A window of the sequence, from piece `start`. Its attention is kept, or made again when it is asked for. */
interface AttentionWindow {
  readonly start: number;
  readonly length: number;
  attention(): Promise<Float32Array>;
}

/** A whole sequence as read: vectors and tags averaged over the windows that cover a piece. */
export interface Reading {
  readonly length: number;
  readonly vectors: Float32Array;
  readonly tags: Float32Array;
  readonly windows: readonly AttentionWindow[];
}

/**
 * Windows whose attention is kept in memory: about 12 MB each. A longer text (beyond some 3,000 pieces) makes the
 * attention of the later ones again for each call that needs it, so that memory does not grow with it.
 */
const keptWindows = 8;

/**
 * Starts of the windows that cover `length` pieces. Up to the window's size there is one; up to twice that the first
 * and the last, as in training, however little they overlap; beyond, the fewest evenly spread ones that overlap enough.
 */
export function windowStarts(length: number, { size, overlap }: WindowRule): readonly number[] {
  if (length <= size) return [0];
  const last = length - size;
  // The widest step between rounded starts is the exact step rounded up.
  const gaps = length <= 2 * size ? 1 : Math.ceil(last / (size - overlap));
  return Array.from({ length: gaps + 1 }, (_, index) => Math.floor((2 * index * last + gaps) / (2 * gaps)));
}

/** Reads a sequence of `length` pieces window by window, each from a piece to one past its last, and joins what comes. */
export async function readInWindows(
  length: number,
  rule: WindowRule,
  encode: (from: number, past: number) => Promise<WindowOutput>,
  attend: (from: number, past: number) => Promise<Float32Array>,
): Promise<Reading> {
  const starts = windowStarts(length, rule);
  const size = Math.min(length, rule.size);
  const windows: AttentionWindow[] = [];
  let joined: { vectors: Float32Array; tags: Float32Array } | undefined;
  for (const [index, start] of starts.entries()) {
    const { vectors, attention, tags } = await encode(start, start + size);
    windows.push({
      start,
      length: size,
      attention: index < keptWindows ? kept(attention) : () => attend(start, start + size),
    });
    if (starts.length === 1) return { length, vectors, tags, windows };
    joined ??= {
      vectors: new Float32Array((vectors.length / size) * length),
      tags: new Float32Array((tags.length / size) * length),
    };
    addRows(joined.vectors, vectors, start * (vectors.length / size));
    addRows(joined.tags, tags, start * (tags.length / size));
  }
  const vectors = joined?.vectors ?? new Float32Array(0);
  const tags = joined?.tags ?? new Float32Array(0);
  const covering = coverage(length, windows);
  divideRows(vectors, covering);
  divideRows(tags, covering);
  return { length, vectors, tags, windows };
}

// A function of its own: closures of one block hold all that any of them uses, so attention would stay with both.
function kept(attention: Float32Array): () => Promise<Float32Array> {
  return async () => attention;
}

/** How many windows cover each piece. */
export function coverage(
  length: number,
  windows: readonly { readonly start: number; readonly length: number }[],
): Uint16Array {
  const covering = new Uint16Array(length);
  for (const window of windows) {
    for (let piece = window.start; piece < window.start + window.length; piece += 1) {
      covering[piece] = (covering[piece] ?? 0) + 1;
    }
  }
  return covering;
}

function addRows(sum: Float32Array, rows: Float32Array, from: number): void {
  const target = sum.subarray(from, from + rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    target[index] = (target[index] ?? 0) + (rows[index] ?? 0);
  }
}

function divideRows(rows: Float32Array, covering: Uint16Array): void {
  const width = rows.length / covering.length;
  covering.forEach((count, piece) => {
    if (count < 2) return;
    const row = rows.subarray(piece * width, (piece + 1) * width);
    row.forEach((value, index) => {
      row[index] = value / count;
    });
  });
}
