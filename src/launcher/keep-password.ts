import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DemarcheError } from '../model/index.ts';

/** Neo4j asks for 8 characters; these travel through its command line and an address without quoting. */
const usable = /^[A-Za-z0-9][A-Za-z0-9._~-]{7,}$/;

export interface KeptPassword {
  readonly password: string;
  readonly passwordFile: string;
  /** Whether the database still has to be told. */
  readonly isFirst: boolean;
}

async function hasDatabase(home: string): Promise<boolean> {
  return stat(join(home, 'data', 'databases')).then(
    () => true,
    () => false,
  );
}

/**
 * The password of the database at `home`: made at the first start (128 random bits, or `given`), kept in
 * `<home>/password`, which only its owner can read, and the same ever after.
 * Throws `launcher/failed` when the database has another one than was given, or one that is not known.
 */
export async function keepPassword(home: string, given?: string): Promise<KeptPassword> {
  const passwordFile = join(home, 'password');
  const stored = (await readFile(passwordFile, 'utf8').catch(() => '')).trim();
  if (given !== undefined && !usable.test(given)) {
    throw new DemarcheError(
      'launcher/failed',
      'The password has to have at least 8 characters, letters, digits and ._~- only, and begin with a letter or digit.',
    );
  }
  if (await hasDatabase(home)) {
    if (stored === '') {
      throw new DemarcheError(
        'launcher/failed',
        `There is a database in ${home}, but its password is not in ${passwordFile}. Write it there, or move the folder ${join(home, 'data')} away to begin with an empty database.`,
      );
    }
    if (given !== undefined && given !== stored) {
      throw new DemarcheError(
        'launcher/failed',
        `The database in ${home} already has the password in ${passwordFile}, which is not the one given. Start it without a password.`,
      );
    }
    await chmod(passwordFile, 0o600);
    return { password: stored, passwordFile, isFirst: false };
  }
  const password = given ?? (usable.test(stored) ? stored : randomBytes(16).toString('hex'));
  await writeFile(`${passwordFile}.new`, `${password}\n`, { mode: 0o600 });
  await chmod(`${passwordFile}.new`, 0o600);
  await rename(`${passwordFile}.new`, passwordFile);
  return { password, passwordFile, isFirst: true };
}
