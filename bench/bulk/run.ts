/**
 * tsx bench/bulk/run.ts [--claims 100000] [--million] [--fold 10000] [--no-server] [--keep FOLDER]
 *
 * A first load in bulk: made-up claims, folded, written as `export --format neo4j-import` writes them, and made a database of by
 * `neo4j-admin database import`, whose nodes and relationships are then counted by Cypher, type by type, against what was written.
 * `--fold` claims are folded; what is missing to `--claims` (a million with `--million`) are copies of them with articles, claims and
 * events of their own about the same states and systems, made while they are written. With `--fold` as large as `--claims` there are
 * no copies, and the memory is that of a fold of all. `--no-server` leaves the import out. Ends with exit code 1 where a count differs.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import neo4j from 'neo4j-driver';
import { writeStreamed } from '../../src/cli/write-streamed.ts';
import { loadVocabulary } from '../../src/config/index.ts';
import { findFreePorts, startNeo4j } from '../../src/launcher/index.ts';
import type { ExportFile, RecordEntry } from '../../src/model/index.ts';
import { readLiveRecord } from '../../src/pipeline/index.ts';
import { foldRecord } from '../../src/pipeline/open-graph.ts';
import { importFiles } from '../../src/storage/index.ts';
import { articles } from '../ingest/articles.ts';
import { copiesOf, entriesOfCopies } from './copies.ts';

const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '100000' },
    million: { type: 'boolean', default: false },
    fold: { type: 'string', default: '10000' },
    'no-server': { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
const wanted = values.million ? 1_000_000 : Number(values.claims);
const folded = Math.min(wanted, Number(values.fold));
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'demarche-bulk-'));
const files = join(folder, 'import');
mkdirSync(files, { recursive: true });

const megabytes = (bytes: number) => Math.round(bytes / 1e6);
const seconds = (since: number) => (performance.now() - since) / 1000;
const rate = (rows: number, time: number) => Math.round(rows / time);
const resident = () => megabytes(process.memoryUsage().rss);

const vocabulary = loadVocabulary();
const entries: RecordEntry[] = [];
let claimsOfFold = 0;
for (const article of articles(vocabulary, 1)) {
  entries.push(...article);
  for (const entry of article) claimsOfFold += entry.type === 'reading' ? entry.claims.length : 0;
  if (claimsOfFold >= folded) break;
}
const atStart = resident();
let began = performance.now();
const rows = foldRecord(
  await readLiveRecord(
    (async function* all() {
      yield* entries;
    })(),
  ),
  vocabulary,
);
const foldTime = seconds(began);
const copies = Math.max(1, Math.round(wanted / claimsOfFold));
const claims = copies * claimsOfFold;
const afterFold = resident();
let highest = afterFold;

/** Rows of each file, as they were written. */
const written = new Map<string, number>();
let bytes = 0;
began = performance.now();
for (const file of importFiles(copiesOf(rows, copies), entriesOfCopies(entries, copies))) {
  const path = join(files, file.name);
  await writeStreamed(watched(file), path);
  bytes += statSync(path).size;
}
const exportTime = seconds(began);
const [nodes, relationships] = ['nodes-', 'relationships-'].map((start) =>
  [...written].reduce((sum, [name, count]) => sum + (name.startsWith(start) ? count : 0), 0),
);
const total = (nodes ?? 0) + (relationships ?? 0);
console.log(`| | |
|---|---:|
| claims | ${claims} (${claimsOfFold} folded in ${foldTime.toFixed(1)} s, ${copies} times) |
| nodes, relationships | ${nodes}, ${relationships} |
| written | ${megabytes(bytes)} MB in ${exportTime.toFixed(1)} s, ${rate(total, exportTime)} rows/s |
| resident: before the fold, after it, most while writing | ${atStart}, ${afterFold}, ${highest} MB |`);
if (!values['no-server']) await importAndCount();
if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });

/** Counts lines that begin a row, and looks at the memory, while a file is written. */
async function* watched({ name, chunks }: ExportFile): AsyncGenerator<string> {
  let [lines, open] = [0, false];
  for await (const chunk of chunks) {
    // A line end within quotation marks is part of a cell.
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      if (code === 34) open = !open;
      else if (code === 10 && !open) lines += 1;
    }
    highest = Math.max(highest, resident());
    yield chunk;
  }
  written.set(name, lines - 1);
}

async function importAndCount(): Promise<void> {
  const [boltPort = 0, httpPort = 0] = await findFreePorts(2);
  let [importing, imported] = [0, 0];
  const server = await startNeo4j({
    home: join(folder, 'home'),
    cacheFolder: process.env['DEMARCHE_TEST_CACHE'] ?? join(homedir(), '.cache', 'demarche'),
    boltPort,
    httpPort,
    heap: '1g',
    importFrom: files,
    onProgress(message) {
      if (message.startsWith('Importing')) importing = performance.now();
      else if (importing > 0 && imported === 0) imported = performance.now();
    },
  });
  const driver = neo4j.driver(server.boltUri, neo4j.auth.basic(server.username, server.password), {
    disableLosslessIntegers: true,
  });
  try {
    let differing = 0;
    for (const [name, count] of written) {
      const of = /^(nodes|relationships)-(.+)\.csv$/.exec(name);
      const label = of?.[2] ?? { 'record.csv': 'RecordEntry', 'marker.csv': 'Demarche' }[name];
      if (label === undefined) continue;
      const pattern = of?.[1] === 'relationships' ? `()-[r:\`${label}\`]->()` : `(r:\`${label}\`)`;
      const { records } = await driver.executeQuery(`MATCH ${pattern} RETURN count(r) AS found`);
      const found = Number(records[0]?.get('found'));
      if (found === count) continue;
      differing += 1;
      console.error(`${label}: ${count} written, ${found} found`);
    }
    const time = (imported - importing) / 1000;
    console.log(`| imported | ${time.toFixed(1)} s, ${rate(total, time)} rows/s |
| counts by Cypher | ${differing === 0 ? 'all as written' : `${differing} differ`} |`);
    if (differing > 0) process.exitCode = 1;
  } finally {
    await driver.close();
    await server.stop();
  }
}
