import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reviewSession } from '../../src/cli/review-session.ts';
import { loadVocabulary } from '../../src/config/index.ts';
import {
  applyJudgements,
  digest,
  judge,
  type OpenGraph,
  openForWriting,
  openReview,
  undoJudgement,
} from '../../src/pipeline/index.ts';
import { commit } from '../../src/pipeline/open-graph.ts';
import { same } from '../helpers/golden.ts';
import { doubtfulArticles, handMade } from '../pipeline/hand-made-articles.ts';

const vocabulary = loadVocabulary();
const at = '2025-01-01T00:00:00.000Z';
const silent = () => undefined;
let folder = '';
let graph: OpenGraph;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-review-'));
  graph = await filled('graph.grafeo');
});
afterEach(async () => {
  await graph.store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function filled(name: string): Promise<OpenGraph> {
  const opened = await openForWriting({ kind: 'embedded', database: join(folder, name) }, vocabulary, silent);
  const entries = doubtfulArticles.map(handMade);
  return commit(opened, { entries, record: opened.record.with(entries) }, vocabulary);
}

/** A talk with a person who writes these lines and then leaves; gives how it went and what was shown. */
async function talk(...lines: readonly string[]) {
  const shown: string[] = [];
  let next = 0;
  const tally = await reviewSession(
    {
      judgements: () => graph.record.judgements,
      openReview: () => openReview(graph.record, vocabulary),
      async judge(decision) {
        graph = await judge(graph, [decision], at, vocabulary, silent);
      },
      async undo() {
        const { graph: after, undone } = await undoJudgement(graph, { by: 'anna', at }, vocabulary, silent);
        graph = after;
        return undone;
      },
    },
    {
      width: 80,
      say: (text) => shown.push(text),
      ask(question) {
        const line = lines[next++];
        shown.push(`${question}${line ?? '(leaves)'}`);
        return Promise.resolve(line);
      },
      close: silent,
    },
    'anna',
  );
  return { tally, shown: `${shown.join('\n')}\n` };
}
const decisions = () => graph.record.judgements.map(({ decision }) => decision);
const sum = () => digest(graph.store);

describe('a review in a terminal', { timeout: 120_000 }, () => {
  it('shows both sides with their sentences, takes answers and undoes them', async () => {
    const before = await sum();
    const { tally, shown } = await talk('why', 's', 'u', 'k', 'd', 'u', 'u', 'q');
    same('cli/review.txt', shown);
    expect(tally).toEqual({ judged: 0, left: 2 });
    expect(decisions()).toEqual(['same', 'withdrawn', 'different', 'withdrawn']);
    expect(await sum()).toBe(before);
  });

  it('goes on where it was left, and can undo what an earlier one judged', async () => {
    const before = await sum();
    expect((await talk('s')).tally).toEqual({ judged: 1, left: 1 });
    const joined = await sum();
    expect((await talk('k')).tally).toEqual({ judged: 0, left: 1 });
    const last = await talk('n', 'u', 'Same', 'S');
    expect(last.tally).toEqual({ judged: 1, left: 0 });
    const { tally, shown } = await talk('s', 'u', 'u', 'u', 'q');
    expect(tally).toEqual({ judged: 0, left: 2 });
    expect(shown).toContain('There is nothing to take back.');
    expect(await sum()).toBe(before);
    expect(joined).not.toBe(before);
  });

  it('makes the graph that a file of the same judgements makes', async () => {
    const doubts = openReview(graph.record, vocabulary).pending([]);
    await talk('s', 'd');
    const answers = ['same', 'different'];
    const lines = doubts.map(({ doubt: { left, right } }, index) =>
      JSON.stringify({ left, right, decision: answers[index] }),
    );
    const other = await filled('other.grafeo');
    const file = { text: lines.join('\n'), source: 'file', by: 'bea', at };
    const { graph: filed } = await applyJudgements(other, file, vocabulary, silent);
    expect(await digest(filed.store)).toBe(await sum());
    await filed.store.close();
  });
});
