import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { articles } from '../../bench/ingest/articles.ts';
import { damageFiles } from '../../bench/kills/damage-files.ts';
import { killAndResume, runToEnd } from '../../bench/kills/kill-and-resume.ts';
import { loadVocabulary } from '../../src/config/index.ts';
import { recordLine } from '../../src/storage/record-line.ts';
import { createRandom } from '../../src/util/create-random.ts';

const seed = 7;

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'demarche-kills-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Exported records of made-up articles. */
function recordsIn(path: string, count: number): string {
  const made = articles(loadVocabulary(), seed);
  const entries = Array.from({ length: count }, () => made.next().value ?? []).flat();
  writeFileSync(path, entries.map((entry) => `${recordLine(entry)}\n`).join(''));
  return path;
}

/** `npm run bench -- kills` does this 200 times, and with the reader and Neo4j as well. */
describe('an ingest that is killed six times, at random moments and with torn files', () => {
  it('gives the graph and the record of one that nobody disturbs', { timeout: 300_000 }, async () => {
    const home = folder();
    const inputs = [recordsIn(join(home, 'records.jsonl'), 60)];
    const order = { kind: 'claims', inputs, entriesInCommit: 3 } as const;
    const storeAt = (name: string) =>
      ({ kind: 'embedded', database: join(home, name, 'graph.grafeo') }) as const;
    const random = createRandom(seed);
    const straight = await runToEnd({ ...order, store: storeAt('straight') });
    expect(straight.articles).toHaveLength(60);
    let killed = 0;
    for (const name of ['a', 'b']) {
      const store = storeAt(name);
      const damage = () => {
        if (existsSync(dirname(store.database))) damageFiles(store.database, random);
      };
      const longest = straight.milliseconds * 0.8;
      const ended = await killAndResume({ order: { ...order, store }, kills: 3, longest, random, damage });
      killed += ended.killed;
      expect(ended.digest, ended.said.join('\n')).toBe(straight.digest);
      expect(ended.articles).toEqual(straight.articles);
    }
    expect(killed).toBeGreaterThan(0);
  });
});
