import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runToEnd, startRun } from '../../bench/kills/kill-and-resume.ts';
import { type Claim, claimIdOf, type RecordEntry, textIdOf } from '../../src/model/index.ts';
import { readingOf } from '../../src/pipeline/record-entries.ts';
import { recordLine } from '../../src/storage/index.ts';
import { type SampleReading, sampleReadings } from '../pipeline/sample-readings.ts';

/** A reading whose text is long beside its claims, so that the record outgrows the graph; its words stand where they stood. */
function longReading({ article, reading }: SampleReading): RecordEntry {
  const text = `${article.text}${' The weather was mild, and nobody said more.'.repeat(4000)}`;
  const textId = textIdOf(text);
  const claims = reading.claims.map((claim): Claim => {
    const evidence = claim.evidence.map((each) => (each.kind === 'words' ? { ...each, textId } : each));
    const moved = { ...claim, textId, evidence };
    return { ...moved, id: claimIdOf(moved) };
  });
  return readingOf({ ...article, text }, textId, { ...reading, claims }, '2025-01-01T00:00:00.000Z');
}

it.skipIf(process.platform === 'win32')(
  'an ingest on a full disk says so, keeps what was committed, and is completed by the next run',
  { timeout: 300_000 },
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'demarche-full-'));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    const record = join(home, 'record.jsonl');
    const entries = (await sampleReadings(/./, 8)).map(longReading);
    writeFileSync(record, entries.map((entry) => `${recordLine(entry)}\n`).join(''));
    const order = (name: string) => ({
      kind: 'claims' as const,
      inputs: [record],
      entriesInCommit: 2,
      store: { kind: 'embedded' as const, database: join(home, name, 'graph.grafeo') },
    });
    const straight = await runToEnd(order('straight'));
    const cut = order('cut');
    expect(straight.articles).toHaveLength(entries.length);
    // A limit on the size of files, which the system answers as it does a quota; room for about half of the record.
    const blocks = Math.floor(statSync(record).size / 2 / 512);
    await expect(startRun(cut, blocks).outcome).rejects.toThrow(/The disk is full[\s\S]*Make room/);
    const journal = join(dirname(cut.store.database), 'journal', 'record.jsonl');
    expect(statSync(journal).size).toBeGreaterThan(0);
    expect(statSync(journal).size).toBeLessThanOrEqual(blocks * 512);
    // Much tighter, also the graph's own file cannot be made, and once more nothing is lost.
    await expect(startRun(cut, 32).outcome).rejects.toThrow('The disk is full');
    const resumed = await runToEnd(cut);
    expect(resumed.digest).toBe(straight.digest);
    expect(resumed.articles).toEqual(straight.articles);
  },
);
