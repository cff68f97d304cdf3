import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freeDiskSpace, requireDiskSpace } from '../../src/launcher/disk-space.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('disk space', () => {
  it('of a folder that is not there yet is that of the place where it will be', async () => {
    const folder = temporaryFolder();
    const { bavail, bsize } = statfsSync(folder);
    const free = await freeDiskSpace(join(folder, 'not', 'yet'));
    // Others write to the same disk meanwhile.
    expect(Math.abs(free - bavail * bsize)).toBeLessThan(2_000_000_000);
    expect(free).toBeGreaterThan(0);
  });

  it('that does not suffice is refused with both figures', async () => {
    const folder = temporaryFolder();
    await expect(requireDiskSpace(folder, 1, 'A test')).resolves.toBeUndefined();
    await expect(requireDiskSpace(folder, 9e15, 'A test')).rejects.toMatchObject({
      code: 'launcher/failed',
      message: expect.stringMatching(/^A test needs 9000000000 MB in .*, where \d+ MB are free/),
    });
  });
});
