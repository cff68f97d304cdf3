import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCli } from '../cli/build-cli.ts';
import { remove, sampleFolder } from './connect.ts';

const inspector = fileURLToPath(
  new URL('../../node_modules/@modelcontextprotocol/inspector-cli/build/cli.js', import.meta.url),
);

let folder = '';
beforeAll(async () => {
  folder = await sampleFolder();
});
afterAll(() => remove(folder));

/** What the inspector prints of `demarche mcp`, which it starts by itself. */
function inspect(...asked: readonly string[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inspector, '--cli', process.execPath, builtCli, 'mcp', ...asked], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [printed, said] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(printed));
      else reject(new Error(`${code}: ${said}`));
    });
  });
}

describe("the inspector's command line", { timeout: 120_000 }, () => {
  it('lists tools with schemas that it can read, and resources', async () => {
    expect(await inspect('--method', 'tools/list')).toMatchObject({
      tools: expect.arrayContaining([expect.objectContaining({ name: 'run_query' })]),
    });
    expect(await inspect('--method', 'resources/list')).toMatchObject({
      resources: expect.arrayContaining([expect.objectContaining({ uri: 'demarche://dossier/state%3AIND' })]),
    });
  });

  it('calls a tool with arguments', async () => {
    const called = await inspect('--method', 'tools/call', '--tool-name', 'find', '--tool-arg', 'name=India');
    expect(called).toMatchObject({ content: [{ text: expect.stringContaining('state:IND') }] });
  });
});
