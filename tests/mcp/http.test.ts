import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuseOutside } from '../../src/mcp/refuse-outside.ts';
import { type HttpServing, serveHttp } from '../../src/mcp/serve-http.ts';
import { call, connected, doorOn, remove, sampleFolder } from './connect.ts';

const token = 'a-token-of-the-tests';
let folder = '';
let serving: HttpServing;
const notes: string[] = [];
beforeAll(async () => {
  folder = await sampleFolder();
  serving = await serveHttp(doorOn(folder, notes), { port: 0, token });
});
afterAll(async () => {
  await serving.stop();
  remove(folder);
});

const client = () =>
  connected(
    new StreamableHTTPClientTransport(new URL(serving.url), {
      requestInit: { headers: { authorization: `Bearer ${token}` } },
      // Its optional properties admit undefined, which the interface leaves out.
    }) as Transport,
  );

/** The status of a bare request. */
function statusOf(headers: Readonly<Record<string, string>>, method = 'POST'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(serving.url, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end(method === 'POST' ? '{"jsonrpc":"2.0","id":1,"method":"ping"}' : undefined);
  });
}

describe('demarche mcp over HTTP', () => {
  it('answers only who has the token, asks for this very address, and is no page of another origin', async () => {
    const asked = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
    const known = { ...asked, authorization: `Bearer ${token}` };
    const { host, origin } = new URL(serving.url);
    expect(await statusOf(known)).toBe(200);
    expect(await statusOf({ ...known, origin })).toBe(200);
    expect(await statusOf(asked)).toBe(401);
    expect(await statusOf({ ...asked, authorization: 'Bearer another-token-here' })).toBe(401);
    expect(await statusOf({ ...known, host: 'evil.example' })).toBe(421);
    expect(await statusOf({ ...known, host: host.replace('127.0.0.1', 'evil.example') })).toBe(421);
    expect(await statusOf({ ...known, origin: 'https://evil.example' })).toBe(403);
    expect(await statusOf({ ...known, origin: 'null' })).toBe(403);
    expect(await statusOf(known, 'GET')).toBe(405);
  });

  it('gives long answers in parts that make up the whole, each row once', async () => {
    const assistant = await client();
    const cypher = 'MATCH (s:State) RETURN s.id AS id ORDER BY id';
    const seen: string[] = [];
    let answer = JSON.parse((await call(assistant, 'run_cypher', { cypher, limit: 50 })).text);
    for (;;) {
      expect(answer.rows.length).toBeLessThanOrEqual(20);
      seen.push(...answer.rows.flat());
      if (answer.cursor === undefined) break;
      answer = JSON.parse((await call(assistant, 'more', { cursor: answer.cursor })).text);
    }
    expect(seen).toHaveLength(50);
    expect(new Set(seen).size).toBe(50);
    expect(await call(assistant, 'more', { cursor: 'none' })).toMatchObject({ isError: true });
  });

  it('refuses what writes, and names input and remedy without folders of the machine', async () => {
    const assistant = await client();
    const errors = [
      ['run_cypher', { cypher: 'CREATE (n:State {id: "state:XXX"}) RETURN n' }, /query\/not-read-only/],
      ['run_cypher', { cypher: 'deals-of-state' }, /run_query/],
      ['run_query', { name: 'no-such-query' }, /There is no query "no-such-query".*deals-of-state/],
      ['run_query', { name: 'deals-of-state' }, /needs --param state|state/],
      ['find', { name: 'Indai' }, /Did you mean.*India/],
      ['influence', { analysis: 'pressure' }, /takes STATE/],
      ['report', { subject: 'India', asOf: 'soon' }, /asOf is "soon"/],
      ['ask', { question: 'how is the weather in spring' }, /No named query comes near/],
      ['explain', { id: 'deal:ffff', colour: 'red' }, /colour/],
    ] as const;
    for (const [name, given, message] of errors) {
      const { text, isError } = await call(assistant, name, given);
      expect([name, isError, text]).toEqual([name, true, expect.stringMatching(message)]);
      expect(text).not.toMatch(/\n\s+at |\/tmp\/|node_modules/);
    }
    await expect(call(assistant, 'ingest', { paths: ['a.txt'] })).resolves.toMatchObject({ isError: true });
    expect(notes).toEqual([]);
  });

  it('finds, reports and reads dossiers, vocabulary and schema', async () => {
    const assistant = await client();
    const found = JSON.parse((await call(assistant, 'find', { name: 'Ankara' })).text);
    expect(found).toMatchObject({ id: 'state:TUR', kind: 'State' });
    const dossier = await assistant.readResource({ uri: found.dossier });
    expect(JSON.stringify(dossier.contents)).toMatch(/S-400/);
    const report = await call(assistant, 'report', { subject: 'Turkey' });
    expect(report.text).toMatch(/\[\^1\]/);
    const rank = await call(assistant, 'influence', { analysis: 'rank' });
    expect(rank.text).toContain('“');
    const { resources } = await assistant.listResources();
    expect(resources.map(({ uri }) => uri)).toEqual(
      expect.arrayContaining([
        'demarche://schema',
        'demarche://vocabulary',
        'demarche://dossier/state%3AIND',
      ]),
    );
    const texts = await Promise.all(
      ['demarche://schema', 'demarche://vocabulary/alliances'].map((uri) => assistant.readResource({ uri })),
    );
    expect(JSON.stringify(texts[0])).toMatch(/PRESSED_ON.*BASED_IN\*0\.\.1/s);
    expect(JSON.stringify(texts[1])).toContain('alliance:nato');
    await expect(assistant.readResource({ uri: 'demarche://vocabulary/cars' })).rejects.toThrow(
      /it has states/,
    );
  });

  it('takes no link out of the folder and nothing hidden', async () => {
    mkdirSync(join(folder, 'news'));
    writeFileSync(join(folder, 'news', 'a.txt'), 'words');
    expect(await refuseOutside(['news', 'news/a.txt'], folder)).toEqual(['news', join('news', 'a.txt')]);
    writeFileSync(join(folder, '.secret'), 'words');
    symlinkSync(join(folder, '.secret'), join(folder, 'news', 'b.txt'));
    await expect(refuseOutside(['news/b.txt'], folder)).rejects.toThrow(/hidden/);
    await expect(refuseOutside(['news'], folder)).rejects.toThrow(/b\.txt, which leads out/);
    symlinkSync(tmpdir(), join(folder, 'out'));
    await expect(refuseOutside(['out'], folder)).rejects.toThrow(/below the working folder/);
  });
});
