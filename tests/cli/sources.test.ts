import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { packed, warcRecord } from '../helpers/warc-files.ts';
import { sending, storyPage, webServer } from '../helpers/web-server.ts';
import { samplePaths } from '../pipeline/sample-readings.ts';
import { runCli, startCli, workingFolder } from './run-cli.ts';

/** Sample articles as pages of an archive. */
function archiveIn(folder: string, count: number): string {
  const path = join(folder, 'news.warc.gz');
  const records = samplePaths(/./, count).map((sample, number) => {
    const paragraphs = readFileSync(sample, 'utf8').split(/\n\s*\n/);
    const body = `<html><body><article>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
    return warcRecord({ url: `https://news.example/${number}`, body });
  });
  writeFileSync(path, Buffer.concat(packed(records)));
  return path;
}

describe('an archive', () => {
  it('whose reading was killed is read on from there, and comes to the graph of one run', {
    timeout: 300_000,
  }, async () => {
    const [cut, whole] = [workingFolder(), workingFolder()];
    const archive = archiveIn(cut, 26);
    const kept = join(cut, '.demarche', 'graph.sources.json');
    const child = startCli(['ingest', archive], { cwd: cut });
    const ended = new Promise((resolve) => child.on('close', resolve));
    while (child.exitCode === null && !existsSync(kept)) await wait(10);
    child.kill('SIGKILL');
    await ended;
    const resumed = await runCli(['ingest', archive], { cwd: cut });
    expect(resumed.stderr).toMatch(/read up to byte \d+ before/);
    const straight = await runCli(['ingest', archive], { cwd: whole });
    const [read, all] = [resumed, straight].map(({ stdout }) => Number(/^read +(\d+)$/m.exec(stdout)?.[1]));
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(all ?? 0);
    const [first, second] = [
      await runCli(['digest'], { cwd: cut }),
      await runCli(['digest'], { cwd: whole }),
    ];
    expect(first.stdout).toMatch(/^[0-9a-f]{64}\n$/);
    expect(first.stdout).toBe(second.stdout);
  });
});

/** Long enough to be judged, and about nothing that a graph of arms deals would hold. */
const bakery = storyPage(
  'A tall cake',
  'A baker in Lyon has made a cake that is as tall as a bus, and the children of three schools ate all of it on Sunday.',
).replaceAll('contract', 'recipe');
const story = storyPage(
  'S-400',
  'Russia signed a contract with India for five regiments of the S-400 on 5 October 2018.',
);

describe('addresses', () => {
  it('of this machine are read with --allow-private alone, and not because a file says so', {
    timeout: 240_000,
  }, async () => {
    const cwd = workingFolder();
    const server = await webServer({ '/a': story });
    const address = `${server.origin}/a`;
    const refused = await runCli(['ingest', address], { cwd });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('input/address');
    expect(readFileSync(join(cwd, '.demarche', 'dead-letters.jsonl'), 'utf8')).toContain(address);
    expect(server.requests).toEqual([]);
    const read = await runCli(['ingest', address, '--allow-private', '--fetch-delay', '0'], { cwd });
    expect(read.code).toBe(0);
    expect(read.stdout).toMatch(/^new +1$/m);
    expect(read.stdout).toMatch(/^fetched +2 requests/m);
    const extracted = await runCli(['extract', address, '--format', 'table'], {
      cwd,
      env: { DEMARCHE_ALLOW_PRIVATE: 'true' },
    });
    expect(extracted.stdout).toContain('S-400');
    writeFileSync(join(cwd, 'demarche.config.json'), '{"allowPrivate": true}');
    expect((await runCli(['ingest', address], { cwd })).code).toBe(2);
  });
});

describe('watch', () => {
  it('reads what is new, skips what tells nothing of arms, stops by Ctrl-C at once, and goes on next time', {
    timeout: 240_000,
  }, async () => {
    const cwd = workingFolder();
    const feed = (...links: readonly string[]) =>
      `<rss version="2.0"><channel><title>O</title>${links.map((link) => `<item><link>${link}</link></item>`).join('')}</channel></rss>`;
    let links = ['/a'];
    const server = await webServer((path) =>
      path === '/feed'
        ? sending(feed(...links), { 'content-type': 'application/rss+xml' })
        : path === '/robots.txt'
          ? undefined
          : path === '/cake'
            ? bakery
            : story,
    );
    const flags = ['watch', `${server.origin}/feed`, '--allow-private', '--fetch-delay', '0'];
    const child = startCli(flags, { cwd });
    let stdout = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    while (child.exitCode === null && !stdout.includes('new 1')) await wait(20);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    links = ['/b', '/a'];
    const once = await runCli([...flags, '--once'], { cwd });
    expect(once.code).toBe(0);
    expect(once.stdout).toMatch(/feeds 1 \(0 as they were, 0 failed, 0 left alone\), items 1, read 1, new 1/);
    expect(server.asked.filter((path) => path === '/a')).toHaveLength(1);
    // What is skipped is what \`ingest\` skips of the same pages.
    links = ['/cake', '/b', '/a'];
    const skipping = await runCli([...flags, '--once', '--list-skipped'], { cwd });
    expect(skipping.stdout).toMatch(/^0\.\d{4} {2}http\S+\/cake {2}A tall cake\n.*read 1, new 0, skipped 1,/);
    const ingested = await runCli(['ingest', `${server.origin}/cake`, ...flags.slice(2), '--list-skipped'], {
      cwd,
    });
    expect(ingested.stdout).toMatch(/^0\.\d{4} {2}http\S+\/cake/);
    links = ['/d', '/cake'];
    const all = await runCli([...flags, '--once', '--all'], { cwd: workingFolder() });
    expect(all.stdout).toMatch(/read 2, new 2, refused 0/);
    const wrong = await runCli(['watch', 'feed.xml'], { cwd });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('demarche ingest');
  });
});
