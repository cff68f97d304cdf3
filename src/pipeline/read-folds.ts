import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { seedPath } from '../config/index.ts';
import { DemarcheError } from '../model/index.ts';
import type { Fold } from './evaluate.ts';
import { readGold } from './read-gold.ts';

const slices = 'abcdefghijklmnop'.split('');

/**
 * Folds of the sixteen slices of seeds/gold from a folder of readers, each in a subfolder named by the slices it learned
 * from ("a-h"): its articles are those of all other slices. Throws `input/empty` where there is no such subfolder.
 */
export async function readFolds(folder: string): Promise<readonly Fold[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const learned = names.filter((name) => /^[a-p]-[a-p]$/.test(name)).sort();
  if (learned.length === 0) {
    throw new DemarcheError(
      'input/empty',
      `There are no readers in ${folder}: it takes subfolders named by the slices that they learned from, such as a-h and i-p (see tools/reader/README.md).`,
    );
  }
  return Promise.all(
    learned.map(async (name) => {
      const [first = '', last = ''] = name.split('-');
      const others = slices.filter((slice) => slice < first || slice > last);
      const articles = await Promise.all(others.map((slice) => readGold(seedPath('gold', `${slice}.jsonl`))));
      return { reader: join(folder, name), gold: articles.flat() };
    }),
  );
}
