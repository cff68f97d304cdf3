import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { same } from '../helpers/golden.ts';
import { samplePaths } from '../pipeline/sample-readings.ts';
import { runCli, workingFolder } from './run-cli.ts';

const slow = { timeout: 120_000 };

describe('results', () => {
  it('are printed as before: the help and the list of queries', slow, async () => {
    const cwd = workingFolder();
    const [help, list] = await Promise.all([
      runCli(['--help'], { cwd }),
      runCli(['query', '--list'], { cwd }),
    ]);
    same('cli/help.txt', help.stdout);
    same('cli/query-list.txt', list.stdout);
    expect(help.stderr + list.stderr).toBe('');
  });

  it('go to stdout alone, and with --quiet nothing else is said', slow, async () => {
    const cwd = workingFolder();
    const inputs = samplePaths(/s400-india/, 2);
    const facts = await runCli(['extract', ...inputs, '--format', 'facts', '--quiet'], { cwd });
    expect(facts).toMatchObject({ code: 0, stderr: '' });
    const lines = facts.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((line) => Object.keys(line))).toEqual([
      ['id', 'entities', 'facts'],
      ['id', 'entities', 'facts'],
    ]);
    expect(lines.map(({ id }) => id)).toEqual([
      '2016-10-16-s400-india-goa-agreement',
      '2018-10-04-s400-india-eve-of-signing',
    ]);
  });

  it('tell one story: ingest, query, report, explain, influence, export', slow, async () => {
    const cwd = workingFolder();
    const ingested = await runCli(['ingest', ...samplePaths(/s400-india/, 4)], { cwd });
    expect(ingested.code).toBe(0);
    expect(ingested.stderr).toContain(`Store: embedded graph ${join(cwd, '.demarche', 'graph.grafeo')}`);
    const [deals, report, json, rank, exported] = await Promise.all([
      runCli(['query', 'deals-of-state', '--param', 'state=India', '--format', 'json'], { cwd }),
      runCli(['report', 'India', 'RUS', '-o', 'out/report.md'], { cwd }),
      runCli(['report', 'S-400', '--format', 'json'], { cwd }),
      runCli(['influence', 'rank', '--resamples', '20', '--format', 'json'], { cwd }),
      runCli(['export', '--claims', '-o', 'record.jsonl'], { cwd }),
    ]);
    const rows = JSON.parse(deals.stdout) as readonly Record<string, unknown>[];
    const sale = rows.find(
      ({ systems, partners }) => String(systems).includes('S-400') && String(partners) === 'Russia',
    );
    expect(sale).toBeDefined();
    expect(report.code).toBe(0);
    expect(readFileSync(join(cwd, 'out', 'report.md'), 'utf8')).toMatch(/S-400[\s\S]*\[\^1\]: “/);
    expect(JSON.parse(json.stdout)).toMatchObject({ title: expect.stringContaining('S-400') });
    expect((JSON.parse(rank.stdout) as readonly { subjects: readonly string[] }[])[0]?.subjects).toEqual([
      'state:RUS',
    ]);
    expect(exported.stdout).toBe('');
    const [explained, restored] = await Promise.all([
      runCli(['explain', String(sale?.['deal'])], { cwd }),
      runCli(['restore', 'record.jsonl', '--database', 'copy/graph.grafeo'], { cwd }),
    ]);
    expect(explained.stdout).toMatch(/Russia → India: S-400/);
    expect(explained.stdout).toContain('“');
    expect(restored).toMatchObject({ code: 0, stdout: 'restored 4 texts\n' });
    const [first, second] = await Promise.all([
      runCli(['digest'], { cwd }),
      runCli(['digest', '--database', 'copy/graph.grafeo'], { cwd }),
    ]);
    expect(second.stdout).toBe(first.stdout);
  });

  it('mark what is read and not sure enough to be drawn', slow, async () => {
    const cwd = workingFolder();
    const inputs = samplePaths(/s400-india-contract/, 1);
    const given = ['--read-above', '0.2', '--min-confidence', '0.85', '--jobs', '1'];
    const ingested = await runCli(['ingest', ...inputs, ...given], { cwd });
    const [, all, drawn, unsure] =
      /^claims +(\d+) \((\d+) drawn, (\d+) unsure\)$/m.exec(ingested.stdout) ?? [];
    expect(Number(drawn)).toBeGreaterThan(0);
    expect(Number(unsure)).toBeGreaterThan(0);
    expect(Number(drawn) + Number(unsure)).toBe(Number(all));
    const listed = await runCli(['extract', ...inputs, ...given, '--unsure'], { cwd });
    const claims = listed.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly confidence: number });
    expect(claims).toHaveLength(Number(unsure));
    expect(claims.every(({ confidence }) => confidence >= 0.2 && confidence < 0.85)).toBe(true);
    const report = await runCli(['report', 'India', '--unsure'], { cwd });
    expect(report.stdout).toMatch(/^## Unsure$[\s\S]*?^- Unsure: .*confidence 0\.\d\d\) \[\^\d+\]$/m);
  });

  it('are explained: the words with their roles, what decided, and the next best reading', slow, async () => {
    const cwd = workingFolder();
    const [input = ''] = samplePaths(/s400-india-contract/, 1);
    const { stdout } = await runCli(['extract', input, '--explain', '--format', 'table', '--jobs', '1'], {
      cwd,
    });
    expect(stdout).toMatch(/^transfer, drawn at 0\.\d\d: seller: Russia, buyer: India/m);
    expect(stdout).toMatch(/⟦seller: Russia⟧/);
    expect(stdout).toMatch(/^ {2}transfer 0\.\d\d: .*sells_to Russia → India -?\d/m);
    expect(stdout).toMatch(/^ {4}next best: status /m);
  });
});
