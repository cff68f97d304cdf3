import { mkdtempSync, rmSync } from 'node:fs';
import type * as promises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openStore } from '../../src/storage/index.ts';
import { entries, noChanges } from './sample-graph.ts';

const flushed = vi.hoisted(() => [] as string[]);

// What a power cut would lose cannot be seen from inside, so the calls that prevent it are looked at.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof promises>();
  return {
    ...real,
    async open(...parameters: Parameters<typeof real.open>) {
      const file = await real.open(...parameters);
      for (const name of ['sync', 'datasync'] as const) {
        const flush = file[name].bind(file);
        file[name] = () => {
          flushed.push(String(parameters[0]));
          return flush();
        };
      }
      return file;
    },
  };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-journal-'));
  flushed.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a new journal is flushed with the folders that lead to it, once', async () => {
  const home = join(folder, 'new', 'store');
  const journal = join(home, 'journal', 'record.jsonl');
  const settings = { kind: 'embedded', database: join(home, 'graph.grafeo') } as const;
  const store = await openStore(settings, { onWarning: (message) => expect.fail(message) });
  await store.replaceGraph({ nodes: [], relationships: [] });
  await store.commit(entries(0, 1), noChanges);
  expect(new Set(flushed)).toEqual(
    new Set([folder, join(folder, 'new'), home, join(home, 'journal'), journal]),
  );
  flushed.length = 0;
  await store.commit(entries(1, 2), noChanges);
  await store.close();
  const again = await openStore(settings, { onWarning: (message) => expect.fail(message) });
  await again.commit(entries(2, 3), noChanges);
  await again.close();
  expect(flushed).toEqual([journal, journal]);
});
