import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { onTestFinished } from 'vitest';
import { loadSettings, loadVocabulary } from '../../src/config/index.ts';
import { createCursors, type Door } from '../../src/mcp/index.ts';
import { createStoreKeeper, openForWriting } from '../../src/pipeline/index.ts';
import { emptyRecord } from '../../src/pipeline/live-record.ts';
import { commit } from '../../src/pipeline/open-graph.ts';
import { entriesFor, sampleReadings } from '../pipeline/sample-readings.ts';

/** A folder with a graph of four articles on the S-400. Whoever makes it removes it. */
export async function sampleFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-mcp-'));
  const vocabulary = loadVocabulary();
  let graph = await openForWriting(settingsOf(folder).store, vocabulary, () => undefined);
  let record = emptyRecord;
  const entries = (await sampleReadings(/s400/, 5)).flatMap((reading) => {
    const found = entriesFor(record, reading);
    record = record.with(found);
    return found;
  });
  graph = await commit(graph, { entries, record }, vocabulary);
  await graph.store.close();
  return folder;
}

/** The settings of that folder's embedded store. */
export function settingsOf(folder: string) {
  return loadSettings({ database: join(folder, '.demarche', 'graph.grafeo'), jobs: '1' }, {}, folder);
}

/** A door on that folder; what it notes is collected. */
export function doorOn(folder: string, notes: string[] = [], mayWrite = false): Door {
  const vocabulary = loadVocabulary();
  const settings = settingsOf(folder);
  return {
    keeper: createStoreKeeper(settings.store, vocabulary, () => undefined, 100),
    vocabulary,
    settings,
    cursors: createCursors(),
    folder,
    mayWrite,
    note: (line) => notes.push(line),
  };
}

/** A client over a transport, closed after the test. */
export async function connected(transport: Transport): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  onTestFinished(() => client.close());
  return client;
}

/** The words of a tool's answer, and whether it is an error. */
export async function call(client: Client, name: string, given: Readonly<Record<string, unknown>> = {}) {
  const { content, isError = false } = await client.callTool({ name, arguments: given });
  const [first] = content as readonly { readonly text: string }[];
  return { text: first?.text ?? '', isError };
}

/** Removes a folder. */
export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
