import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { samplePaths } from '../pipeline/sample-readings.ts';
import { runCli, startCli, workingFolder } from './run-cli.ts';

describe('ingest', () => {
  it('killed in the middle and run again gives what one run gives', { timeout: 180_000 }, async () => {
    const inputs = samplePaths(/./, 26);
    const cut = workingFolder();
    const whole = workingFolder();
    const journal = join(cut, '.demarche', 'journal', 'record.jsonl');
    const child = startCli(['ingest', ...inputs], { cwd: cut });
    const ended = new Promise<NodeJS.Signals | null>((resolve) =>
      child.on('close', (_, signal) => resolve(signal)),
    );
    while (
      child.exitCode === null &&
      !(existsSync(journal) && readFileSync(journal, 'utf8').includes('"reading"'))
    ) {
      await wait(20);
    }
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    const [resumed, straight] = [
      await runCli(['ingest', ...inputs], { cwd: cut }),
      await runCli(['ingest', ...inputs], { cwd: whole }),
    ];
    const known = Number(/^known +(\d+)$/m.exec(resumed.stdout)?.[1]);
    expect(known).toBeGreaterThan(0);
    expect(known).toBeLessThan(inputs.length);
    expect(straight.stdout).toMatch(/^new +26$/m);
    const [first, second] = await Promise.all([
      runCli(['digest'], { cwd: cut }),
      runCli(['digest'], { cwd: whole }),
    ]);
    expect(first.stdout).toMatch(/^[0-9a-f]{64}\n$/);
    expect(first.stdout).toBe(second.stdout);
  });

  it('stopped by Ctrl-C commits what it has read and says so', { timeout: 90_000 }, async () => {
    const cwd = workingFolder();
    const child = startCli(['ingest', ...samplePaths(/./, 60)], { cwd });
    let stdout = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const journal = join(cwd, '.demarche', 'journal', 'record.jsonl');
    while (child.exitCode === null && !existsSync(journal)) await wait(20);
    child.kill('SIGINT');
    await ended;
    expect(stdout).toContain('stopped before the end');
    const verified = await runCli(['verify'], { cwd });
    expect(verified.code).toBe(0);
    expect(verified.stdout).toMatch(/^texts +[1-9]/m);
  });
});
