import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { openForWriting } from '../../src/pipeline/index.ts';
import { runCli, startCli, workingFolder } from './run-cli.ts';

const slow = { timeout: 90_000 };

describe('exit codes', () => {
  it('are 0 for help, which shows an example, and 2 for a call that makes no sense', slow, async () => {
    const cwd = workingFolder();
    const [help, none, typo, flag, choice] = await Promise.all([
      runCli(['influence', '--help'], { cwd }),
      runCli([], { cwd }),
      runCli(['ingst', 'a'], { cwd }),
      runCli(['digest', '--colour'], { cwd }),
      runCli(['extract', 'a', '--format', 'xml'], { cwd }),
    ]);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('demarche influence pressure India');
    expect(none).toMatchObject({ code: 2, stdout: '' });
    expect(typo.code).toBe(2);
    expect(typo.stderr).toContain('Did you mean ingest?');
    expect(flag.code).toBe(2);
    expect(flag.stderr).toContain('colour');
    expect(choice.code).toBe(2);
    for (const wrong of [none, typo, flag, choice]) expect(wrong.stderr).not.toContain('    at ');
  });

  it('are 2 for wrong settings, queries that write and names that nobody has', slow, async () => {
    const cwd = workingFolder();
    const [setting, line, write, unknown, parameter, subject] = await Promise.all([
      runCli(['digest', '--jobs', 'many'], { cwd }),
      runCli(['ingest', 'a', '--min-confidence', '60'], { cwd }),
      runCli(['query', 'MATCH (n) DETACH DELETE n'], { cwd }),
      runCli(['query', 'deals-of-stat'], { cwd }),
      runCli(['query', 'deals-of-state', '--param', 'state'], { cwd }),
      runCli(['report', 'Atlantis'], { cwd }),
    ]);
    expect(setting).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^settings\/invalid: --jobs is "many"/),
    });
    expect(line).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^settings\/invalid: --min-confidence is "60"; it takes a number from 0 to 1/,
      ),
    });
    expect(write).toMatchObject({ code: 2, stderr: expect.stringContaining('query/not-read-only: ') });
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('query/unknown: ') });
    expect(parameter).toMatchObject({ code: 2, stderr: expect.stringContaining('NAME=VALUE') });
    expect(subject).toMatchObject({ code: 2, stderr: expect.stringContaining('subject/unknown: ') });
  });

  it('are 3 for a store that cannot be reached', slow, async () => {
    const cwd = workingFolder();
    const env = { NEO4J_PASSWORD: 'secret', NEO4J_URI: 'bolt://127.0.0.1:1' };
    const folder = join(cwd, 'foreign');
    mkdirSync(folder);
    writeFileSync(join(folder, 'graph.grafeo'), 'somebody else’s');
    const [down, foreign] = await Promise.all([
      runCli(['digest', '--store', 'neo4j'], { cwd, env }),
      runCli(['digest', '--database', 'foreign/graph.grafeo'], { cwd }),
    ]);
    expect(down).toMatchObject({ code: 3, stderr: expect.stringContaining('store/unreachable: ') });
    expect(foreign).toMatchObject({ code: 3, stderr: expect.stringContaining('store/foreign: ') });
  });

  it('are 3 for writing to a file that another process holds, which it names', slow, async () => {
    const cwd = workingFolder();
    const database = join(cwd, '.demarche', 'graph.grafeo');
    const held = await openForWriting({ kind: 'embedded', database }, loadVocabulary(), () => undefined);
    try {
      const result = await runCli(['rebuild'], { cwd });
      expect(result).toMatchObject({ code: 3, stderr: expect.stringContaining('store/locked: ') });
      expect(result.stderr).toContain(database);
    } finally {
      await held.store.close();
    }
  });

  it('stay 0 when the reader of the results goes away', slow, async () => {
    const cwd = workingFolder();
    const child = startCli(['query', 'MATCH (n) RETURN n', '--limit', '100000', '--format', 'json'], { cwd });
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.stdout?.once('data', () => child.stdout?.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(0);
    expect(stderr).not.toContain('EPIPE');
  });
});
