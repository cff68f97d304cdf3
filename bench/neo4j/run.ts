/**
 * tsx bench/neo4j/run.ts [--claims 10000,100000] [--articles 100] [--million]
 *
 * Rows per second that our store writes to Neo4j, against a bare loop of the driver that writes the same rows with the same
 * statements in the same order: a transaction a commit, each statement awaited, no marker, no lock, no look at what is
 * there. Both take turns, commit by commit, on one database (the tests' server: DEMARCHE_TEST_NEO4J_URI, else one of its own),
 * so that a busy machine and a growing graph slow both alike. The rates between sizes show how writing changes as the graph
 * grows. `--million` adds a million claims (an hour, and a server with some gigabytes).
 */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import neo4j, { type Driver } from 'neo4j-driver';
import type { GraphStore } from '../../src/model/index.ts';
import { openStore } from '../../src/storage/index.ts';
import { recordLine } from '../../src/storage/record-line.ts';
import { writePlan } from '../../src/storage/write-plan.ts';
import { testServer } from '../../tests/helpers/neo4j-server.ts';
import { type Addition, addition, entities, rowsOf } from './rows.ts';

const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '10000,100000' },
    articles: { type: 'string', default: '100' },
    million: { type: 'boolean', default: false },
  },
});
const sizes = [...values.claims.split(',').map(Number), ...(values.million ? [1_000_000] : [])];
const articles = Number(values.articles);
/** Numbers of articles that no size reaches. */
const warmUpFrom = 10_000_000;

interface Pace {
  rows: number;
  milliseconds: number;
}

const server = await testServer();
try {
  await server.bare();
  const { uri, user, password } = server;
  const store = await openStore(
    { kind: 'neo4j', uri, user, password, database: 'neo4j', adopt: false },
    { onWarning: (message) => console.error(message), onProgress: (message) => console.error(message) },
  );
  await store.replaceGraph({ nodes: entities('a').upsertNodes, relationships: [] });
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  await bareCommit(driver, { entries: [], changes: entities('b'), claims: 0 });
  // What a process and a server do the first times is nobody's.
  for (let warm = 0; warm < 5; warm += 1) {
    await store.commit(...parts(addition('a', warmUpFrom + warm * articles, articles)));
    await bareCommit(driver, addition('b', warmUpFrom + warm * articles, articles));
  }
  console.log(
    '| claims of each | rows of each | ours, rows/s | bare, rows/s | bare / ours | resident here, MB |',
  );
  console.log('|---:|---:|---:|---:|---:|---:|');
  let done = 0;
  for (const size of sizes) {
    const [ours, bare] = [pace(), pace()];
    while (done * 3 < size) {
      await takeTurns(store, driver, done, ours, bare);
      done += articles;
    }
    const rate = ({ rows, milliseconds }: Pace) => (rows / milliseconds) * 1000;
    const resident = Math.round(process.memoryUsage().rss / 1e6);
    console.log(
      `| ${done * 3} | ${ours.rows} | ${rate(ours).toFixed(0)} | ${rate(bare).toFixed(0)} | ${(rate(bare) / rate(ours)).toFixed(2)} | ${resident} |`,
    );
  }
  await driver.close();
  await store.close();
} finally {
  await server.bare();
  await server.stop();
}

async function takeTurns(
  store: GraphStore,
  driver: Driver,
  done: number,
  ours: Pace,
  bare: Pace,
): Promise<void> {
  const own = addition('a', done, articles);
  const other = addition('b', done, articles);
  const turns = [
    () => timed(ours, own, () => store.commit(...parts(own))),
    () => timed(bare, other, () => bareCommit(driver, other)),
  ];
  for (const turn of (done / articles) % 2 === 0 ? turns : turns.reverse()) await turn();
}

async function timed(sum: Pace, what: Addition, work: () => Promise<void>): Promise<void> {
  const began = performance.now();
  await work();
  sum.milliseconds += performance.now() - began;
  sum.rows += rowsOf(what);
}

function parts({ entries, changes }: Addition): Parameters<GraphStore['commit']> {
  return [entries, changes];
}

function pace(): Pace {
  return { rows: 0, milliseconds: 0 };
}

/** The same statements and rows as a person would send them who knows the driver and trusts the rows. */
async function bareCommit(driver: Driver, { entries, changes }: Addition): Promise<void> {
  const session = driver.session();
  try {
    await session.executeWrite(async (transaction) => {
      const rows = entries.map((entry, position) => ({
        json: recordLine(entry),
        position: neo4j.int(position),
      }));
      await transaction.run(
        `UNWIND $rows AS row
         CREATE (:RecordEntry {id: randomUUID(), generation: 'bare', position: row.position, json: row.json})`,
        { rows },
      );
      for (const { statement, rows: sent } of writePlan(changes)) {
        await transaction.run(statement, { rows: withIntegers(sent) });
      }
    });
  } finally {
    await session.close();
  }
}

function withIntegers(rows: readonly Readonly<Record<string, unknown>>[]): readonly unknown[] {
  return rows.map((row) => ({
    ...row,
    properties: Object.fromEntries(
      Object.entries(row['properties'] ?? {}).map(([name, value]) => [
        name,
        Number.isSafeInteger(value) ? neo4j.int(value) : value,
      ]),
    ),
  }));
}
