import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../../src/config/package-root.ts';
import { type RedisServer, startRedis } from '../helpers/redis-server.ts';
import { builtCli } from './build-cli.ts';
import { type CliResult, runCli, startCli, workingFolder } from './run-cli.ts';

const folder = join(packageRoot(), 'seeds', 'articles');
const articles = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .slice(0, 8)
  .map((name) => join(folder, name));

let redis: RedisServer;
let expected = '';
beforeAll(async () => {
  redis = await startRedis();
  const cwd = workingFolder(afterAll);
  await runCli(['ingest', ...articles], { cwd });
  expected = (await runCli(['digest'], { cwd })).stdout;
});
afterAll(() => redis.stop());
beforeEach(() => redis.empty());

/** A worker; ended with the test. */
function worker(): ChildProcess {
  const child = startCli(['worker', '--queue', redis.url, '--jobs', '1'], { cwd: workingFolder() });
  child.stdin?.end();
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** Its words on either stream, from now on, until they match. */
function said(child: ChildProcess, words: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    const listen = (chunk: Buffer) => {
      text += String(chunk);
      if (words.test(text)) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('close', (code) => reject(new Error(`ended with ${code}: ${text}`)));
  });
}

const digestIn = async (cwd: string) => (await runCli(['digest'], { cwd })).stdout;
const queued = (cwd: string, ...more: readonly string[]): Promise<CliResult> =>
  runCli(['ingest', ...articles, '--queue', redis.url, ...more], { cwd });

describe('articles read through a queue', () => {
  it('by two workers give the graph that one process gives, and are not read twice', async () => {
    const cwd = workingFolder();
    const workers = [worker(), worker()];
    await Promise.all(workers.map((each) => said(each, /Reading for/)));
    const run = await queued(cwd);
    expect(run.stderr).not.toContain('warning');
    expect(run.code).toBe(0);
    expect(await digestIn(cwd)).toBe(expected);
    const elsewhere = workingFolder();
    for (const each of workers) each.kill('SIGTERM');
    // Another graph is made of what was read, with no worker there.
    expect((await queued(elsewhere)).code).toBe(0);
    expect(await digestIn(elsewhere)).toBe(expected);
  });

  it('are all sent off before the first comes back, so that many workers have work', async () => {
    const cwd = workingFolder();
    const run = startCli(['ingest', ...articles, '--queue', redis.url], { cwd });
    onTestFinished(() => {
      run.kill('SIGKILL');
    });
    const state = async () => {
      const { stdout } = await runCli(['queue', '--queue', redis.url, '--format', 'json'], { cwd });
      return JSON.parse(stdout);
    };
    await expect.poll(state, { timeout: 60_000 }).toMatchObject({ workers: 0, waiting: articles.length });
  });

  it('lose nothing when a worker is killed in the middle', async () => {
    const cwd = workingFolder();
    const doomed = worker();
    const run = queued(cwd);
    await said(doomed, /articles read/);
    doomed.kill('SIGKILL');
    worker();
    expect((await run).code).toBe(0);
    expect(await digestIn(cwd)).toBe(expected);
  });

  it('lose nothing when the run itself is killed, nor when the queue forgets everything', async () => {
    const cwd = workingFolder();
    const first = worker();
    const child = spawn(process.execPath, [builtCli, 'ingest', ...articles, '--queue', redis.url], {
      cwd,
      stdio: 'ignore',
    });
    await said(first, /articles read/);
    child.kill('SIGKILL');
    await redis.empty();
    expect((await queued(cwd)).code).toBe(0);
    expect(await digestIn(cwd)).toBe(expected);
  });

  it('are left to the next worker by one that is asked to stop', async () => {
    const cwd = workingFolder();
    const leaving = worker();
    const run = queued(cwd);
    await said(leaving, /articles read/);
    const left = new Promise<number | null>((resolve) => leaving.on('close', resolve));
    leaving.kill('SIGTERM');
    expect(await left).toBe(0);
    worker();
    expect((await run).code).toBe(0);
    const state = await runCli(['queue', '--queue', redis.url, '--format', 'json'], { cwd });
    expect(JSON.parse(state.stdout)).toMatchObject({
      waiting: 0,
      active: 0,
      read: articles.length,
      dead: [],
    });
  });
});

describe('a queue that is not there', () => {
  it('is told with its address and without its password', async () => {
    const url = 'redis://user:secret@127.0.0.1:1';
    for (const command of [['worker'], ['queue'], ['ingest', ...articles]]) {
      const { code, stderr } = await runCli([...command, '--queue', url], { cwd: workingFolder() });
      expect(code).toBe(3);
      expect(stderr).toContain('127.0.0.1:1');
      expect(stderr).not.toContain('secret');
    }
  });

  it('is asked for', async () => {
    const { code, stderr } = await runCli(['worker'], { cwd: workingFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain('DEMARCHE_QUEUE');
  });
});
