import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, workingFolder } from './run-cli.ts';

const slow = { timeout: 120_000 };
const article = 'India bought five S-400 systems from Russia for $5.43 billion on 5 October 2018.\n';

describe('export', () => {
  it('writes the graph, and claims that another store takes', slow, async () => {
    const cwd = workingFolder();
    writeFileSync(join(cwd, 'deal.txt'), article);
    await runCli(['ingest', 'deal.txt'], { cwd });
    const graphml = await runCli(['export', '--format', 'graphml', '--part', 'map'], { cwd });
    expect(graphml.code).toBe(0);
    expect(graphml.stdout).toMatch(/<node id="state:RUS">/);
    expect(graphml.stdout).not.toContain('<node id="claim:');

    const tables = await runCli(['export', '--format', 'csv', '-o', 'tables'], { cwd });
    expect({ code: tables.code, stdout: tables.stdout }).toEqual({ code: 0, stdout: '' });
    expect(readdirSync(join(cwd, 'tables')).sort()).toEqual(['edges.csv', 'nodes.csv']);
    expect(readFileSync(join(cwd, 'tables', 'edges.csv'), 'utf8')).toMatch(
      /^(?:SELLS|PROPOSES)_ARMS_TO,state:RUS,state:IND,/m,
    );

    await runCli(['export', '--claims', '-o', 'record.jsonl'], { cwd });
    const other = ['--database', 'other/graph.grafeo'];
    const taken = await runCli(['ingest', '--format', 'claims', 'record.jsonl', ...other], { cwd });
    expect(taken.code).toBe(0);
    expect(taken.stdout).toMatch(/^added {4}2 /m);
    const digests = await Promise.all([runCli(['digest'], { cwd }), runCli(['digest', ...other], { cwd })]);
    expect(digests[0]?.stdout).toBe(digests[1]?.stdout);
  });

  it.each([
    [['export'], 'export takes one of --format'],
    [['export', '--format', 'csv', '--claims'], 'export takes one of --format'],
    [['export', '--format', 'csv'], 'name one with -o'],
    [['export', '--format', 'neo4j-import', '--part', 'map', '-o', 'out'], 'leave --part out'],
    [['export', '--format', 'gexf', '-o', 'out.gexf'], 'demarche ingest'],
  ])('refuses %j and writes nothing', slow, async (words, message) => {
    const cwd = workingFolder();
    const { stdout, stderr, code } = await runCli([...words], { cwd });
    expect(stdout).toBe('');
    expect(code).not.toBe(0);
    expect(stderr).toContain(message);
    expect(existsSync(join(cwd, 'out')) || existsSync(join(cwd, 'out.gexf'))).toBe(false);
  });
});
