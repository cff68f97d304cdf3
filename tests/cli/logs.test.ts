import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, workingFolder } from './run-cli.ts';

type Line = Readonly<Record<string, unknown>>;

function linesOf(stderr: string): readonly Line[] {
  return stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

describe('--log json', () => {
  it('tells a run event by event on stderr, and leaves the results as they are', {
    timeout: 300_000,
  }, async () => {
    const cwd = workingFolder();
    writeFileSync(
      join(cwd, 'a.txt'),
      'India signed a contract with Russia for five S-400 systems worth $5.43 billion.',
    );
    writeFileSync(join(cwd, 'b.txt'), '');
    const [result, wrong] = [
      await runCli(['ingest', 'a.txt', 'b.txt', '--log', 'json', '--log-level', 'debug'], { cwd }),
      await runCli(['ingst', '--log', 'json'], { cwd }),
    ];
    const lines = linesOf(result.stderr);
    for (const line of lines) {
      expect(line).toMatchObject({ level: expect.any(String), event: expect.any(String) });
      expect(new Date(String(line['time'])).getTime()).not.toBeNaN();
    }
    const event = (name: string) => lines.find((line) => line['event'] === name);
    expect(event('store')).toMatchObject({ level: 'info', kind: 'embedded' });
    expect(event('refused')).toMatchObject({
      level: 'warn',
      code: 'input/empty',
      source: 'b.txt',
      reader: 'text',
    });
    expect(event('article')).toMatchObject({
      level: 'debug',
      id: 'a.txt',
      outcome: 'new',
      stages: { encode: expect.any(Number) },
    });
    expect(event('committed')).toMatchObject({ level: 'debug', articles: 1 });
    expect(event('summary')).toMatchObject({ level: 'info', read: 1, refused: 1, stages: expect.any(Array) });
    expect(result.stdout).toMatch(/^read +1$/m);
    expect(result.stdout).toMatch(/^by stage +read .*find .*encode .*\/s\), extract .*commit /m);
    expect(linesOf(wrong.stderr)).toEqual([
      expect.objectContaining({ level: 'error', event: 'error', code: 'wrong-use' }),
    ]);
  });
});
