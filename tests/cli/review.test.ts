import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordLine } from '../../src/storage/index.ts';
import { doubtfulArticles, handMade } from '../pipeline/hand-made-articles.ts';
import { runCli, workingFolder } from './run-cli.ts';

it('review without a terminal lists, says what to do, and takes a file that was filled in', {
  timeout: 240_000,
}, async () => {
  const cwd = workingFolder();
  const run = (...args: readonly string[]) => runCli(args, { cwd });
  writeFileSync(
    join(cwd, 'record.jsonl'),
    doubtfulArticles.map((article) => `${recordLine(handMade(article))}\n`).join(''),
  );
  expect((await run('restore', 'record.jsonl')).code).toBe(0);
  const before = (await run('digest')).stdout;

  const alone = await run('review');
  expect(alone.code).toBe(2);
  expect(alone.stdout).toMatch(/^ +0\.5 +entity +Kverndal Yards +Kverndal Yards Bergen /m);
  expect(alone.stderr).toContain('demarche review --file doubts.jsonl');

  const listed = await run('review', '--list', '--format', 'json');
  expect(listed.code).toBe(0);
  const lines = listed.stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines.join()).toContain('Kverndal Yards Bergen, of Norway, builds corvettes.');
  writeFileSync(
    join(cwd, 'doubts.jsonl'),
    [...lines.map((line) => line.replace('"decision":null', '"decision":"same"')), 'no JSON'].join('\n'),
  );
  const applied = await run('review', '--file', 'doubts.jsonl', '--by', 'bea');
  expect(applied).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^added +2\n.*\nundecided +0\nrefused +1$/m),
  });
  expect(applied.stderr).toMatch(/refused: doubts\.jsonl \(line 3\): input\/bad-json/);
  expect((await run('review')).code).toBe(0);
  expect((await run('review', '--judged')).stdout).toMatch(
    /^same +Kverndal Yards +Kverndal Yards Bergen +bea /m,
  );

  const exported = await run('export', '--judgements', '--quiet');
  expect(exported.stdout.trimEnd().split('\n')).toHaveLength(2);
  for (const _ of [1, 2]) expect((await run('review', '--undo')).stdout).toMatch(/^taken back +same of /);
  expect((await run('digest')).stdout).toBe(before);
  expect(await run('review', '--undo')).toMatchObject({ code: 2 });
  expect(await run('review', '--undo', '--list')).toMatchObject({ code: 2 });
  expect(await run('export')).toMatchObject({ code: 2 });
});
