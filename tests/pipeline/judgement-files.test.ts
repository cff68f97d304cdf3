import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import {
  applyJudgements,
  exportClaims,
  judge,
  type OpenGraph,
  openForWriting,
  type PipelineEvent,
  restore,
} from '../../src/pipeline/index.ts';
import { readJudgementLines } from '../../src/pipeline/judgement-file.ts';
import { commit } from '../../src/pipeline/open-graph.ts';
import { doubtfulArticles, handMade } from './hand-made-articles.ts';

const vocabulary = loadVocabulary();
const at = '2025-01-01T00:00:00.000Z';
const yards = { left: 'org:kverndal-yards', right: 'org:kverndal-yards-bergen' };
let folder = '';
let graph: OpenGraph;
let events: PipelineEvent[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-files-'));
  events = [];
  graph = await openForWriting(
    { kind: 'embedded', database: join(folder, 'graph.grafeo') },
    vocabulary,
    () => undefined,
  );
  const entries = doubtfulArticles.map(handMade);
  graph = await commit(graph, { entries, record: graph.record.with(entries) }, vocabulary);
});
afterEach(async () => {
  await graph.store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function apply(...lines: readonly (object | string)[]) {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const { graph: after, applied } = await applyJudgements(
    graph,
    { text, source: 'judged.jsonl', by: 'bea', at },
    vocabulary,
    (event) => events.push(event),
  );
  graph = after;
  return applied;
}
const told = () =>
  events.map((event) => {
    if (event.type === 'refused') return `${event.refusal.position}: ${event.refusal.reason}`;
    return event.type === 'warning' ? event.message : event.type;
  });

describe('a file of judgements', { timeout: 60_000 }, () => {
  it('has its wrong lines told by their number, and the rest applied', async () => {
    const applied = await apply(
      '{"left": "org:kverndal-yards", "right"',
      { ...yards, decision: 'maybe' },
      '',
      { left: 'Kverndal Yards', right: 'org:kverndal-yards-bergen', decision: 'same' },
      { left: 'org:kverndal-yards', right: 'state:NOR', decision: 'same' },
      { left: 'org:kverndal-yards', right: 'org:kverndal-yards', decision: 'same' },
      { left: 'claim:0123456789abcdef', right: 'org:kverndal-yards', decision: 'same' },
      { kind: 'deal', ...yards, decision: 'same' },
      { ...yards, decision: 'same', at: 'yesterday' },
      { ...yards, decision: 'same', at: '2031-01-01T00:00:00Z' },
      { ...yards, decision: 'withdrawn' },
      { ...yards, decision: 'same' },
    );
    expect(applied).toEqual({ added: 1, known: 0, outweighed: 0, idle: 0, open: 0, refused: 10 });
    expect(graph.record.judgements).toMatchObject([{ ...yards, decision: 'same', by: 'bea', at }]);
    const words = told();
    expect(words.map((line) => line.split(':')[0])).toEqual(
      [1, 2, 4, 5, 6, 7, 8, 9, 10, 11].map((number) => `line ${number}`),
    );
    for (const [index, part] of [
      'is not JSON',
      'decision: ',
      'left: "Kverndal Yards" is no id',
      'are of two kinds',
      'are both org:kverndal-yards',
      'one side is a claim',
      'named by one of its claims',
      '"yesterday" is no moment',
      'is to come',
      'no judgement on org:kverndal-yards and org:kverndal-yards-bergen to withdraw',
    ].entries())
      expect(words[index]).toContain(part);
  });

  it('without a judgement in it is refused', async () => {
    expect(await apply('', ' ')).toMatchObject({ added: 0, refused: 1 });
    expect(told().join()).toContain('There is no judgement in it');
  });

  it('may have lines that nobody filled in, a mark at its beginning and ends of lines as Windows has them', async () => {
    const lines = [
      { ...yards, decision: null, leftName: 'Kverndal Yards' },
      { ...yards, decision: 'unsure' },
    ];
    expect(await apply(`\ufeff${lines.map((line) => `${JSON.stringify(line)}\r\n`).join('')}`)).toMatchObject(
      {
        added: 1,
        open: 1,
        refused: 0,
      },
    );
  });

  it('says which of its judgements later ones outweigh, and keeps them', async () => {
    graph = await judge(
      graph,
      [{ ...yards, decision: 'different', by: 'anna', reasons: [] }],
      at,
      vocabulary,
      () => undefined,
    );
    expect(await apply({ ...yards, decision: 'same', at: '2024-05-05' })).toMatchObject({
      added: 1,
      outweighed: 1,
    });
    expect(told().join()).toMatch(/judged\.jsonl \(line 1\): kept, but anna judged different at 2025-01-01T/);
    expect(graph.record.judgements).toHaveLength(2);
    events = [];
    // Another decision for a moment that the record has: whose, cannot be told.
    expect(await apply({ ...yards, decision: 'unsure', at })).toMatchObject({ added: 0, refused: 1 });
    expect(told().join()).toContain('anna judged different of this pair');
    expect(await apply({ ...yards, decision: 'same' })).toMatchObject({ added: 1, outweighed: 0 });
  });

  it('says what no article tells of, and what others bar', async () => {
    const [a, b, c] = ['org:kverndal-yards', 'org:kverndal-yards-bergen', 'org:sundal-yards'];
    const applied = await apply(
      { left: a, right: b, decision: 'same', at: '2024-01-01' },
      { left: b, right: c, decision: 'different', at: '2024-01-02' },
      { left: a, right: c, decision: 'same', at: '2024-01-03' },
      { left: a, right: 'org:nobody', decision: 'same' },
      { left: 'deal:0123456789abcdef', right: 'claim:fedcba9876543210', decision: 'different' },
    );
    expect(applied).toMatchObject({ added: 5, idle: 2, refused: 0 });
    expect(told()).toEqual([
      expect.stringMatching(/line 3\): kept, but org:kverndal-yards and org:sundal-yards stay apart/),
      expect.stringMatching(/line 4\): kept, but no article tells of org:nobody:/),
      expect.stringMatching(/line 5\): .*claim:0123456789abcdef or claim:fedcba9876543210/),
    ]);
  });

  it('is not lost to a restored record that lacks it', async () => {
    const path = join(folder, 'record.jsonl');
    const lines: string[] = [];
    for await (const line of exportClaims(graph.store)) lines.push(line);
    writeFileSync(path, lines.join(''));
    await apply({ ...yards, decision: 'same' });
    const restoring = restore(graph, path, vocabulary);
    await expect(restoring).rejects.toMatchObject({ code: 'store/conflict' });
    await expect(restoring).rejects.toThrow(
      'judgement on org:kverndal-yards and org:kverndal-yards-bergen, same',
    );
    expect(graph.record.judgements).toHaveLength(1);
  });

  it('takes a deal by its id as well', () => {
    const [line] = readJudgementLines(
      '{"left":"deal:0123456789abcdef","right":"claim:fedcba9876543210","decision":"same"}',
      'x',
    );
    expect(line).toMatchObject({ ok: true, line: { kind: 'deal', left: 'claim:0123456789abcdef' } });
  });
});

describe('judgements of listings', () => {
  it('name a listing and a body or a person, and nothing else', () => {
    const line = (left: string, right: string) => JSON.stringify({ left, right, decision: 'same' });
    const [good, wrong, two] = readJudgementLines(
      [
        line('listing:un:YEe.999', 'org:houthis'),
        line('listing:un:YEe.999', 'state:YEM'),
        line('listing:un:1', 'listing:un:2'),
      ].join('\n'),
      'file',
    );
    expect(good).toMatchObject({ ok: true, line: { kind: 'listing' } });
    for (const each of [wrong, two]) {
      expect(each).toMatchObject({
        ok: false,
        refusal: { reason: expect.stringMatching('a body or a person') },
      });
    }
  });
});
