import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordLine } from '../../src/storage/index.ts';
import { doubtfulArticles, handMade } from '../pipeline/hand-made-articles.ts';
import { runCli, workingFolder } from './run-cli.ts';

it('promote lists what no vocabulary knows and keeps what is named, under its id', {
  timeout: 240_000,
}, async () => {
  const cwd = workingFolder();
  const run = (...args: readonly string[]) => runCli(args, { cwd });
  const record = doubtfulArticles.map((article) => `${recordLine(handMade(article))}\n`).join('');
  writeFileSync(join(cwd, 'record.jsonl'), record);
  await run('restore', 'record.jsonl');
  const before = (await run('digest')).stdout;

  expect((await run('promote')).stdout).toMatch(/^ +1 +Organization +Kverndal Yards +org:kverndal-yards$/m);
  const shown = await run('promote', 'Kverndal', 'Yards', '--dry-run', '--sort', 'yard', '--alias', 'KY');
  const kept = {
    id: 'org:kverndal-yards',
    name: 'Kverndal Yards',
    aliases: ['KY'],
    kind: 'yard',
    state: 'NOR',
  };
  expect(JSON.parse(shown.stdout)).toEqual(kept);
  expect((await run('digest')).stdout).toBe(before);

  const wrong = await run('promote', 'Kverndal Yards', '--sort', 'harbour');
  expect(wrong).toMatchObject({ code: 3, stdout: '' });
  expect(wrong.stderr).toContain('org:kverndal-yards is no record for organizations.json (kind:');

  expect((await run('promote', 'Kverndal Yards', '--sort', 'yard', '--alias', 'KY')).code).toBe(0);
  const path = join(cwd, '.demarche', 'vocabulary', 'organizations.json');
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual([kept]);
  expect((await run('explain', 'org:kverndal-yards')).stdout).toMatch(/^ {2}kind: yard\n {2}known: true$/m);
  expect((await run('verify')).code).toBe(0);
  expect((await run('promote')).stdout).not.toMatch(/ org:kverndal-yards$/m);
  const again = await run('promote', 'org:kverndal-yards');
  expect(again).toMatchObject({ code: 2, stdout: '' });
  expect(again.stderr).toContain('in the vocabulary already');
  expect((await run('promote', 'India')).code).toBe(2);

  rmSync(path);
  await run('rebuild');
  expect((await run('digest')).stdout).toBe(before);
});

it('a vocabulary of one’s own is refused with the place where it is wrong', { timeout: 60_000 }, async () => {
  const cwd = workingFolder();
  mkdirSync(join(cwd, 'own'));
  const doctor = (...args: readonly string[]) => runCli(['doctor', ...args], { cwd });
  expect((await doctor('--vocabulary', 'none')).stderr).toMatch(/none is no folder/);
  writeFileSync(join(cwd, 'own', 'organisations.json'), '[]');
  expect((await doctor('--vocabulary', 'own')).stdout).toMatch(
    /organisations\.json is no file of a vocabulary/,
  );
});
