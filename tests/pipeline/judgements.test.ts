import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { judgementContract } from '../contract/judgements.ts';

const folder = mkdtempSync(join(tmpdir(), 'demarche-judgements-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let stores = 0;

describe('judgements in the embedded store', { timeout: 120_000 }, () => {
  judgementContract({
    empty: () => Promise.resolve({ kind: 'embedded', database: join(folder, `${stores++}`, 'graph.grafeo') }),
  });
});
