/**
 * tsx bench/analysis/run.ts [--events 1000,10000,100000] [--rounds 3] [--python FILE] [--only WORDS] [--svg FILE]
 *
 * Times every analysis (or those with WORDS in their names), and its first call apart, on generated snapshots; with a Python that has NetworkX (also
 * DEMARCHE_TEST_PYTHON) every measure that both have, on the same networks in the same run, each the best of the rounds. Times are
 * processor time of the process, collecting of garbage included, so that other work on the machine counts little; nothing is
 * asserted. Of an analysis the figures are
 * timed, then what reading all that they rest on adds (as JSON and `--explain` do). `--svg` draws how they grow.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { triadCensus } from '../../src/analysis/balance/triads.ts';
import { positiveLouvain } from '../../src/analysis/blocs/positive-louvain.ts';
import { hitsOf, pagerankOf } from '../../src/analysis/centrality.ts';
import {
  balance,
  betweennessOf,
  blocs,
  brokers,
  constraintOf,
  createSnapshotIndex,
  cutNodes,
  dependence,
  exposure,
  leverage,
  neighboursOf,
  pressureOn,
  rank,
  type SignedTie,
  signedNetwork,
  timeline,
  whatIf,
} from '../../src/analysis/index.ts';
import { armsProjection, edgesOf } from '../../src/analysis/projections.ts';
import { loadVocabulary } from '../../src/config/index.ts';
import type { Finding } from '../../src/model/index.ts';
import { influenceKnowledge } from '../../src/pipeline/index.ts';
import { createRandom } from '../../src/util/create-random.ts';
import { largeSnapshot } from './large-snapshot.ts';
import { plotOf } from './plot.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000,10000,100000' },
    rounds: { type: 'string', default: '3' },
    python: { type: 'string' },
    only: { type: 'string', default: '' },
    svg: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const python = values.python ?? process.env['DEMARCHE_TEST_PYTHON'];
const sizes = values.events.split(',').map(Number);
interface AnalysisTime {
  readonly first: number;
  readonly best: number;
  readonly reading: number;
}

const vocabulary = loadVocabulary();
const knowledge = influenceKnowledge(vocabulary);

/** Processor time of the first call and of the best of the others, in milliseconds: other work on the machine does not count. */
function timed(work: () => unknown): { readonly first: number; readonly best: number } {
  const times = Array.from({ length: rounds + 1 }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return { first: times[0] ?? 0, best: Math.min(...times.slice(1)) };
}

/** Processor time of reading all that the Findings rest on, after they were made: each list is gathered when it is first read. */
function timedReading(work: () => readonly Finding[]): number {
  const findings = work();
  const start = process.cpuUsage();
  let ids = 0;
  for (const { claims, reference } of findings) ids += claims.length + reference.length;
  const { user, system } = process.cpuUsage(start);
  if (ids < 0) throw new Error('a list is shorter than none');
  return (user + system) / 1000;
}

const cellOf = ({ first, best, reading }: AnalysisTime): string =>
  `${shown(first)} / ${shown(best)} / ${shown(reading)}`;
const shown = (milliseconds: number): string =>
  milliseconds < 10 ? milliseconds.toFixed(2) : Math.round(milliseconds).toString();
const columns: {
  readonly events: number;
  readonly loading: number;
  readonly megabytes: number;
  readonly analyses: Map<string, AnalysisTime>;
  readonly measures: Map<string, number>;
}[] = [];
const networks: Record<string, { readonly arms: unknown; readonly ties: unknown }> = {};

for (const events of sizes) {
  console.error(`${events} events …`);
  const snapshot = largeSnapshot(events, vocabulary, 7);
  const start = process.cpuUsage();
  const index = createSnapshotIndex(snapshot);
  const loading = process.cpuUsage(start).user / 1000;
  const node = (id: string) => {
    const row = index.node(id);
    if (row === undefined) throw new Error(`${id} is missing`);
    return row;
  };
  const options = { knowledge, seed: 1, resamples: 20, weights: knowledge.weights };
  const open = index.nodesOf('Deal')[1];
  const analyses = new Map(
    Object.entries({
      'leverage DEAL': () => leverage(index, open ?? node('deal:0'), options),
      'leverage STATE (Turkey)': () => leverage(index, node('state:TUR'), options),
      'leverage STATE --item (Turkey, S-400)': () =>
        leverage(index, node('state:TUR'), { ...options, item: 'weapon:s-400' }),
      'pressure STATE (Turkey)': () => pressureOn(index, 'state:TUR', options),
      'pressure STATE (United States)': () => pressureOn(index, 'state:USA', options),
      'dependence STATE (Turkey)': () => dependence(index, 'state:TUR', options),
      'exposure LAW (CAATSA)': () => exposure(index, node('law:caatsa'), options),
      'exposure STATE (United States)': () => exposure(index, node('state:USA'), options),
      timeline: () => timeline(index, 'state:USA', 'state:TUR', options),
      brokers: () => brokers(index, options),
      blocs: () => blocs(index, options),
      balance: () => balance(index, options),
      'what-if': () => whatIf(index, { kind: 'remove', state: 'state:TUR' }, options),
      'rank (20 draws)': () => rank(index, options),
    } satisfies Record<string, () => readonly Finding[]>)
      .filter(([name]) => new RegExp(values.only).test(name))
      .map(([name, work]) => {
        const time = { ...timed(work), reading: timedReading(work) };
        console.error(`  ${name}: ${cellOf(time)}`);
        return [name, time] as const;
      }),
  );
  const arms = edgesOf(armsProjection(index, {}));
  const ties: readonly SignedTie[] = signedNetwork(index, {}, knowledge).ties;
  const positive = ties
    .filter((tie) => tie.positive > 0)
    .map(({ a, b, positive: weight }) => ({ a, b, weight, sign: 1 as const }));
  networks[events] = {
    arms: arms.map(({ from, to, weight }) => [from, to, weight]),
    ties: ties.map((tie) => [tie.a, tie.b, tie.positive, tie.negative]),
  };
  const neighbours = neighboursOf(positive);
  const measures = new Map(
    Object.entries({
      PageRank: () => pagerankOf(arms, true),
      HITS: () => hitsOf(arms),
      betweenness: () => betweennessOf(positive),
      constraint: () => {
        const tied = neighboursOf(positive);
        return [...tied.keys()].map((id) => constraintOf(tied, id));
      },
      'articulation points': () => cutNodes(neighbours),
      triangles: () => triadCensus(positive),
      Louvain: () => positiveLouvain(ties, createRandom(1)),
    }).map(([name, work]) => [name, timed(work).best] as const),
  );
  const megabytes = Math.round(process.memoryUsage().rss / 1_048_576);
  columns.push({ events, loading, megabytes, analyses, measures });
}

const head = columns.map(({ events }) => `${events.toLocaleString('en')} events`);
console.log(
  `${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}; milliseconds of processor time: first call / best of ${rounds} more / reading what all findings rest on\n`,
);
console.log(`| analysis | ${head.join(' | ')} |\n|---|${head.map(() => '---:|').join('')}`);
console.log(`| look-ups (once after load) | ${columns.map(({ loading }) => shown(loading)).join(' | ')} |`);
for (const name of columns[0]?.analyses.keys() ?? []) {
  const cells = columns.map(({ analyses }) => {
    const time = analyses.get(name);
    return time === undefined ? '' : cellOf(time);
  });
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}
console.log(`| resident memory, MB | ${columns.map(({ megabytes }) => megabytes).join(' | ')} |`);
if (values.svg !== undefined) {
  const lines = [...(columns[0]?.analyses.keys() ?? [])].map((name) => ({
    name,
    points: columns.flatMap(({ events, analyses }): readonly (readonly [number, number])[] => {
      const best = analyses.get(name)?.best;
      return best === undefined ? [] : [[events, Math.max(best, 0.1)]];
    }),
  }));
  writeFileSync(values.svg, plotOf(lines, 'events', 'milliseconds of processor time'));
}
if (python === undefined) {
  console.log('\nNetworkX is not measured: give --python or DEMARCHE_TEST_PYTHON.');
} else {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-bench-'));
  const file = join(folder, 'networks.json');
  writeFileSync(file, JSON.stringify(networks));
  const script = fileURLToPath(new URL('measures.py', import.meta.url));
  const answer = execFileSync(python, [script, file, String(rounds)], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  // Written by measures.py, whose output has this shape.
  const other = JSON.parse(answer) as {
    readonly version: string;
    readonly times: Record<string, Record<string, number>>;
    readonly megabytes: number;
  };
  console.log(
    `\nAgainst NetworkX ${other.version} (${other.megabytes} MB): ours / theirs in milliseconds, times as fast\n`,
  );
  console.log(`| measure | ${head.join(' | ')} |\n|---|${head.map(() => '---:|').join('')}`);
  for (const name of columns[0]?.measures.keys() ?? []) {
    const cells = columns.map(({ events, measures }) => {
      const [ours, theirs] = [measures.get(name) ?? 0, other.times[String(events)]?.[name] ?? 0];
      return `${shown(ours)} / ${shown(theirs)}, ${(theirs / ours).toFixed(1)} ×`;
    });
    console.log(`| ${name} | ${cells.join(' | ')} |`);
  }
}
