import { gzipStart, isGzipHead } from '../gzip-start.ts';
import type { Problem } from '../outcome.ts';
import { megabytes } from '../read-bytes.ts';
import { type ByteWindow, createByteWindow } from './byte-window.ts';
import { frameRecord, lineEnds, mostFields } from './frame-record.ts';
import { readGzipMember } from './gzip-member.ts';

/** A piece of an archive that stands for itself: bytes that hold whole records, or why it gives none. */
export type Piece = { readonly offset: number; readonly end: number } & (
  | { readonly records: Buffer }
  | { readonly problem: Problem }
);

/** No page written by people packs so well; what does and is large is there to fill the memory. */
const mostRatio = 250;
const leastSuspect = 2 * 1024 * 1024;
/** How far the beginning of a record is unpacked to see whether it is one. */
const sample = 4096;

/**
 * The pieces of an archive, one after the other: gzip members, or records of one that is not packed. One that is broken or too large
 * is told with its offset, and reading goes on at the next record that can be found. Memory is bounded by the largest record
 * that is allowed, whatever the archive holds. Throws what the stream throws.
 */
export async function* archivePieces(
  chunks: AsyncIterable<Uint8Array>,
  offset: number,
  mostBytes: number,
): AsyncGenerator<Piece> {
  const window = createByteWindow(chunks, offset);
  try {
    // The kind of each piece is seen where it begins: archives are put together of others.
    while (await window.fill(1)) {
      const blank = blankAt(window.view());
      if (blank > 0) await window.skip(blank);
      else if (window.view()[0] === 0x1f) yield await packedPiece(window, mostBytes);
      else yield await plainPiece(window, mostBytes);
    }
  } finally {
    await window.close();
  }
}

/** Line ends and the zeros with which some tools fill up. */
function blankAt(bytes: Buffer): number {
  let count = lineEnds(bytes);
  while (bytes[count] === 0) count += 1;
  return count;
}

async function packedPiece(window: ByteWindow, mostBytes: number): Promise<Piece> {
  const { offset } = window;
  const member = await readGzipMember(window, mostBytes);
  if (member.type === 'member') {
    await window.skip(member.length);
    const { bytes, length } = member;
    const isBomb = bytes.length > leastSuspect && bytes.length > length * mostRatio;
    return {
      offset,
      end: window.offset,
      ...(isBomb ? { problem: bomb(bytes.length, length) } : { records: bytes }),
    };
  }
  if (member.type === 'cut-off') {
    return cutOffAt(window, offset);
  }
  await resynchronise(window);
  return {
    offset,
    end: window.offset,
    problem: member.type === 'too-large' ? tooLarge(mostBytes) : broken(member.why),
  };
}

async function plainPiece(window: ByteWindow, mostBytes: number): Promise<Piece> {
  const { offset } = window;
  await window.fill(sample);
  let frame = frameRecord(window.view());
  if (frame === 'more' && (await window.fill(mostFields))) frame = frameRecord(window.view());
  else if (frame === 'more') frame = frameRecord(window.view());
  if (frame === undefined || frame === 'more') {
    if (frame === 'more') return cutOffAt(window, offset);
    await resynchronise(window);
    return { offset, end: window.offset, problem: broken('no record begins here') };
  }
  const length = frame.header + frame.block;
  if (length > mostBytes) {
    await window.skip(length);
    const isWhole = window.offset === offset + length;
    return isWhole
      ? { offset, end: window.offset, problem: tooLarge(mostBytes) }
      : { offset, end: offset, problem: cutOff };
  }
  if (!(await window.fill(length))) return cutOffAt(window, offset);
  // A copy: the window moves on under it.
  const records = Buffer.from(window.view().subarray(0, length));
  await window.skip(length);
  return { offset, end: window.offset, records };
}

/** Nothing stands behind a record that is cut off – the rest may still come, and is read from there – unless its length was what is broken. */
async function cutOffAt(window: ByteWindow, offset: number): Promise<Piece> {
  await resynchronise(window);
  return { offset, end: window.view().length === 0 ? offset : window.offset, problem: cutOff };
}

/** Moves to the next place where a record begins, packed or not, or to the end. */
async function resynchronise(window: ByteWindow): Promise<void> {
  await window.skip(1);
  while (await window.fill(1)) {
    await window.fill(2 * sample);
    const view = window.view();
    const found = nextBegin(view);
    if (found === -1) {
      // The last bytes may be the first of a record.
      await window.skip(Math.max(1, view.length - 16));
      continue;
    }
    await window.skip(found);
    await window.fill(sample);
    if (beginsRecord(window.view())) return;
    await window.skip(1);
  }
}

function nextBegin(bytes: Buffer): number {
  const packed = bytes.indexOf(Buffer.from([0x1f, 0x8b, 0x08]));
  const plain = bytes.indexOf('WARC/1.');
  return packed === -1 ? plain : plain === -1 ? packed : Math.min(packed, plain);
}

function beginsRecord(bytes: Buffer): boolean {
  const start = isGzipHead(bytes) ? gzipStart(bytes.subarray(0, sample)) : bytes;
  return /^WARC\/1\.\d\r?\n/.test(Buffer.from(start.subarray(0, 16)).toString('latin1'));
}

const cutOff: Problem = {
  code: 'input/bad-archive',
  reason:
    'The archive ends in the middle of this record: fetch it again if it should be whole. What was before is read.',
};

function broken(why: string): Problem {
  return {
    code: 'input/bad-archive',
    reason: `The record is broken (${why}) and was passed over, up to the next that begins soundly: fetch the archive again if it matters.`,
  };
}

function tooLarge(mostBytes: number): Problem {
  return {
    code: 'input/too-large',
    reason: `The record has more than the ${megabytes(mostBytes)} that a page may have, or the archive is packed as a whole: pack it record by record (\`warcio recompress\`), or unpack it.`,
  };
}

function bomb(bytes: number, packed: number): Problem {
  return {
    code: 'input/too-large',
    reason: `The record unpacks from ${packed} bytes to ${megabytes(bytes)}, more than any page does: it was passed over.`,
  };
}
