import { appendFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, workingFolder } from './run-cli.ts';

const good = 'India signed a contract with Russia for five S-400 systems worth $5.43 billion.';
const german =
  'Die Bundesregierung hat am Mittwoch die Lieferung von Kampfpanzern an die Ukraine genehmigt. Nach Angaben des Ministeriums sollen die ersten Fahrzeuge noch in diesem Jahr übergeben werden. Die Opposition kritisierte die Entscheidung und verlangte eine Debatte im Bundestag über die weiteren Schritte.';

/** Every kind of input that must not stop a run. */
function writeInputs(folder: string): void {
  mkdirSync(folder);
  const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
  put('good.txt', good);
  put('empty.txt', '');
  put('blank.txt', ' \n\t\n');
  put(
    'binary.txt',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3, 0, 0xff]),
  );
  put('german.txt', german);
  put(
    'page.html',
    '<!doctype html><html><head><title>Menu</title></head><body><nav><a href="/">Home</a></nav></body></html>',
  );
  put('utf16.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${good} It said so.`, 'utf16le')]));
  put('latin.txt', Buffer.from(`${good} Café, señor, naïve: Türkiye paid in München.`, 'latin1'));
  put('paper.pdf', '%PDF-1.7\n1 0 obj');
  put(
    'lines.jsonl',
    [
      JSON.stringify({ id: 'one', text: `${good} So it was.` }),
      '{"id": "broken", "text": "India sig',
      JSON.stringify({ id: 'three', text: 'Russia delivered S-400 systems to Turkey in 2019.' }),
      JSON.stringify({ id: 'no-text' }),
    ].join('\n'),
  );
  put(
    'huge.jsonl',
    `${JSON.stringify({ id: 'huge', text: 'x'.repeat(25 * 1024 * 1024) })}\n${JSON.stringify({ id: 'after', text: `${good} After it.` })}\n`,
  );
  symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling.txt'));
}

describe('bad input', () => {
  it('is refused with reader, reason and position, and the rest goes on', { timeout: 120_000 }, async () => {
    const cwd = workingFolder();
    writeInputs(join(cwd, 'in'));
    const result = await runCli(['ingest', 'in', 'missing.txt'], { cwd });
    expect(result.stderr).not.toContain('defect');
    expect(result.code).toBe(1);
    const letters = readFileSync(join(cwd, '.demarche', 'dead-letters.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    const codes = letters.map(({ source, code, position }) =>
      [source, code, position].filter(Boolean).join(' '),
    );
    expect(codes.sort()).toEqual([
      'in/binary.txt input/binary',
      'in/blank.txt input/empty',
      'in/dangling.txt input/unreadable',
      'in/empty.txt input/empty',
      'in/german.txt input/not-english',
      'in/huge.jsonl input/too-large line 1',
      'in/lines.jsonl input/bad-json line 2',
      'in/lines.jsonl input/bad-record line 4',
      'in/page.html input/no-article',
      'in/paper.pdf input/binary',
      'missing.txt input/not-found',
    ]);
    for (const letter of letters) {
      expect(Object.keys(letter)).toEqual(
        expect.arrayContaining(['reader', 'code', 'reason', 'source', 'at']),
      );
      expect(result.stderr).toContain(letter['reason']);
    }
    expect(result.stdout).toMatch(/^read +6$/m);
    expect(result.stdout).toMatch(/^new +6$/m);
    expect(result.stdout).toMatch(/^refused +11$/m);

    const again = await runCli(['ingest', 'in/good.txt', 'in/lines.jsonl', '--quiet'], { cwd });
    expect(again.stdout).toMatch(/^new +0$/m);
    expect(again.stdout).toMatch(/^known +3$/m);
  });

  it('on standard input is read line by line', { timeout: 60_000 }, async () => {
    const cwd = workingFolder();
    const input = `${JSON.stringify({ id: 'a', text: good })}\nnot json\n`;
    const result = await runCli(['ingest', '-', '--dry-run'], { cwd, input });
    expect(result.code).toBe(1);
    expect(result.stdout).toMatch(/^new +1$/m);
    expect(result.stderr).toMatch(/refused: stdin \(line 2\): input\/bad-json/);
    // A dry run leaves nothing behind.
    expect(() => readFileSync(join(cwd, '.demarche', 'journal', 'record.jsonl'))).toThrow();
  });

  it('in the store is said, and put right: a damaged graph file, a torn last line', {
    timeout: 120_000,
  }, async () => {
    const cwd = workingFolder();
    writeFileSync(join(cwd, 'good.txt'), good);
    await runCli(['ingest', 'good.txt'], { cwd });
    const before = await runCli(['digest'], { cwd });
    writeFileSync(join(cwd, '.demarche', 'graph.grafeo'), 'damaged');
    appendFileSync(join(cwd, '.demarche', 'journal', 'record.jsonl'), '{"type":"reading","art');
    const after = await runCli(['digest'], { cwd });
    expect(after.code).toBe(0);
    expect(after.stdout).toBe(before.stdout);
    expect(after.stderr).toMatch(/cannot be read/);
    expect(after.stderr).toMatch(/unfinished/);
    const verified = await runCli(['verify'], { cwd });
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringMatching(/^offenders +0$/m) });
  });
});
