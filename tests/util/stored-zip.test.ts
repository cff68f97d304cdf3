import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { storedZip } from '../../src/util/stored-zip.ts';

/** Reads an archive as unpackers do: from its end to the directory, from there to the files. */
function unpacked(archive: Buffer): ReadonlyMap<string, string> {
  const end = archive.length - 22;
  expect(archive.readUInt32LE(end)).toBe(0x06054b50);
  const files = new Map<string, string>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50);
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    expect(archive.readUInt32LE(local)).toBe(0x04034b50);
    expect(archive.toString('utf8', local + 30, local + 30 + nameLength)).toBe(name);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const data = archive.subarray(start, start + archive.readUInt32LE(local + 22));
    expect(crc32(data)).toBe(archive.readUInt32LE(at + 16));
    files.set(name, data.toString('utf8'));
    at += 46 + nameLength;
  }
  expect(at).toBe(end);
  return files;
}

describe('storedZip', () => {
  it('gives back every file', () => {
    const files = new Map([
      ['a/one.txt', 'one'],
      ['a/zwei→.txt', 'ä€😀\n'.repeat(1000)],
      ['empty', ''],
    ]);
    expect(unpacked(Buffer.from(storedZip(files)))).toEqual(files);
  });

  it('is empty without files, and the same for the same files', () => {
    expect(unpacked(Buffer.from(storedZip(new Map())))).toEqual(new Map());
    const files = new Map([['a', 'b']]);
    expect(storedZip(files)).toEqual(storedZip(files));
  });
});
