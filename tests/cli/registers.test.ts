import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, workingFolder } from './run-cli.ts';

const fixture = (name: string) => join(import.meta.dirname, '..', 'registers', 'fixtures', name);

describe('registers on the command line', () => {
  it('are ingested, compared and listed without a reader', async () => {
    const cwd = workingFolder();
    const read = await runCli(['ingest', '--format', 'register', fixture('trade-register.csv')], { cwd });
    expect(read.stdout).toMatch(/^registers {3}1\nrows {8}10\nnew {9}9\n/);
    expect(read.stderr).toMatch(
      /trade-register\.csv \(line 17\): input\/bad-record: The row has no recipient/,
    );
    expect(read.code).toBe(1);
    const compared = await runCli(['reconcile', '--state', 'India', '--format', 'json'], { cwd });
    expect(compared.code).toBe(0);
    expect(JSON.parse(compared.stdout)).toMatchObject({
      rows: 1,
      counts: { 'register-only': 1, matched: 0 },
    });
    const lists = await runCli(['ingest', '--format', 'sanctions', fixture('un.xml')], { cwd });
    expect(lists.stdout).toMatch(
      /linked {6}1\n {2}Houthis \(org:houthis\): HOUTHIS, listing:un:YEe\.999, Yemen\n/,
    );
    const dossier = await runCli(['report', 'Houthis'], { cwd });
    expect(dossier.stdout).toMatch(/## On lists of sanctions\n\n- Houthis is on the list un as “HOUTHIS”/);
  }, 120_000);

  it('are refused in another layout, and missed where there are none', async () => {
    const cwd = workingFolder();
    writeFileSync(join(cwd, 'other.csv'), 'Country,Year\nIndia,2018\n');
    const read = await runCli(['ingest', '--format', 'register', 'other.csv'], { cwd });
    expect([read.code, read.stderr]).toEqual([1, expect.stringContaining('"Country,Year". Known are:')]);
    const compared = await runCli(['reconcile'], { cwd });
    expect([compared.code, compared.stderr]).toEqual([
      1,
      expect.stringContaining('ingest --format register FILE'),
    ]);
    const years = await runCli(['reconcile', '--years', '0.5'], { cwd });
    expect(years.code).toBe(2);
  }, 120_000);
});
