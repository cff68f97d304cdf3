import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, workingFolder } from '../cli/run-cli.ts';
import { serveModel } from './serve-model.ts';

/** Not for quality, for the path: structured output, retries, gate, replay. */
describe('a small real model over HTTP', () => {
  it('is asked, gated and replayed: what it says is a claim that its words carry, or told as refused', async () => {
    const url = await serveModel(150);
    const cwd = workingFolder();
    writeFileSync(join(cwd, 'a.txt'), 'Moscow. Russia signed a contract with India for five S-400 systems.');
    const at = ['--extractor', 'llm', '--model', 'gemma-3-270m', '--model-url', url];
    const run = await runCli(['ingest', 'a.txt', ...at], { cwd });
    // Read, with claims or without; or refused because both replies were cut off.
    expect(run.stdout).toMatch(/^(?:new|refused) +1$/m);
    expect(run.stdout).toMatch(/^replies +[12] \([12] asked for/m);
    expect((await runCli(['verify'], { cwd })).code).toBe(0);
    const replay = ['extract', 'a.txt', '--extractor', 'llm', '--model', 'gemma-3-270m', '--replay-only'];
    const [first, second] = [await runCli(replay, { cwd }), await runCli(replay, { cwd })];
    expect(first.stdout).toBe(second.stdout);
    expect(first.code).toBe(run.code);
  });
});
