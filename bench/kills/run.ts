/**
 * tsx bench/kills/run.ts [--embedded 200] [--neo4j-client 0] [--neo4j-server 0] [--articles 24] [--in-a-row 4] [--seed 1]
 *
 * Kills ingests at random moments (SIGKILL) and runs them again; the digest and the articles of the record must be those of an
 * undisturbed run, or the bench ends with exit code 1. Half of the runs read articles with the reader, half take claims that were
 * read before. On the embedded store every second kill is followed by what a power cut may leave: a torn last line, a graph file
 * or log that is cut, changed or gone. On Neo4j the client is killed (`--neo4j-client`), or the server under a client that goes
 * on (`--neo4j-server`); the server is one of the bench's own. Up to `--in-a-row` kills meet one store before it comes to its end.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { seedPath } from '../../src/config/index.ts';
import type { StoreSettings } from '../../src/model/index.ts';
import { openStore } from '../../src/storage/index.ts';
import { createRandom } from '../../src/util/create-random.ts';
import { type KillableServer, killableServer } from '../../tests/helpers/killable-server.ts';
import { damageFiles } from './damage-files.ts';
import { type Ended, killAndResume, runToEnd, startRun } from './kill-and-resume.ts';
import type { Order } from './subject.ts';

const { values } = parseArgs({
  options: {
    embedded: { type: 'string', default: '200' },
    'neo4j-client': { type: 'string', default: '0' },
    'neo4j-server': { type: 'string', default: '0' },
    articles: { type: 'string', default: '24' },
    'in-a-row': { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
  },
});
const random = createRandom(Number(values.seed));
const inARow = Number(values['in-a-row']);
const folder = mkdtempSync(join(tmpdir(), 'demarche-kills-'));
const began = performance.now();
const seconds = (): string => `${((performance.now() - began) / 1000).toFixed(0)} s`;

type Kind = Order['kind'];
let stores = 0;

function embeddedStore(): { readonly kind: 'embedded'; readonly database: string } {
  stores += 1;
  return { kind: 'embedded', database: join(folder, `${stores}`, 'graph.grafeo') };
}

function shortestArticles(count: number): readonly string[] {
  return readdirSync(seedPath('articles'))
    .map((name) => join(seedPath('articles'), name))
    .map((path) => ({ path, length: readFileSync(path).length }))
    .sort((a, b) => a.length - b.length)
    .slice(0, count)
    .map(({ path }) => path);
}

/** What undisturbed runs come to: of articles, and of the claims that they gave. */
async function references(): Promise<
  Readonly<Record<Kind, { readonly order: Omit<Order, 'store'>; readonly ended: Ended }>>
> {
  const store = embeddedStore();
  const articles = {
    kind: 'articles',
    inputs: shortestArticles(Number(values.articles)),
    entriesInCommit: 2,
  } as const;
  const read = await runToEnd({ ...articles, store });
  const claims = {
    kind: 'claims',
    inputs: [join(store.database, '..', 'journal', 'record.jsonl')],
    entriesInCommit: 2,
  } as const;
  const taken = await runToEnd({ ...claims, store: embeddedStore() });
  return { articles: { order: articles, ended: read }, claims: { order: claims, ended: taken } };
}

const reference = await references();
if (reference.articles.ended.digest !== reference.claims.ended.digest) {
  throw new Error('Claims give another graph than the articles that they were read from.');
}
console.log(
  `seed ${values.seed}; undisturbed: ${reference.articles.ended.articles.length} articles, digest ${reference.articles.ended.digest.slice(0, 16)}`,
);

interface Row {
  readonly what: string;
  kills: number;
  ends: number;
  commits: number;
  wrong: number;
}

function count(
  row: Row,
  kind: Kind,
  ended: Ended & { readonly killed: number; readonly commits: number },
): void {
  row.ends += 1;
  row.kills += ended.killed;
  row.commits += ended.commits;
  console.error(`${row.what}: ${row.kills} kills, ${row.ends} ends, ${seconds()}`);
  const { digest, articles } = reference[kind].ended;
  if (ended.digest === digest && ended.articles.join('\n') === articles.join('\n')) return;
  row.wrong += 1;
  console.error(
    `WRONG after ${row.kills} kills: ${row.what}, ${kind}: ${ended.digest}\n${ended.said.join('\n')}`,
  );
}

function kindOf(row: Row): Kind {
  return row.ends % 2 === 0 ? 'claims' : 'articles';
}

async function embedded(wanted: number): Promise<Row> {
  const row = { what: 'embedded', kills: 0, ends: 0, commits: 0, wrong: 0 };
  while (row.kills < wanted) {
    const kind = kindOf(row);
    const store = embeddedStore();
    let isEven = false;
    const ended = await killAndResume({
      order: { ...reference[kind].order, store },
      kills: Math.min(wanted - row.kills, 1 + Math.floor(random() * inARow)),
      longest: reference[kind].ended.milliseconds,
      random,
      damage() {
        isEven = !isEven;
        if (isEven) damageFiles(store.database, random);
      },
    });
    count(row, kind, ended);
    rmSync(join(store.database, '..'), { recursive: true, force: true });
  }
  return row;
}

function storeOn({ uri, user, password }: KillableServer): StoreSettings {
  return { kind: 'neo4j', uri, user, password, database: 'neo4j', adopt: false };
}

async function emptied(server: KillableServer): Promise<StoreSettings> {
  const settings = storeOn(server);
  const store = await openStore(settings, { onWarning: () => undefined });
  try {
    await store.replaceRecord([]);
    await store.replaceGraph({ nodes: [], relationships: [] });
  } finally {
    await store.close();
  }
  return settings;
}

async function neo4jClients(wanted: number, server: KillableServer): Promise<Row> {
  const row = { what: 'Neo4j, client killed', kills: 0, ends: 0, commits: 0, wrong: 0 };
  const longest = (await runToEnd({ ...reference.claims.order, store: await emptied(server) })).milliseconds;
  while (row.kills < wanted) {
    const kind = kindOf(row);
    const kills = Math.min(wanted - row.kills, 1 + Math.floor(random() * inARow));
    const store = await emptied(server);
    count(
      row,
      kind,
      await killAndResume({ order: { ...reference[kind].order, store }, kills, longest, random }),
    );
  }
  return row;
}

async function neo4jServers(wanted: number, server: KillableServer): Promise<Row> {
  const row = { what: 'Neo4j, server killed', kills: 0, ends: 0, commits: 0, wrong: 0 };
  const longest = (await runToEnd({ ...reference.claims.order, store: await emptied(server) })).milliseconds;
  while (row.kills < wanted) {
    const kind = kindOf(row);
    const running = startRun({ ...reference[kind].order, store: await emptied(server) });
    await running.ready;
    await wait(random() * longest);
    const isAtWork = running.child.exitCode === null;
    await server.kill();
    await server.start();
    const outcome = await running.outcome;
    if (outcome.type === 'killed') throw new Error('The client was killed by somebody else.');
    count(row, kind, { ...outcome, killed: isAtWork ? 1 : 0, commits: 0 });
  }
  return row;
}

const rows: Row[] = [];
try {
  rows.push(await embedded(Number(values.embedded)));
  const [clients, servers] = [Number(values['neo4j-client']), Number(values['neo4j-server'])];
  if (clients + servers > 0) {
    const server = await killableServer();
    try {
      if (clients > 0) rows.push(await neo4jClients(clients, server));
      if (servers > 0) rows.push(await neo4jServers(servers, server));
    } finally {
      await server.remove();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(
  `| what | kills | stores brought to their end | commits before kills | wrong |\n|---|---:|---:|---:|---:|`,
);
for (const { what, kills, ends, commits, wrong } of rows) {
  console.log(`| ${what} | ${kills} | ${ends} | ${commits} | ${wrong} |`);
}
console.log(seconds());
process.exitCode = rows.some(({ wrong }) => wrong > 0) ? 1 : 0;
