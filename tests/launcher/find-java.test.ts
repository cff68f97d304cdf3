import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findJava } from '../../src/launcher/find-java.ts';
import { temporaryFolder, writeProgram } from './temporary-folder.ts';

/** A folder with a `java` that says of itself what a real one of this version says. */
function javaSaying(specification: string, version: string): string {
  const home = temporaryFolder();
  mkdirSync(join(home, 'bin'));
  const lines = [
    `java.home = ${home}`,
    `java.specification.version = ${specification}`,
    `java.version = ${version}`,
  ];
  writeProgram(join(home, 'bin', 'java'), lines.map((line) => `echo '    ${line}' >&2`).join('\n'));
  return home;
}

describe('Java', () => {
  it('is missing where its folder has none, with what to install on each system', async () => {
    const error = await findJava(join(temporaryFolder(), 'nowhere')).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'launcher/java', message: expect.stringContaining('nowhere') });
    for (const word of ['apt install', 'brew install', 'winget install', 'JAVA_HOME']) {
      expect(String(error)).toContain(word);
    }
  });

  it.each([
    ['1.8', '1.8.0_422'],
    ['11', '11.0.24'],
    ['16', '16.0.2'],
  ])('of version %s is refused as too old', async (specification, version) => {
    await expect(findJava(javaSaying(specification, version))).rejects.toMatchObject({
      code: 'launcher/java',
      message: expect.stringContaining(version),
    });
  });

  it.each([
    ['17', '17.0.15'],
    ['21', '21.0.4'],
  ])('of version %s is taken', async (specification, version) => {
    const home = javaSaying(specification, version);
    expect(await findJava(home)).toEqual({ executable: join(home, 'bin', 'java'), version });
  });

  it('that fails when asked is not taken', async () => {
    const home = javaSaying('17', '17.0.15');
    writeProgram(join(home, 'bin', 'java'), 'echo "cannot allocate memory" >&2; exit 1');
    await expect(findJava(home)).rejects.toMatchObject({ code: 'launcher/java' });
  });
});
