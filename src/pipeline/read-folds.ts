import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { seedPath } from '../config/index.ts';
import { DemarcheError } from '../model/index.ts';
import type { Fold } from './evaluate.ts';
import { readGold } from './read-gold.ts';

const range = '[a-z](?:-[a-z])?';
const ranges = new RegExp(`^${range}(?:,${range})*$`);

/**
 * Folds of the slices of seeds/gold from a folder of readers, each in a subfolder named by the slices it learned from
 * ("a-h,q-t"): its articles are those of the wanted slices ("a-p") that it did not learn from. Throws `input/empty` where
 * there is no such subfolder, and `input/not-found` for a slice that is not there.
 */
export async function readFolds(folder: string, wanted: string): Promise<readonly Fold[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const learned = names.filter((name) => ranges.test(name)).sort();
  if (learned.length === 0) {
    throw new DemarcheError(
      'input/empty',
      `There are no readers in ${folder}: it takes subfolders named by the slices that they learned from, such as a-h,q-t (see tools/reader/README.md).`,
    );
  }
  return Promise.all(
    learned.map(async (name) => {
      const known = slicesIn(name);
      const others = slicesIn(wanted).filter((slice) => !known.includes(slice));
      const articles = await Promise.all(others.map((slice) => readGold(seedPath('gold', `${slice}.jsonl`))));
      return { reader: join(folder, name), gold: articles.flat() };
    }),
  );
}

/** The letters of ranges such as "a-c,q": a, b, c and q. Throws `settings/invalid` for anything else. */
export function slicesIn(wanted: string): readonly string[] {
  if (!ranges.test(wanted)) {
    throw new DemarcheError(
      'settings/invalid',
      `"${wanted}" names no slices: give letters and ranges, such as a-p or a-h,q.`,
    );
  }
  return wanted.split(',').flatMap((each) => {
    const first = each.charCodeAt(0);
    const last = each.charCodeAt(each.length - 1);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, step) =>
      String.fromCharCode(first + step),
    );
  });
}
