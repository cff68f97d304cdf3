/**
 * tsx bench/queries/run.ts [--events 100000] [--rounds 5] [--json FILE] [--only NAME]
 *
 * Makes a graph of so many events in a Neo4j of its own, profiles every named query and scene on it, and lists the warm time
 * of each (median and best; as `demarche query` asks: plan, then at most 1,000 rows), its accesses to the store, and what it reads whole
 * because no index serves. Other work on the machine only adds to a time: the best of the rounds is held against 200 ms. The server has 1 GB of heap, and its cache in `~/.cache/demarche`, or in DEMARCHE_TEST_CACHE.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, homedir, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import neo4j, { type Driver } from 'neo4j-driver';
import { loadVocabulary } from '../../src/config/index.ts';
import { findFreePorts, startNeo4j } from '../../src/launcher/index.ts';
import { schemaStatements } from '../../src/storage/cypher-files.ts';
import { namedQueries, scenes } from '../../src/storage/index.ts';
import { runQuery } from '../../src/storage/neo4j/neo4j-query.ts';
import { sentMap } from '../../src/storage/neo4j/neo4j-values.ts';
import { csvSink } from './csv-sink.ts';
import { dbHits, fullScans } from './full-scans.ts';
import { writeLargeGraph } from './large-graph.ts';

interface Measured {
  readonly name: string;
  readonly milliseconds: number;
  readonly best: number;
  readonly rows: number;
  readonly hits: number;
  readonly scans: readonly string[];
  readonly why: string;
}

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'string' },
    only: { type: 'string' },
  },
});
const [events, rounds] = [Number(values.events), Number(values.rounds)];
const cacheFolder = process.env['DEMARCHE_TEST_CACHE'] ?? join(homedir(), '.cache', 'demarche');
const limits = { limit: 1000, timeoutMs: 120_000 };

/** Busy states, so that times are those of the worst case; a year where a query asks since when. */
const given: Readonly<Record<string, string>> = {
  state: 'state:TUR',
  buyer: 'state:TUR',
  seller: 'state:RUS',
  presser: 'state:USA',
  actor: 'state:USA',
  left: 'state:USA',
  right: 'state:TUR',
  from: 'state:RUS',
  to: 'state:TUR',
  alliance: 'alliance:nato',
  system: 'weapon:s-400',
  event: 'deal:7',
  article: 'article:7a',
  words: 's-400 12',
  since: '2024',
};
const days: Readonly<Record<string, string>> = { from: '2024-01', to: '2024-01', since: '2024' };

const home = mkdtempSync(join(tmpdir(), 'demarche-bench-'));
try {
  await bench();
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function bench(): Promise<void> {
  const [boltPort = 0, httpPort = 0] = await findFreePorts(2);
  const csv = csvSink(home);
  writeLargeGraph(events, loadVocabulary(), 7, csv.sink);
  const counts = csv.close();
  console.error(`${counts.nodes} nodes, ${counts.relationships} relationships: importing …`);
  const onProgress = (message: string): void => console.error(message);
  const server = await startNeo4j({
    home: join(home, 'neo4j'),
    cacheFolder,
    boltPort,
    httpPort,
    heap: '1g',
    importFrom: home,
    onProgress,
  });
  const driver = neo4j.driver(server.boltUri, neo4j.auth.basic(server.username, server.password));
  try {
    for (const statement of schemaStatements('neo4j')) await driver.executeQuery(statement);
    await driver.executeQuery('CALL db.awaitIndexes(3600)');
    const results = await measureAll(driver);
    print(results, counts);
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
  } finally {
    await driver.close();
    await server.stop();
  }
}

async function measureAll(driver: Driver): Promise<readonly Measured[]> {
  const asked = [
    ...namedQueries().map(({ name, text, parameters, readsAll = '' }) => ({
      name,
      text,
      why: readsAll,
      parameters: Object.fromEntries(
        parameters.map(({ name: parameter, type, default: value }) => [
          parameter,
          (type === 'date' ? days[parameter] : undefined) ?? value ?? given[parameter],
        ]),
      ),
    })),
    ...scenes().map(({ name, statement }) => ({
      name: `scene ${name}`,
      text: statement,
      why: '',
      parameters: {},
    })),
  ].filter(({ name }) => values.only === undefined || name.includes(values.only));
  const results: Measured[] = [];
  // All once, so that the first ones do not pay for a server that has just started.
  for (const { text, parameters } of asked) {
    const session = driver.session({ defaultAccessMode: 'READ' });
    await runQuery(session, text, parameters, limits);
    await session.close();
  }
  for (const { name, text, why, parameters } of asked) {
    const session = driver.session({ defaultAccessMode: 'READ' });
    try {
      const times: number[] = [];
      let rows = 0;
      // Two more fill the caches of plans and pages.
      for (let round = -2; round < rounds; round += 1) {
        const start = performance.now();
        rows = (await runQuery(session, text, parameters, limits)).rows.length;
        if (round >= 0) times.push(performance.now() - start);
      }
      const profiled = await session.run(`PROFILE ${text}`, sentMap(parameters));
      const plan = profiled.summary.profile;
      if (plan === false) throw new Error(`${name}: the server gave no profile`);
      const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
      results.push({
        name,
        milliseconds: median,
        best: Math.min(...times),
        rows,
        hits: dbHits(plan),
        scans: fullScans(plan),
        why,
      });
      console.error(`${name}: ${median.toFixed(0)} ms`);
    } finally {
      await session.close();
    }
  }
  return results;
}

function print(
  results: readonly Measured[],
  counts: { readonly nodes: number; readonly relationships: number },
): void {
  console.log(
    `${events} events: ${counts.nodes} nodes, ${counts.relationships} relationships. ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}.\n`,
  );
  console.log('| query | ms, median | best | rows | db hits | reads whole |\n|---|---:|---:|---:|---:|---|');
  for (const { name, milliseconds, best, rows, hits, scans } of results) {
    console.log(
      `| ${name} | ${milliseconds.toFixed(0)} | ${best.toFixed(0)} | ${rows} | ${hits} | ${scans.join('; ')} |`,
    );
  }
  const unexplained = results.filter(
    ({ name, scans, best, why }) =>
      !name.startsWith('scene ') && why === '' && (scans.length > 0 || best > 200),
  );
  console.log(
    unexplained.length === 0
      ? '\nEvery named query that reads something whole, or takes over 200 ms, says why.'
      : `\nWithout a reason in its head: ${unexplained.map(({ name }) => name).join(', ')}.`,
  );
}
