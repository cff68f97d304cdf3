import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import grafeo from '@grafeo-db/js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GraphStore, RecordEntry } from '../../src/model/index.ts';
import { schemaVersion } from '../../src/storage/embedded/grafeo-graph.ts';
import { digestOf, journalFolderOf, openStore } from '../../src/storage/index.ts';
import { graphStoreContract } from '../contract/graph-store.ts';
import { additions, entries, noChanges, sampleGraph } from './sample-graph.ts';

let folder: string;
let database: string;
let journal: string;
let warnings: string[];
const children = new Set<ReturnType<typeof spawn>>();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-embedded-'));
  database = join(folder, 'store', 'graph.grafeo');
  journal = join(folder, 'store', 'journal', 'record.jsonl');
  warnings = [];
});

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  rmSync(folder, { recursive: true, force: true });
});

function open(readOnly = false): Promise<GraphStore> {
  return openStore(
    { kind: 'embedded', database, readOnly },
    { onWarning: (message) => warnings.push(message) },
  );
}

async function recordOf(store: GraphStore): Promise<readonly RecordEntry[]> {
  const found: RecordEntry[] = [];
  for await (const entry of store.readRecord()) found.push(entry);
  return found;
}

/** A store with the sample graph and three entries, closed. */
async function filled(): Promise<void> {
  const store = await open();
  await store.replaceGraph(sampleGraph);
  await store.commit(entries(0, 3), noChanges);
  await store.close();
}

describe('contract', () => {
  let home: string;
  let opened = 0;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'demarche-contract-'));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const reopen = (): Promise<GraphStore> =>
    openStore(
      { kind: 'embedded', database: join(home, `${opened}.grafeo`) },
      { onWarning: (message) => expect.fail(message) },
    );
  graphStoreContract({
    fresh() {
      opened += 1;
      return reopen();
    },
    reopen,
  });
});

describe('files', () => {
  it('are readable by their owner alone', async () => {
    const store = await open();
    await store.replaceGraph(sampleGraph);
    await store.commit(entries(0, 1), noChanges);
    const modes = [database, `${database}.wal`, journal, journalFolderOf(database)].map(
      (path) => statSync(path).mode & 0o777,
    );
    expect(modes).toEqual([0o600, 0o700, 0o600, 0o700]);
    await store.close();
  });

  it('of two databases in one folder are apart', () => {
    const names = ['/a/graph.grafeo', '/a/other.grafeo', '/a/other'];
    expect(names.map(journalFolderOf)).toEqual(['/a/journal', '/a/other.grafeo.journal', '/a/other.journal']);
  });
});

describe('journal', () => {
  it('loses no more than a torn last line, which is kept aside', async () => {
    await filled();
    truncateSync(journal, statSync(journal).size - 20);
    const store = await open();
    expect(store.graphState).toBe('behind');
    expect(warnings.join()).toContain(`moved to ${journal}.torn`);
    expect(readFileSync(`${journal}.torn`, 'utf8')).toContain('org:a-2');
    expect(await recordOf(store)).toEqual(entries(0, 2));
    await store.replaceGraph(sampleGraph);
    await store.commit(entries(2, 3), noChanges);
    await store.close();
    const again = await open();
    expect(again.graphState).toBe('current');
    expect(await recordOf(again)).toEqual(entries(0, 3));
    await again.close();
  });

  it.each(['\0\0\0\0\n', '{"type": "judge', '{"type": "judge\n'])(
    'takes %j at its end for torn',
    async (end) => {
      await filled();
      appendFileSync(journal, end);
      const store = await open();
      expect(await recordOf(store)).toEqual(entries(0, 3));
      expect(store.graphState).toBe('current');
      expect(warnings).toHaveLength(1);
      await store.close();
    },
  );

  it('may be torn at its only line', async () => {
    await filled();
    writeFileSync(journal, '{"type"');
    const store = await open();
    expect(await recordOf(store)).toEqual([]);
    await store.close();
  });

  it('keeps a whole last line whose line feed is missing', async () => {
    await filled();
    truncateSync(journal, statSync(journal).size - 1);
    const reader = await open(true);
    expect(await recordOf(reader)).toEqual(entries(0, 3));
    await reader.close();
    const store = await open();
    expect(store.graphState).toBe('current');
    expect(await recordOf(store)).toEqual(entries(0, 3));
    expect(warnings).toEqual([]);
    await store.close();
  });

  it('finds its last line however long it is', async () => {
    const store = await open();
    await store.replaceGraph(sampleGraph);
    const long = { ...entries(0, 1)[0], reasons: ['x'.repeat(700_000)] } as RecordEntry;
    await store.commit([...entries(0, 2), long], noChanges);
    await store.close();
    const again = await open();
    expect(again.graphState).toBe('current');
    expect(await recordOf(again)).toEqual([...entries(0, 2), long]);
    await again.close();
    truncateSync(journal, statSync(journal).size - 2);
    const torn = await open();
    expect(await recordOf(torn)).toEqual(entries(0, 2));
    await torn.close();
  });

  it.each(['not JSON', '{"type":"unknown"}', ''])(
    'names the line when one in the middle is %j',
    async (line) => {
      await filled();
      const lines = readFileSync(journal, 'utf8').split('\n');
      writeFileSync(journal, lines.with(1, line).join('\n'));
      const store = await open();
      const reading = recordOf(store);
      await expect(reading).rejects.toMatchObject({ code: 'store/damaged' });
      await expect(reading).rejects.toThrow(`Line 2 of ${journal}`);
      await store.close();
    },
  );

  it('forgets torn lines when the record is replaced', async () => {
    await filled();
    appendFileSync(journal, '{"secret');
    const store = await open();
    expect(existsSync(`${journal}.torn`)).toBe(true);
    await store.replaceRecord(entries(0, 1));
    expect(existsSync(`${journal}.torn`)).toBe(false);
    await store.close();
  });
});

describe('graph file', () => {
  it('is missing when it was deleted', async () => {
    await filled();
    rmSync(database);
    const store = await open();
    expect(store.graphState).toBe('missing');
    expect(await recordOf(store)).toEqual(entries(0, 3));
    await store.replaceGraph(sampleGraph);
    expect(digestOf(await store.readGraph())).toBe(digestOf(sampleGraph));
    await store.close();
  });

  it.each([
    ['holds something else', () => writeFileSync(database, 'not a graph')],
    ['is empty', () => truncateSync(database, 0)],
    ['is cut short', () => truncateSync(database, statSync(database).size >> 1)],
    [
      'has broken pages',
      () => {
        const bytes = readFileSync(database);
        writeFileSync(database, bytes.fill(0xff, 4096, 16_384));
      },
    ],
  ])('is moved aside when it %s', async (_, damage) => {
    await filled();
    damage();
    const store = await open();
    expect(store.graphState).toBe('damaged');
    expect(warnings.join()).toContain(`${database}.damaged-1`);
    expect(existsSync(`${database}.damaged-1`)).toBe(true);
    await store.replaceGraph(sampleGraph);
    await store.commit(entries(3, 4), noChanges);
    expect(await recordOf(store)).toEqual(entries(0, 4));
    await store.close();
    const again = await open();
    expect(again.graphState).toBe('current');
    await again.close();
  });

  /** Gives the graph file another form, as another version of demarche would have made it. */
  async function ofForm(version: number): Promise<void> {
    const file = grafeo.GrafeoDB.create(database);
    await file.executeCypher(`MATCH (m:Demarche {id: 'demarche'}) SET m.schemaVersion = ${version}`);
    file.close();
  }

  it('of an earlier form is made anew from the journal, which is said', async () => {
    await filled();
    await ofForm(1);
    const store = await open();
    expect(store.graphState).toBe('missing');
    expect(warnings.join('\n')).toMatch(/its form is 1, now \d+.*made anew from the journal/);
    expect(await recordOf(store)).toEqual(entries(0, 3));
    await store.replaceGraph(sampleGraph);
    expect(digestOf(await store.readGraph())).toBe(digestOf(sampleGraph));
    await store.close();
  });

  it('of a later form is refused and left alone, with both versions and the remedy', async () => {
    await filled();
    await ofForm(99);
    await expect(open()).rejects.toMatchObject({ code: 'store/newer' });
    await expect(open()).rejects.toThrow(/99; this one knows forms up to \d+.*Update demarche.*--database/);
    await ofForm(schemaVersion);
    const store = await open();
    expect(store.graphState).toBe('current');
    expect(digestOf(await store.readGraph())).toBe(digestOf(sampleGraph));
    await store.close();
  });

  it('that never was ours is left alone', async () => {
    database = join(folder, 'notes.txt');
    writeFileSync(database, 'my notes');
    await expect(open()).rejects.toMatchObject({ code: 'store/foreign' });
    expect(readFileSync(database, 'utf8')).toBe('my notes');
    database = folder;
    await expect(open()).rejects.toMatchObject({ code: 'store/foreign' });
  });

  it('is behind when the journal grew without it', async () => {
    await filled();
    appendFileSync(journal, `${JSON.stringify(entries(3, 4)[0])}\n`);
    const store = await open();
    expect(store.graphState).toBe('behind');
    await store.replaceGraph(sampleGraph);
    await store.close();
    const again = await open();
    expect(again.graphState).toBe('current');
    await again.close();
  });

  it('is not written when another file took its place', async () => {
    const store = await open();
    await store.replaceGraph(sampleGraph);
    rmSync(database);
    await expect(store.commit(entries(0, 1), noChanges)).rejects.toMatchObject({ code: 'store/conflict' });
    expect(await recordOf(store)).toEqual([]);
    await store.close();
  });
});

describe('replacing the record', () => {
  it('removes graph files that were moved aside, for they hold the words too', async () => {
    await filled();
    writeFileSync(database, 'damaged');
    const store = await open();
    writeFileSync(`${database}.damaged-7`, 'older');
    mkdirSync(`${database}.damaged-7.wal`);
    writeFileSync(join(`${database}.damaged-7.wal`, 'log'), 'older');
    writeFileSync(`${database}.damaged-by-hand`, 'not ours');
    writeFileSync(join(folder, 'store', 'other.grafeo.damaged-1'), 'of another database');
    await store.replaceRecord(entries(0, 1));
    const left = readdirSync(join(folder, 'store')).filter((name) => name.includes('damaged'));
    expect(left.sort()).toEqual(['graph.grafeo.damaged-by-hand', 'other.grafeo.damaged-1']);
    expect(warnings).toHaveLength(1);
    await store.close();
  });

  it('names what it could not remove', async () => {
    await filled();
    const store = await open();
    const stuck = `${database}.damaged-1`;
    mkdirSync(stuck);
    writeFileSync(`${database}.damaged-2`, 'older');
    await store.replaceRecord(entries(0, 1));
    expect(warnings.join()).toContain(stuck);
    expect(warnings).toHaveLength(1);
    expect(existsSync(`${database}.damaged-2`)).toBe(false);
    expect(await recordOf(store)).toEqual(entries(0, 1));
    await store.close();
  });
});

describe('other processes', () => {
  /** Starts a process that opens the store, says "open" and stays. */
  async function holder(readOnly: boolean): Promise<ReturnType<typeof spawn>> {
    const program = `
      import { openStore } from ${JSON.stringify(join(import.meta.dirname, '../../src/storage/index.ts'))};
      import { entries, noChanges } from ${JSON.stringify(join(import.meta.dirname, 'sample-graph.ts'))};
      const store = await openStore({ kind: 'embedded', database: ${JSON.stringify(database)}, readOnly: ${readOnly} }, { onWarning() {} });
      if (!${readOnly}) {
        if (store.graphState !== 'current') await store.replaceGraph({ nodes: [], relationships: [] });
        await store.commit(entries(3, 5), noChanges);
      }
      console.log('open');
      setInterval(() => {}, 1000);`;
    const script = join(folder, `holder-${readOnly}.mts`);
    writeFileSync(script, program);
    const child = spawn(process.execPath, ['--import', 'tsx', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: join(import.meta.dirname, '../..'),
    });
    children.add(child);
    await once(child.stdout, 'data');
    return child;
  }

  async function killed(child: ReturnType<typeof spawn>): Promise<void> {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  it('that write keep everyone else out, until they are killed', async () => {
    await filled();
    const writer = await holder(false);
    await expect(open()).rejects.toMatchObject({ code: 'store/locked', retriable: true });
    await expect(open()).rejects.toThrow(database);
    await expect(open(true)).rejects.toMatchObject({ code: 'store/locked' });
    await killed(writer);
    const store = await open();
    expect(store.graphState).toBe('current');
    expect(await recordOf(store)).toEqual(entries(0, 5));
    await store.close();
  });

  it('that read share the store, and keep writers out', async () => {
    await filled();
    const reader = await holder(true);
    const store = await open(true);
    expect(digestOf(await store.readGraph())).toBe(digestOf(sampleGraph));
    await store.close();
    await expect(open()).rejects.toMatchObject({ code: 'store/locked' });
    await killed(reader);
    await (await open()).close();
  });
});

describe('read-only', () => {
  it('changes no file, not even a torn journal or a damaged graph', async () => {
    await filled();
    appendFileSync(journal, '{"torn');
    writeFileSync(database, 'damaged');
    const before = readdirSync(join(folder, 'store'), { recursive: true });
    const store = await open(true);
    expect(store.graphState).toBe('damaged');
    expect(warnings).toHaveLength(2);
    expect(await recordOf(store)).toEqual(entries(0, 3));
    await store.replaceGraph(sampleGraph);
    expect(store.graphState).toBe('current');
    expect(digestOf(await store.readGraph())).toBe(digestOf(sampleGraph));
    await expect(store.commit([], additions(sampleGraph))).rejects.toMatchObject({ code: 'store/locked' });
    await expect(store.replaceRecord([])).rejects.toMatchObject({ code: 'store/locked' });
    await store.close();
    expect(readdirSync(join(folder, 'store'), { recursive: true })).toEqual(before);
    expect(readFileSync(database, 'utf8')).toBe('damaged');
    expect(readFileSync(journal, 'utf8')).toContain('{"torn');
  });

  it('opens where nothing is yet', async () => {
    const store = await open(true);
    expect(store.graphState).toBe('missing');
    expect(await recordOf(store)).toEqual([]);
    await store.close();
    expect(existsSync(join(folder, 'store'))).toBe(false);
  });
});
