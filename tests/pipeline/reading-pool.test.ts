import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadVocabulary, seedPath } from '../../src/config/index.ts';
import { type RecordEntry, sha256 } from '../../src/model/index.ts';
import { digest, ingest, openForWriting, openStages } from '../../src/pipeline/index.ts';
import { openReadingPool } from '../../src/pipeline/reading-pool.ts';

const vocabulary = loadVocabulary();
const recipe = { settings: { runtime: 'auto' }, vocabulary, reader: seedPath('reader') } as const;

/** Short articles, more than are read before threads start; two of them print one text. */
function articles(count: number): string {
  const lines = readFileSync(seedPath('gold', 'contrast', 'deals.jsonl'), 'utf8')
    .trim()
    .split('\n');
  const texts = lines.slice(0, count - 1).map((line): string => JSON.parse(line).t);
  texts.splice(count - 3, 0, texts[count - 4] ?? '');
  return texts
    .map((text, at) => `${JSON.stringify({ id: `article-${at}`, text: `${text} Nothing else was said.` })}\n`)
    .join('');
}

describe('reading in threads', () => {
  it('makes the same record and the same graph as reading one after the other', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demarche-threads-'));
    const input = join(folder, 'articles.jsonl');
    writeFileSync(input, articles(24));
    const runs = [];
    for (const jobs of [1, 2]) {
      const stages = await openStages({ runtime: 'auto', jobs }, vocabulary);
      const database = join(folder, String(jobs), 'graph.grafeo');
      const graph = await openForWriting({ kind: 'embedded', database }, vocabulary, () => undefined);
      const { read, reprints, refused } = await ingest([input], graph, stages, {
        format: 'auto',
        emit: () => undefined,
        now: () => new Date('2025-01-01T00:00:00Z'),
      });
      const entries: RecordEntry[] = [];
      for await (const entry of graph.store.readRecord()) entries.push(entry);
      runs.push({
        read,
        reprints,
        refused,
        record: sha256(JSON.stringify(entries)),
        digest: await digest(graph.store),
      });
      await graph.store.close();
      await stages.encoder.close();
    }
    rmSync(folder, { recursive: true });
    expect(runs[0]).toMatchObject({ read: 24, reprints: 1, refused: 0 });
    expect(runs[1]).toEqual(runs[0]);
  });

  it('refuses the article at which a thread ends, and goes on with another thread', async () => {
    const module = fileURLToPath(new URL('../fixtures/ending-worker.ts', import.meta.url));
    const pool = await openReadingPool(recipe, 1, module);
    try {
      await expect(pool.read({ id: 'ends', text: 'x' })).rejects.toMatchObject({
        code: 'reader/failed',
        message: expect.stringContaining('ends'),
      });
      expect(await pool.read({ id: 'next', text: 'x' })).toMatchObject({ extractor: 'next' });
      await expect(pool.read({ id: 'defect', text: 'x' })).rejects.toThrow('a defect');
    } finally {
      await pool.close();
    }
  });

  it('keeps the code of an error on the way from a thread', async () => {
    const pool = await openReadingPool({ ...recipe, reader: join(tmpdir(), 'no-reader') }, 1);
    await expect(pool.read({ id: 'any', text: 'Words.' })).rejects.toMatchObject({ code: 'reader/missing' });
    await pool.close();
  });
});
