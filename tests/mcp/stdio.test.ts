import { join } from 'node:path';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCli } from '../cli/build-cli.ts';
import { runCli } from '../cli/run-cli.ts';
import { call, connected, remove, sampleFolder } from './connect.ts';

const slow = { timeout: 120_000 };
let folder = '';
beforeAll(async () => {
  folder = await sampleFolder();
});
afterAll(() => remove(folder));

const started = (...flags: readonly string[]) =>
  connected(
    new StdioClientTransport({
      command: process.execPath,
      args: [builtCli, 'mcp', ...flags],
      cwd: folder,
      stderr: 'ignore',
    }),
  );

describe('demarche mcp over standard input and output', () => {
  it('offers tools that read, named queries, a question in words and its evidence', slow, async () => {
    const client = await started();
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'ask',
      'list_queries',
      'run_query',
      'run_cypher',
      'find',
      'report',
      'influence',
      'explain',
      'more',
    ]);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);

    const asked = JSON.parse((await call(client, 'ask', { question: 'which deals does India have?' })).text);
    expect(asked).toMatchObject({ query: 'deals-of-state', parameters: { state: 'state:IND' } });
    const [deal] = asked.rows.map((row: readonly unknown[]) => row[asked.columns.indexOf('deal')]);
    const [evidence] = asked.evidence[deal];
    expect(evidence.quote.length).toBeGreaterThan(10);
    const explained = await call(client, 'explain', { id: evidence.claim });
    expect(explained.text.replace(/\s+/g, ' ')).toContain(evidence.quote.slice(0, 40).replace(/\s+/g, ' '));
  });

  it('writes nothing but the protocol to standard output, and ends with its input', slow, async () => {
    const request = { jsonrpc: '2.0', id: 1, method: 'ping' };
    const { code, stdout } = await runCli(['mcp'], { cwd: folder, input: `${JSON.stringify(request)}\n` });
    expect(code).toBe(0);
    const lines = stdout
      .trim()
      .split('\n')
      .filter((line) => line !== '');
    expect(lines.map((line) => JSON.parse(line).jsonrpc)).toEqual(lines.map(() => '2.0'));
    expect(lines).not.toEqual([]);
  });

  it('reads articles in with --allow-write alone, below its folder alone', slow, async () => {
    const client = await started('--allow-write');
    const text = {
      text: 'WARSAW, 3 May 2021 – Poland signed a contract with the United States on Monday to buy 250 Abrams tanks, the Polish defence ministry said. The contract is worth $1.1bn.',
      url: 'https://example.org/abrams',
      published: '2021-05-03',
    };
    const first = JSON.parse((await call(client, 'ingest', { text })).text);
    const again = JSON.parse((await call(client, 'ingest', { text })).text);
    expect(first).toMatchObject({ read: 1, added: 1, refused: 0 });
    expect(again).toMatchObject({ read: 1, added: 0, known: 1 });
    for (const path of [
      '/etc/hostname',
      '../',
      'https://example.org/a',
      '-',
      '.demarche',
      join(folder, 'no.txt'),
    ]) {
      const refused = await call(client, 'ingest', { paths: [path] });
      expect(refused).toMatchObject({ isError: true, text: expect.stringContaining('settings/invalid') });
    }
  });
});
