import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openAddress, webAddress } from '../../src/launcher/index.ts';
import { temporaryFolder } from './temporary-folder.ts';

afterEach(() => vi.unstubAllEnvs());

describe('webAddress', () => {
  it.each(['http://localhost:7474/browser/', 'https://graph.example:7473/browser/?cmd=edit'])(
    'takes %s',
    (address) => expect(webAddress(address).href).toBe(address),
  );

  it.each([
    'localhost:7474',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ssh://host',
    'http://user:secret@host/browser/',
    '--help',
    '',
  ])('refuses %j', (address) => {
    expect(() => webAddress(address)).toThrow('is not an address of Neo4j Browser');
  });
});

describe.skipIf(process.platform === 'win32')('openAddress', () => {
  /** A folder with a program that writes down what it was given and ends with this code. */
  function opener(name: string, code: number): string {
    const folder = temporaryFolder();
    const program = join(folder, name);
    writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > '${join(folder, 'given')}'\nexit ${code}\n`);
    chmodSync(program, 0o755);
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH'] ?? ''}`);
    return folder;
  }

  it.each([
    ['linux', 'xdg-open', []],
    ['darwin', 'open', []],
    ['win32', 'rundll32', ['url.dll,FileProtocolHandler']],
  ] as const)(
    'gives the address whole, as one argument, to the program of %s',
    async (system, name, before) => {
      const folder = opener(name, 0);
      const address = 'http://localhost:7474/browser/?cmd=edit&arg=MATCH%20(n)%20%26%20%24(x)';
      await openAddress(address, system);
      expect(readFileSync(join(folder, 'given'), 'utf8').trim().split('\n')).toEqual([...before, address]);
    },
  );

  it('gives the address to the person when the program fails', async () => {
    opener('xdg-open', 3);
    await expect(openAddress('http://localhost:7474/browser/', 'linux')).rejects.toMatchObject({
      code: 'launcher/failed',
      message: expect.stringContaining('http://localhost:7474/browser/'),
    });
  });
});
