import { appendFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DemarcheError } from '../../src/model/index.ts';
import {
  letterLine,
  letterOf,
  readDeadLetters,
  replaceDeadLetters,
  writeDeadLetters,
} from '../../src/pipeline/dead-letters.ts';
import { refusalOfError } from '../../src/pipeline/refusal-of-error.ts';
import { followRetry, retriesOf } from '../../src/pipeline/retry-dead.ts';

const run = { at: '2026-01-01T00:00:00.000Z', format: 'auto', from: '/news' };
const later = { ...run, at: '2026-02-01T00:00:00.000Z' };
const formats = { folder: '/news', formats: ['auto', 'claims'] };

function refusal(source: string, position?: string) {
  return { reader: 'text', code: 'input/empty', reason: 'Nothing.', source, ...(position && { position }) };
}

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-letters-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'letters.jsonl');
}

describe('a file of dead letters', () => {
  it('keeps what others append while its letters are tried, is readable by its owner alone, and goes when empty', async () => {
    const path = file();
    await writeDeadLetters(path, [refusal('a.txt'), refusal('b.txt')], run);
    expect(statSync(path).mode & 0o077).toBe(0);
    const found = await readDeadLetters(path);
    await writeDeadLetters(path, [refusal('c.txt')], run);
    const [, second] = found.lines;
    const rest = await replaceDeadLetters(found, [second?.line ?? '']);
    const after = await readDeadLetters(path);
    expect(after.lines.map(({ letter }) => letter?.source)).toEqual(['b.txt', 'c.txt']);
    expect(statSync(path).mode & 0o077).toBe(0);
    await replaceDeadLetters(rest, []);
    expect((await readDeadLetters(path)).lines.map(({ letter }) => letter?.source)).toEqual(['c.txt']);
    await replaceDeadLetters(await readDeadLetters(path), []);
    expect(existsSync(path)).toBe(false);
  });

  it('leaves lines that are no letters as they are', async () => {
    const path = file();
    await writeDeadLetters(path, [refusal('a.txt')], run);
    appendFileSync(path, 'a note of mine\n');
    const found = await readDeadLetters(path);
    const followed = followRetry(retriesOf(found, formats).retries[0] ?? { letters: [] });
    const lines = followed.linesAfter(
      found.lines.map(({ line }) => line),
      later,
      false,
    );
    expect(lines).toEqual([undefined, 'a note of mine']);
  });
});

describe('a retry', () => {
  const letters = [
    letterOf(refusal('a.jsonl', 'line 2, byte 7'), run),
    letterOf(refusal('a.jsonl', 'line 5'), run),
    letterOf(refusal('b.txt'), run),
  ];
  const found = { lines: letters.map((letter) => ({ line: letterLine(letter), letter })) };
  const lines = found.lines.map(({ line }) => line);
  const retry = retriesOf(found, formats).retries[0] ?? { letters: [], inputs: [] };

  it('names each source once', () => {
    expect(retry.inputs).toEqual(['a.jsonl', 'b.txt']);
  });

  it('that was stopped keeps letters of which it told nothing', () => {
    const followed = followRetry(retry);
    followed.note({
      type: 'article',
      id: 'x',
      outcome: 'new',
      claims: 1,
      place: { source: 'a.jsonl', position: 'line 2' },
    });
    expect(followed.linesAfter(lines, later, true)).toEqual([undefined, lines[1], lines[2]]);
    expect(followed.linesAfter(lines, later, false)).toEqual([undefined, undefined, undefined]);
  });

  it('keeps what was refused within a source that has gone since', () => {
    const followed = followRetry(retry);
    followed.note({ type: 'refused', refusal: refusal('a.jsonl') });
    expect(followed.linesAfter(lines, later, false)).toEqual([lines[0], lines[1], undefined]);
  });

  it('counts its tries and keeps the first day', () => {
    const followed = followRetry(retry);
    followed.note({ type: 'refused', refusal: refusal('b.txt') });
    const [, , third] = followed.linesAfter(lines, later, true);
    expect(JSON.parse(third ?? '{}')).toMatchObject({ at: later.at, first: run.at, tries: 2 });
  });

  it('tries nothing that was meant from another folder, is of an unknown format or was not kept', () => {
    const passing = { ...letterOf({ ...refusal('stdin', 'line 1'), passing: true as const }, run) };
    const others = [
      letterOf(refusal('a.txt'), { ...run, from: '/old' }),
      { ...passing },
      { ...letterOf(refusal('x'), run), format: 'tape' },
    ];
    const sorted = retriesOf(
      { lines: others.map((letter) => ({ line: letterLine(letter), letter })) },
      formats,
    );
    expect(sorted.retries).toEqual([]);
    expect(sorted.stuck.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('/old'),
      expect.stringContaining('passes once'),
      expect.stringContaining('tape'),
    ]);
  });
});

describe('a crash at one article', () => {
  it('is its refusal, with the trace, and with its words where they pass once', () => {
    const article = { id: 'a', text: 'India signed.' };
    const told = refusalOfError(
      new RangeError('too far'),
      { source: 'stdin', position: 'line 1', passing: true },
      article,
    );
    expect(told).toMatchObject({ code: 'input/crashed', source: 'stdin', input: JSON.stringify(article) });
    expect(told.reason).toContain('too far');
    expect(told.trace).toContain('dead-letters.test.ts');
    expect(
      refusalOfError(new DemarcheError('defect', 'lost'), { source: 'a.txt' }, article),
    ).not.toHaveProperty('input');
  });

  it('is no refusal where the run cannot go on', () => {
    const error = new DemarcheError('model/auth', 'No key.');
    expect(() => refusalOfError(error, { source: 'a.txt' })).toThrow(error);
  });
});
