import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';

const folder = join(import.meta.dirname, '..', 'golden');

/**
 * Holds a printed text against `tests/golden/NAME`. With UPDATE_GOLDEN=1 it writes the file instead: read the diff before
 * it is kept. A missing file fails.
 */
export function same(name: string, printed: string): void {
  const path = join(folder, name);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, printed);
    return;
  }
  expect(existsSync(path), `${path} is missing; run again with UPDATE_GOLDEN=1 to write it`).toBe(true);
  expect(printed).toBe(readFileSync(path, 'utf8'));
}
