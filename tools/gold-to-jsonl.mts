/**
 * Packs annotated articles (folders of NAME.txt and NAME.json) into one JSONL a slice:
 *   tsx tools/gold-to-jsonl.mts FOLDER
 * A subfolder of FOLDER that holds such pairs becomes seeds/gold/SUBFOLDER.jsonl, as does one of FOLDER/train.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGold } from '../src/pipeline/index.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder that holds the slices.');
const target = join(import.meta.dirname, '..', 'seeds', 'gold');

const parents = [folder, join(folder, 'train')].filter((parent) => existsSync(parent));
const slices = parents.flatMap((parent) =>
  readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(parent, entry.name)).some(isAnnotation))
    .map((entry) => ({ name: entry.name, path: join(parent, entry.name) })),
);
for (const { name, path } of slices) {
  const articles = await readGold(path);
  const lines = [...articles]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, text, published, entities, facts, optional, denied }) =>
      JSON.stringify({ id, text, published, entities, facts, optional, denied }),
    );
  writeFileSync(join(target, `${name}.jsonl`), `${lines.join('\n')}\n`);
  process.stdout.write(`${name}: ${articles.length}\n`);
}

function isAnnotation(file: string): boolean {
  return file.endsWith('.json');
}
