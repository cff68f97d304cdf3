import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GraphStore, ReadResult } from '../../src/model/index.ts';
import {
  digest,
  type IngestOptions,
  type IngestSummary,
  ingest,
  openForWriting,
  openStages,
  type PipelineEvent,
  readArticle,
  rebuild,
  retract,
  type Stages,
} from '../../src/pipeline/index.ts';

const words = `NEW DELHI, October 5, 2018 - Russia signed a $5.43 billion contract with India for five S-400 systems.
The United States threatened India with sanctions over the S-400.`;

let stages: Stages;
let folder = '';

beforeAll(async () => {
  stages = await openStages({ runtime: 'auto', jobs: 1 });
});
afterAll(() => stages.encoder.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-ingest-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text = words): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function opened(name: string) {
  return openForWriting(
    { kind: 'embedded', database: join(folder, name) },
    stages.vocabulary,
    () => undefined,
  );
}

function options(more: Partial<IngestOptions> = {}): IngestOptions {
  return { format: 'auto', emit: () => undefined, now: () => new Date('2025-01-01T00:00:00Z'), ...more };
}

/** The digest of a new store after these inputs, one run each, and after the retraction of some. */
async function digestAfter(name: string, inputs: readonly string[], taken: readonly string[] = []) {
  const first = await opened(name);
  await first.store.close();
  for (const input of inputs) {
    const graph = await opened(name);
    await ingest([input], graph, stages, options());
    await graph.store.close();
  }
  for (const articleId of taken) {
    const graph = await opened(name);
    await retract(graph, { articleId, erase: false, at: '2025-01-02' }, stages.vocabulary, () => undefined);
    await graph.store.close();
  }
  const { store } = await opened(name);
  const sum = await digest(store);
  await store.close();
  return sum;
}

async function drawnClaims(store: GraphStore): Promise<number> {
  return (await store.readGraph()).nodes.filter(({ label }) => label === 'Claim').length;
}

function stagesOf({ stages: sums }: IngestSummary): readonly string[] {
  return sums.map(({ stage }) => stage);
}

function line(id: string, text = words): string {
  return file(`${id}.jsonl`, `${JSON.stringify({ id, text })}\n`);
}

describe('ingest of two undated articles with one text whose dateline has the day', () => {
  it('gives the same digest in either order', async () => {
    const [a, b] = [line('a'), line('b')];
    expect(await digestAfter('ab', [a, b])).toBe(await digestAfter('ba', [b, a]));
  });

  it('is undone by retraction of the one read first', async () => {
    const [a, b] = [line('a'), line('b')];
    expect(await digestAfter('ab', [a, b], ['a'])).toBe(await digestAfter('b', [b]));
  });
});

describe('ingest', () => {
  it('commits what it has read before it passes on what a reader throws', async () => {
    const graph = await opened('broken');
    // What a file's reader throws is that file's refusal; inputs that break off by themselves end the run.
    const torn = (async function* (): AsyncGenerator<ReadResult> {
      yield { ok: true, article: { id: 'a', text: words }, place: { source: 'a' } };
      throw new Error('torn');
    })();
    const run = ingest(torn, graph, stages, options());
    await expect(run).rejects.toThrow('torn');
    await graph.store.close();
    const after = await opened('broken');
    expect(after.record.hasArticle('a')).toBe(true);
    await after.store.close();
  });

  it('writes nothing in a dry run, and counts as a real one does', async () => {
    const inputs = [line('a'), line('b')];
    const graph = await opened('dry');
    const before = await digest(graph.store);
    const dry = await ingest(inputs, graph, stages, options({ dryRun: true }));
    expect(await digest(graph.store)).toBe(before);
    const events: PipelineEvent[] = [];
    const real = await ingest(inputs, graph, stages, options({ emit: (event) => events.push(event) }));
    expect({ ...dry, stages: [] }).toEqual({ ...real, stages: [] });
    expect(stagesOf(real)).toEqual([...stagesOf(dry), 'commit']);
    expect(real).toMatchObject({ read: 2, new: 2, reprints: 1, known: 0, refused: 0 });
    expect(events.filter(({ type }) => type === 'committed')).toMatchObject([{ articles: 2 }]);
    await graph.store.close();
  });

  it('keeps what lies below the line as unsure, until it is drawn by another line', async () => {
    const graph = await opened('unsure');
    const summary = await ingest([line('a')], graph, stages, options({ minConfidence: 1 }));
    expect(summary.claims).toBeGreaterThan(0);
    expect(summary.unsure).toBe(summary.claims);
    expect(await drawnClaims(graph.store)).toBe(0);
    await graph.store.close();

    const again = await opened('unsure');
    const { vocabulary } = stages;
    await rebuild(again, vocabulary, () => undefined, { minConfidence: 0, at: '2025-01-02T00:00:00Z' });
    expect(await drawnClaims(again.store)).toBe(summary.claims);
    await again.store.close();

    const after = await opened('unsure');
    expect(after.record.settings.minConfidence).toBe(0);
    const more = await ingest([line('b', `${words} It said so.`)], after, stages, options());
    expect(more).toMatchObject({ new: 1, unsure: 0 });
    await after.store.close();
  });

  it('reads less where more is asked of what is read', async () => {
    const article = { id: 'a', text: words };
    const strict = await openStages({ runtime: 'auto', jobs: 1, readAbove: 0.9 });
    const [few, more] = [await readArticle(article, strict), await readArticle(article, stages)];
    await strict.encoder.close();
    expect(few.claims.length).toBeLessThan(more.claims.length);
    expect(few.claims.every(({ confidence }) => confidence >= 0.9)).toBe(true);
  });
});
