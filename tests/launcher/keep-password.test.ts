import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepPassword } from '../../src/launcher/keep-password.ts';
import { temporaryFolder } from './temporary-folder.ts';

function makeDatabase(home: string): void {
  mkdirSync(join(home, 'data', 'databases'), { recursive: true });
}

describe('the password', () => {
  it('is random, and kept in a file that only its owner can read', async () => {
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    const kept = await keepPassword(one);
    expect(kept.isFirst).toBe(true);
    expect(kept.password).toMatch(/^[0-9a-f]{32}$/);
    expect(readFileSync(kept.passwordFile, 'utf8')).toBe(`${kept.password}\n`);
    expect(statSync(kept.passwordFile).mode & 0o777).toBe(0o600);
    expect((await keepPassword(other)).password).not.toBe(kept.password);
  });

  it('stays the same, whether or not the first start got as far as a database', async () => {
    const home = temporaryFolder();
    const { password } = await keepPassword(home);
    expect(await keepPassword(home)).toMatchObject({ password, isFirst: true });
    makeDatabase(home);
    expect(await keepPassword(home)).toMatchObject({ password, isFirst: false });
  });

  it('closes a file that was opened to others', async () => {
    const home = temporaryFolder();
    const { passwordFile } = await keepPassword(home);
    makeDatabase(home);
    chmodSync(passwordFile, 0o644);
    await keepPassword(home);
    expect(statSync(passwordFile).mode & 0o777).toBe(0o600);
  });

  it('may be given at the first start, and repeated but not changed later', async () => {
    const home = temporaryFolder();
    expect((await keepPassword(home, 'knowledge-graph')).password).toBe('knowledge-graph');
    makeDatabase(home);
    expect((await keepPassword(home, 'knowledge-graph')).isFirst).toBe(false);
    await expect(keepPassword(home, 'another-password')).rejects.toMatchObject({ code: 'launcher/failed' });
  });

  it.each(['short', '-leading-dash', '@/etc/passwd', 'has a space in it', 'quote"quote"'])(
    'cannot be %s',
    async (given) => {
      await expect(keepPassword(temporaryFolder(), given)).rejects.toMatchObject({ code: 'launcher/failed' });
    },
  );

  it('is not invented for a database that has one we do not know', async () => {
    const home = temporaryFolder();
    makeDatabase(home);
    await expect(keepPassword(home)).rejects.toMatchObject({
      code: 'launcher/failed',
      message: expect.stringContaining(join(home, 'password')),
    });
    writeFileSync(join(home, 'password'), 'told-by-a-person\n');
    expect((await keepPassword(home)).password).toBe('told-by-a-person');
  });
});
