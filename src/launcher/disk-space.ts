import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DemarcheError } from '../model/index.ts';

const megabyte = 1_000_000;

/** Bytes that this account may still write where `folder` is, or will be once it is made. */
export async function freeDiskSpace(folder: string): Promise<number> {
  let existing = resolve(folder);
  for (;;) {
    try {
      const { bavail, bsize } = await statfs(existing);
      return bavail * bsize;
    } catch (cause) {
      const parent = dirname(existing);
      if (parent === existing) {
        throw new DemarcheError('launcher/failed', `The free space of ${folder} cannot be read.`, { cause });
      }
      existing = parent;
    }
  }
}

/** A number of bytes in megabytes, for people. */
export function inMegabytes(bytes: number): string {
  return `${Math.floor(bytes / megabyte)} MB`;
}

/** Throws `launcher/failed` when fewer than `bytes` are free where `folder` is. */
export async function requireDiskSpace(folder: string, bytes: number, use: string): Promise<void> {
  const free = await freeDiskSpace(folder);
  if (free < bytes) {
    throw new DemarcheError(
      'launcher/failed',
      `${use} needs ${inMegabytes(bytes)} in ${folder}, where ${inMegabytes(free)} are free. Free some space, or choose another folder.`,
    );
  }
}
