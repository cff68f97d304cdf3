import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { openForWriting } from '../../src/pipeline/index.ts';
import { storiesContract } from '../contract/stories.ts';
import { leanVocabulary } from '../helpers/lean-vocabulary.ts';

const vocabulary = leanVocabulary();
const folder = mkdtempSync(join(tmpdir(), 'demarche-stories-'));
let count = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('stories in the embedded store', () => {
  storiesContract(() => {
    count += 1;
    const database = join(folder, String(count), 'graph.grafeo');
    return openForWriting({ kind: 'embedded', database }, vocabulary, () => undefined);
  });
});
