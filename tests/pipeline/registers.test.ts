import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { openForWriting } from '../../src/pipeline/index.ts';
import { registersContract, registersVocabulary } from '../contract/registers.ts';

const vocabulary = registersVocabulary();
const folder = mkdtempSync(join(tmpdir(), 'demarche-registers-'));
let count = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('registers in the embedded store', () => {
  registersContract(() => {
    count += 1;
    const database = join(folder, String(count), 'graph.grafeo');
    return openForWriting({ kind: 'embedded', database }, vocabulary, () => undefined);
  });
});
