import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, workingFolder } from './run-cli.ts';

const good = 'India signed a contract with Russia for five S-400 systems worth $5.43 billion.';
const other = 'Russia delivered S-400 systems to Turkey in 2019, and the United States objected.';

function lettersIn(cwd: string): readonly Record<string, unknown>[] {
  const path = join(cwd, '.demarche', 'dead-letters.jsonl');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('ingest --retry-dead', () => {
  it('takes out what now goes well and keeps the rest with its new reason', {
    timeout: 180_000,
  }, async () => {
    const cwd = workingFolder();
    writeFileSync(join(cwd, 'late.txt'), '');
    writeFileSync(join(cwd, 'gone.txt'), '');
    writeFileSync(
      join(cwd, 'lines.jsonl'),
      `${JSON.stringify({ id: 'a', text: good })}\n{"id": "b", "te\n{"id": "c"}\n`,
    );
    const first = await runCli(['ingest', 'late.txt', 'gone.txt', 'lines.jsonl'], { cwd });
    expect(first.code).toBe(1);
    expect(lettersIn(cwd)).toHaveLength(4);

    writeFileSync(join(cwd, 'late.txt'), other);
    rmSync(join(cwd, 'gone.txt'));
    writeFileSync(
      join(cwd, 'lines.jsonl'),
      `${JSON.stringify({ id: 'a', text: good })}\n${JSON.stringify({ id: 'b', text: `${good} Twice.` })}\n{"id": "c"}\n`,
    );
    const again = await runCli(['ingest', '--retry-dead'], { cwd });
    expect(again.code, again.stderr).toBe(1);
    expect(again.stdout).toMatch(/^tried again +4\nstill refused +2\nnot tried +0$/m);
    expect(
      lettersIn(cwd).map(({ source, position, code, tries }) => [source, position, code, tries]),
    ).toEqual([
      ['gone.txt', undefined, 'input/not-found', 2],
      ['lines.jsonl', 'line 3', 'input/bad-record', 2],
    ]);

    writeFileSync(join(cwd, 'gone.txt'), `${other} It did so again.`);
    writeFileSync(join(cwd, 'lines.jsonl'), `${JSON.stringify({ id: 'c', text: `${good} Thrice.` })}\n`);
    const last = await runCli(['ingest', '--retry-dead', '.demarche/dead-letters.jsonl'], { cwd });
    expect(last.code, last.stderr).toBe(0);
    expect(lettersIn(cwd)).toEqual([]);

    const straight = workingFolder();
    for (const name of ['late.txt', 'gone.txt']) {
      writeFileSync(join(straight, name), readFileSync(join(cwd, name)));
    }
    const lines = [
      { id: 'a', text: good },
      { id: 'b', text: `${good} Twice.` },
      { id: 'c', text: `${good} Thrice.` },
    ];
    writeFileSync(join(straight, 'lines.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    await runCli(['ingest', 'late.txt', 'gone.txt', 'lines.jsonl'], { cwd: straight });
    const [inPieces, atOnce] = [
      await runCli(['digest'], { cwd }),
      await runCli(['digest'], { cwd: straight }),
    ];
    expect(inPieces.stdout).toBe(atOnce.stdout);
  });

  it('tries lines of standard input again as they were kept, and says what it cannot try', {
    timeout: 120_000,
  }, async () => {
    const cwd = workingFolder();
    const whole = JSON.stringify({ id: 'one', text: good });
    const broken = Buffer.concat([Buffer.from('{"id": "latin", "text": '), Buffer.from([0xe9, 0x80, 0x0a])]);
    const input = `${whole}\n{"id": "two"}\n${broken.toString('latin1')}`;
    const first = await runCli(['ingest', '-'], { cwd, input });
    expect(first.code).toBe(1);
    const [letter] = lettersIn(cwd);
    expect(letter).toMatchObject({
      source: 'stdin',
      position: 'line 2',
      passing: true,
      input: '{"id": "two"}',
    });

    // Whoever keeps the file may mend the line in it.
    const path = join(cwd, '.demarche', 'dead-letters.jsonl');
    const mended = JSON.stringify({ ...letter, input: JSON.stringify({ id: 'two', text: other }) });
    const { input: _, ...unkept } = { ...letter, position: 'line 9' };
    writeFileSync(
      path,
      `${mended}\n${JSON.stringify(unkept)}\n${JSON.stringify({ ...letter, position: 'line 7' })}\n`,
    );
    const again = await runCli(['ingest', '--retry-dead'], { cwd });
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('not tried: stdin (line 9): it came from a stream that passes once');
    expect(again.stdout).toMatch(/^new +1$/m);
    expect(lettersIn(cwd).map(({ position, tries }) => [position, tries])).toEqual([
      ['line 9', undefined],
      ['line 7', 2],
    ]);
  });

  it('takes no inputs beside it, and says where there is nothing to try', { timeout: 60_000 }, async () => {
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
