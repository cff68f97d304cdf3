import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { openForWriting } from '../../src/pipeline/index.ts';
import { commit } from '../../src/pipeline/open-graph.ts';
import { entriesOf } from '../pipeline/hand-made-entries.ts';
import { told, transfer } from '../resolution/fixtures/build.ts';
import { runCli, workingFolder } from './run-cli.ts';

const slow = { timeout: 240_000 };
const s400 = { seller: 'Russia', buyer: 'India', item: 'S-400' } as const;

/** A working folder whose store holds two articles on one deal. */
async function filledFolder(): Promise<string> {
  const cwd = workingFolder();
  const vocabulary = loadVocabulary();
  const database = join(cwd, '.demarche', 'graph.grafeo');
  const graph = await openForWriting({ kind: 'embedded', database }, vocabulary, () => undefined);
  const entries = entriesOf([
    told('2018-10-06', [transfer({ ...s400, status: 'signed' })], 'Russia and India signed.'),
    told('2021-12-07', [transfer({ ...s400, status: 'delivering' })], 'The S-400 arrives.'),
  ]);
  await commit(graph, { entries, record: graph.record.with(entries) }, vocabulary);
  await graph.store.close();
  return cwd;
}

describe('a time', () => {
  it('is one that the calendar has, and no period turned round', slow, async () => {
    const cwd = workingFolder();
    const wrong = await Promise.all(
      [
        ['report', 'India', '--as-of', '2018-02-30'],
        ['query', 'arms-flows', '--during', '2020..2018'],
        ['influence', 'rank', '--from', '2020', '--to', '2019'],
        ['snapshot', '--as-of', '2018', '-o', '.demarche/graph.grafeo'],
      ].map((args) => runCli(args, { cwd })),
    );
    for (const result of wrong) expect(result).toMatchObject({ code: 2, stdout: '' });
    const said = wrong.map(({ stderr }) => stderr.split('\n')[0]);
    expect(said).toEqual([
      expect.stringMatching(/^settings\/invalid: --as-of is "2018-02-30"; it takes a date such as/),
      expect.stringMatching(/--during goes from 2020 to 2018, which is earlier/),
      expect.stringMatching(/The period goes from 2020 to 2019, which is earlier/),
      expect.stringMatching(/is the store itself/),
    ]);
    expect(existsSync(join(cwd, '.demarche'))).toBe(false);
  });

  it('shows reports, queries and a snapshot as known then', slow, async () => {
    const cwd = await filledFolder();
    const report = await runCli(['report', 'India', '--as-of', '2018'], { cwd });
    expect(report.stdout).toMatch(/^As known by 2018-12-31\.$/m);
    expect(report.stdout).toMatch(/S-400 \| signed/);
    expect(report.stderr).toContain('As known by 2018-12-31.');
    const deals = ['query', 'deals-of-state', '--param', 'state=India', '--format', 'json'];
    const statusOf = (stdout: string) =>
      (JSON.parse(stdout) as readonly { readonly status: string }[]).map(({ status }) => status);
    const during = await runCli([...deals, '--during', '..2019', '--quiet'], { cwd });
    expect(statusOf(during.stdout)).toEqual(['signed']);
    expect(during.stderr).toBe('');

    const taken = await runCli(['snapshot', '--as-of', '2018', '-o', 'then/graph.grafeo'], { cwd });
    expect(taken).toMatchObject({ code: 0, stdout: expect.stringMatching(/^as of +2018\ntexts +1\n/) });
    const then = ['--database', 'then/graph.grafeo'];
    expect(statusOf((await runCli([...deals, ...then], { cwd })).stdout)).toEqual(['signed']);
    const again = await runCli(['snapshot', '--as-of', '2018', '-o', 'then'], { cwd });
    expect(again).toMatchObject({ code: 3, stderr: expect.stringContaining('store/conflict: ') });
    const ingest = await runCli(['ingest', '.', ...then], { cwd });
    expect(ingest).toMatchObject({ code: 3, stderr: expect.stringContaining('store/snapshot: ') });
  });
});
