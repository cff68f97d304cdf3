import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { damageFiles } from '../../bench/kills/damage-files.ts';
import { killAndResume, runToEnd } from '../../bench/kills/kill-and-resume.ts';
import { seedPath } from '../../src/config/index.ts';
import { createRandom } from '../../src/util/create-random.ts';

const seed = 7;

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'demarche-kills-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const shortest = readdirSync(seedPath('articles'))
  .map((name) => join(seedPath('articles'), name))
  .sort((a, b) => statSync(a).size - statSync(b).size)
  .slice(0, 10);

/** `npm run bench -- kills` does this 200 times, and with the reader and Neo4j as well. */
describe('an ingest that is killed six times, at random moments and with torn files', () => {
  it('gives the graph and the record of one that nobody disturbs', { timeout: 300_000 }, async () => {
    const home = folder();
    const storeAt = (name: string) =>
      ({ kind: 'embedded', database: join(home, name, 'graph.grafeo') }) as const;
    const random = createRandom(seed);
    const read = { kind: 'articles', inputs: shortest, entriesInCommit: 4, store: storeAt('read') } as const;
    const undisturbed = await runToEnd(read);
    expect(undisturbed.articles).toHaveLength(10);
    // What was read once is taken as exported records from here on, which needs no reader.
    const inputs = [join(dirname(read.store.database), 'journal', 'record.jsonl')];
    const order = { kind: 'claims', inputs, entriesInCommit: 1 } as const;
    const straight = await runToEnd({ ...order, store: storeAt('straight') });
    expect(straight.digest).toBe(undisturbed.digest);
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
