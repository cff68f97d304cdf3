/**
 * tsx bench/ingest/run.ts [--small 500] [--large 50000] [--rounds 5] [--neo4j]
 *
 * Milliseconds (passed, and of processors' work) that taking in one more article costs once its claims are read: record, fold and store, in a run that goes on, for a
 * small and a large graph. Articles and claims are made up (articles.ts), so no reader is in it. Each graph is a process of its
 * own; rounds alternate between them, so that a busy machine slows both alike. With --neo4j both are in turn the one database of
 * the tests' server (DEMARCHE_TEST_NEO4J_URI, else one of its own), which is emptied: small first, then grown to large. Work is
 * then that of this side alone.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { StoreSettings } from '../../src/model/index.ts';
import { testServer } from '../../tests/helpers/neo4j-server.ts';
import type { Answer, Cost, Order } from './subject.ts';

const { values } = parseArgs({
  options: {
    small: { type: 'string', default: '500' },
    large: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '5' },
    neo4j: { type: 'boolean', default: false },
  },
});
const sizes = { small: Number(values.small), large: Number(values.large) };
const rounds = Number(values.rounds);
const growing: Order = { articles: 0, perCommit: 500 };
/** What is measured in each round: single articles, then articles in batches as a busy run commits them. */
const measured: readonly Order[] = [
  { articles: 20, perCommit: 1 },
  { articles: 64, perCommit: 32 },
];

interface Subject {
  readonly times: Map<number, Cost[]>;
  readonly ask: (order: Order) => Promise<Answer>;
  readonly close: () => Promise<void>;
  last?: Answer;
}

const folder = mkdtempSync(join(tmpdir(), 'ingest-'));
try {
  if (values.neo4j) await inTurn();
  else await sideBySide();
} finally {
  rmSync(folder, { recursive: true });
}

async function sideBySide(): Promise<void> {
  const [small, large] = [await start(embedded('small')), await start(embedded('large'))];
  await grow(small, sizes.small);
  await grow(large, sizes.large);
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of round % 2 === 0 ? [small, large] : [large, small]) await measure(subject);
  }
  print(small, large);
  await Promise.all([small.close(), large.close()]);
}

async function inTurn(): Promise<void> {
  const server = await testServer();
  try {
    await server.bare();
    const { uri, user, password } = server;
    const small = await start({ kind: 'neo4j', uri, user, password, database: 'neo4j', adopt: false });
    await grow(small, sizes.small);
    for (let round = 0; round < rounds; round += 1) await measure(small);
    const large: Subject = { ...small, times: new Map() };
    await grow(large, sizes.large - sizes.small);
    for (let round = 0; round < rounds; round += 1) await measure(large);
    print(small, large);
    await large.close();
  } finally {
    await server.stop();
  }
}

async function start(store: StoreSettings): Promise<Subject> {
  const path = fileURLToPath(new URL('subject.ts', import.meta.url));
  const child = fork(path, [JSON.stringify(store), '1'], {
    execArgv: ['--import', 'tsx', '--max-old-space-size=8192'],
  });
  await next(child);
  return {
    times: new Map(),
    ask(order) {
      child.send(order);
      // Answers come one for each order.
      return next(child) as Promise<Answer>;
    },
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.send('close');
      }),
  };
}

function next(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the subject ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}

async function grow(subject: Subject, count: number): Promise<void> {
  // The first commits of a run fold as a whole.
  for (const articles of [1, 1]) await subject.ask({ articles, perCommit: 1 });
  const step = 5000;
  for (let done = 2; done < count; done += step) {
    const { commits, heapMb, rssMb } = await subject.ask({
      ...growing,
      articles: Math.min(step, count - done),
    });
    const each = (of: keyof Cost) =>
      (commits.reduce((sum, cost) => sum + cost[of], 0) / Math.min(step, count - done)).toFixed(2);
    console.error(
      `${Math.min(done + step, count)} articles: ${each('wall')} ms each (${each('cpu')} of work) in commits of 500, heap ${heapMb} MB, resident ${rssMb} MB`,
    );
  }
}

async function measure(subject: Subject): Promise<void> {
  for (const order of measured) {
    const answer = await subject.ask(order);
    const times = subject.times.get(order.perCommit) ?? [];
    times.push(
      ...answer.commits.map(({ wall, cpu }) => ({
        wall: wall / order.perCommit,
        cpu: cpu / order.perCommit,
      })),
    );
    subject.times.set(order.perCommit, times);
    subject.last = answer;
  }
}

function print(small: Subject, large: Subject): void {
  const cells = (texts: readonly (number | string)[]) =>
    texts.map((text) => (typeof text === 'number' ? text.toFixed(2) : text).padStart(10)).join('');
  console.log(`${'ms per article'.padEnd(34)}${cells([`${sizes.small}`, `${sizes.large}`, 'ratio'])}`);
  for (const { perCommit } of measured) {
    for (const of of ['wall', 'cpu'] as const) {
      for (const [name, sum] of [
        ['median', median],
        ['mean', mean],
      ] as const) {
        const [a = 0, b = 0] = [small, large].map(({ times }) =>
          sum((times.get(perCommit) ?? []).map((cost) => cost[of])),
        );
        console.log(`${`${perCommit} a commit, ${of}, ${name}`.padEnd(34)}${cells([a, b, b / a])}`);
      }
    }
  }
  for (const [name, { last }] of Object.entries({ small, large })) {
    console.log(`${name}: heap ${last?.heapMb} MB, resident ${last?.rssMb} MB`);
  }
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

function mean(times: readonly number[]): number {
  return times.reduce((sum, time) => sum + time, 0) / times.length;
}

function embedded(name: string): StoreSettings {
  return { kind: 'embedded', database: join(folder, name, 'graph.grafeo') };
}
