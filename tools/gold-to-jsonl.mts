/**
 * Packs annotated articles (folders of NAME.txt and NAME.json) into one JSONL a slice:
 *   tsx tools/gold-to-jsonl.mts FOLDER
 * FOLDER/dev becomes seeds/gold/dev.jsonl, FOLDER/train/a becomes seeds/gold/a.jsonl and so on; FOLDER/bank is copied.
 */
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGold } from '../src/pipeline/index.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder that holds dev, train and bank.');
const target = join(import.meta.dirname, '..', 'seeds', 'gold');
mkdirSync(join(target, 'bank'), { recursive: true });

const slices = ['dev', ...readdirSync(join(folder, 'train')).sort()];
for (const slice of slices) {
  const articles = await readGold(slice === 'dev' ? join(folder, 'dev') : join(folder, 'train', slice));
  const lines = [...articles]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, text, published, entities, facts, optional }) =>
      JSON.stringify({ id, text, published, entities, facts, optional }),
    );
  writeFileSync(join(target, `${slice}.jsonl`), `${lines.join('\n')}\n`);
  process.stdout.write(`${slice}: ${articles.length}\n`);
}
for (const file of readdirSync(join(folder, 'bank')).filter((name) => name.endsWith('.jsonl'))) {
  copyFileSync(join(folder, 'bank', file), join(target, 'bank', file));
}
