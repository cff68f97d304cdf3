import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore } from '../../src/storage/index.ts';
import { growingGraphContract } from '../contract/growing-graph.ts';

const folder = mkdtempSync(join(tmpdir(), 'demarche-growing-'));
let opened = 0;
afterAll(() => rmSync(folder, { recursive: true }));

growingGraphContract(() => {
  opened += 1;
  const database = join(folder, `${opened}`, 'graph.grafeo');
  return openStore({ kind: 'embedded', database }, { onWarning: () => undefined });
});
