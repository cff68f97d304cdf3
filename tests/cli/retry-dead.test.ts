import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, workingFolder } from './run-cli.ts';

const good = 'India signed a contract with Russia for five S-400 systems worth $5.43 billion.';
const other = 'Russia delivered S-400 systems to Turkey in 2019, and the United States objected.';
const line = (id: string, text: string) => `${JSON.stringify({ id, text })}\n`;

type Letter = Readonly<Record<string, unknown>>;

function lettersIn(path: string): readonly Letter[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((each) => JSON.parse(each) as Letter);
}

describe('ingest --retry-dead', () => {
  it('takes out what now goes well, lines of standard input too, and keeps the rest with its reason', {
    timeout: 300_000,
  }, async () => {
    const cwd = workingFolder();
    const path = join(cwd, '.demarche', 'dead-letters.jsonl');
    const put = (name: string, text: string) => writeFileSync(join(cwd, name), text);
    put('late.txt', '');
    put('gone.txt', '');
    put('lines.jsonl', `${line('a', good)}{"id": "b", "te\n{"id": "c"}\n`);
    const input = '{"id": "two"}\n{"id": "three"}\n';
    const first = await runCli(['ingest', 'late.txt', 'gone.txt', 'lines.jsonl', '-'], { cwd, input });
    expect(first.code, first.stderr).toBe(1);
    const letters = lettersIn(path);
    expect(letters).toHaveLength(6);
    expect(letters[4]).toMatchObject({ source: 'stdin', position: 'line 1', input: '{"id": "two"}' });

    put('late.txt', other);
    rmSync(join(cwd, 'gone.txt'));
    put('lines.jsonl', `${line('a', good)}${line('b', `${good} Twice.`)}{"id": "c"}\n`);
    // Whoever keeps the file may mend a line in it; one that was not kept cannot be tried.
    const mended = { ...letters[4], input: line('two', `${other} So it was.`).trim() };
    const unkept = { ...letters[4], input: undefined, position: 'line 9' };
    const lines = [...letters.slice(0, 4), mended, letters[5], unkept];
    writeFileSync(path, lines.map((letter) => `${JSON.stringify(letter)}\n`).join(''));
    const again = await runCli(['ingest', '--retry-dead'], { cwd });
    expect(again.code, again.stderr).toBe(1);
    expect(again.stderr).toContain('not tried: stdin (line 9): it came from a stream that passes once');
    expect(again.stdout).toMatch(/^tried again +6\nstill refused +3\nnot tried +1$/m);
    expect(
      lettersIn(path).map(({ source, position, code, tries }) => [source, position, code, tries]),
    ).toEqual([
      ['gone.txt', undefined, 'input/not-found', 2],
      ['lines.jsonl', 'line 3', 'input/bad-record', 2],
      ['stdin', 'line 2', 'input/bad-record', 2],
      ['stdin', 'line 9', 'input/bad-record', undefined],
    ]);
    expect(existsSync(`${path}.new`)).toBe(false);
  });

  it('takes no inputs beside it, and says where there is nothing to try', { timeout: 120_000 }, async () => {
    const cwd = workingFolder();
    const [both, none, nothing] = await Promise.all([
      runCli(['ingest', 'a.txt', '--retry-dead', 'b.jsonl'], { cwd }),
      runCli(['ingest', '--retry-dead'], { cwd }),
      runCli(['ingest'], { cwd }),
    ]);
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('--retry-dead') });
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('There are no dead letters at') });
    expect(nothing).toMatchObject({ code: 2, stderr: expect.stringContaining('Name what to read') });
  });
});
