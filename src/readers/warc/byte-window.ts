/** A stream seen through a window that only goes forward; offsets are those of the whole source. */
export interface ByteWindow {
  /** Where the window begins. */
  readonly offset: number;
  /** What is in it. */
  view(): Buffer;
  /** Reads on until there are so many bytes, or the stream ends; says whether there are. */
  fill(wanted: number): Promise<boolean>;
  /** Moves the beginning forward, reading on where that is beyond the window. */
  skip(count: number): Promise<void>;
  close(): Promise<void>;
}

/** A window over a stream that begins at an offset of its source. It holds what was asked for and a piece of the stream. */
export function createByteWindow(chunks: AsyncIterable<Uint8Array>, from: number): ByteWindow {
  const iterator = chunks[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  let offset = from;
  let isOver = false;
  const next = async (): Promise<Uint8Array | undefined> => {
    const read = isOver ? undefined : await iterator.next();
    if (read === undefined || read.done === true) {
      isOver = true;
      return undefined;
    }
    return read.value;
  };
  return {
    get offset() {
      return offset;
    },
    view: () => held,
    async fill(wanted) {
      if (held.length >= wanted) return true;
      const parts: Uint8Array[] = [held];
      let length = held.length;
      while (length < wanted) {
        const chunk = await next();
        if (chunk === undefined) break;
        parts.push(chunk);
        length += chunk.length;
      }
      held = Buffer.concat(parts, length);
      return length >= wanted;
    },
    async skip(count) {
      offset += count;
      let rest = count;
      while (rest > held.length) {
        rest -= held.length;
        const chunk = await next();
        if (chunk === undefined) {
          held = Buffer.alloc(0);
          // The source ends before: there is nothing at that offset.
          offset -= rest;
          return;
        }
        held = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      }
      held = held.subarray(rest);
    },
    async close() {
      await iterator.return?.();
    },
  };
}
