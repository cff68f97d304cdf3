import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import type { GraphStore } from '../../src/model/index.ts';
import { openStore } from '../../src/storage/index.ts';
import { retractionContract } from '../contract/retraction.ts';

const folder = mkdtempSync(join(tmpdir(), 'demarche-retraction-'));
let store: GraphStore | undefined;

afterAll(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('retraction from the embedded store', { timeout: 180_000 }, () => {
  retractionContract(async () => {
    store = await openStore(
      { kind: 'embedded', database: join(folder, 'graph.grafeo') },
      { onWarning: () => undefined },
    );
    return store;
  }, 10);
});
