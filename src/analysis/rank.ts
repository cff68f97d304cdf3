import type { Finding, SnapshotIndex } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { createRandom } from '../util/create-random.ts';
import { groupBy } from '../util/group-by.ts';
import { counted } from '../util/wording.ts';
import type { ActWeights } from './act-weights.ts';
import { type Centrality, centralityOf } from './centrality.ts';
import { withGrounds } from './grounds.ts';
import { type Period, periodInWords } from './period.ts';
import { distinct } from './pressure-acts.ts';
import { armsProjection, edgesOf, type Projection, pressureProjection } from './projections.ts';
import { bandOf, resample } from './resample.ts';
import { rounded } from './sentences.ts';

export interface RankOptions extends Period {
  readonly seed: number;
  /** How many times stories are drawn anew for the bands; 0 leaves the bands at the value itself. */
  readonly resamples: number;
  readonly weights: ActWeights;
}

interface Role {
  readonly name: 'suppliers' | 'pressers' | 'targets';
  readonly projection: Projection;
  /** Which end of an edge plays the role. */
  readonly end: 'from' | 'to';
  /** What each edge is called in a sentence that says there is none. */
  readonly edges: string;
  /** Of the two projections the one that is ranked: `armsProjection` or `pressureProjection`. */
  readonly projected: string;
}

/**
 * Who counts most as a supplier, a presser and a target, each list by descending share.
 * - Projections: `armsProjection` (suppliers) and `pressureProjection` (pressers, targets) say what an edge weighs.
 * - `share` is PageRank over the edges turned towards the role (reversed for suppliers and pressers), rescaled so that
 *   the shares of those who play the role sum to 1; `pagerank` is the raw value among all actors of the projection.
 * - `hits` is Kleinberg's hub value (suppliers, pressers) or authority value (targets); −1 stands for an iteration that did
 *   not settle. HITS favours the largest cluster: an actor outside it may stand at 0.
 * - `shareLow`, `shareHigh` (and for `hits`) are the 5th and 95th percentile over stories drawn anew with replacement.
 * A role that nobody plays gives one Finding that says so.
 */
export function rank(index: SnapshotIndex, options: RankOptions): readonly Finding[] {
  const arms = armsProjection(index, options);
  const pressure = pressureProjection(index, options, options.weights);
  const roles: readonly Role[] = [
    { name: 'suppliers', projection: arms, end: 'from', edges: 'sale of arms', projected: sales },
    { name: 'pressers', projection: pressure, end: 'from', edges: 'act of pressure', projected: acts },
    { name: 'targets', projection: pressure, end: 'to', edges: 'act of pressure', projected: acts },
  ];
  return roles.flatMap((role) => rankRole(index, role, options));
}

const sales = 'sales';
const acts = 'pressure';

/** Values of one run for each actor that plays the role. */
interface Scores {
  readonly pagerank: ReadonlyMap<string, number>;
  readonly share: ReadonlyMap<string, number>;
  readonly hits: ReadonlyMap<string, number> | undefined;
}

function rankRole(index: SnapshotIndex, role: Role, options: RankOptions): readonly Finding[] {
  const scores = scoresOf(role, () => 1);
  if (scores.share.size === 0) return [emptyFinding(role, options)];
  const byActor = groupBy(role.projection, (each) => each[role.end]);
  const random = createRandom(options.seed);
  const stories = role.projection.map((each) => each.story);
  const runs = resample(stories, options.resamples, random).map((draw) =>
    scoresOf(role, (story) => draw.get(story) ?? 0),
  );
  return [...scores.share]
    .sort(([a, x], [b, y]) => rounded(y, 9) - rounded(x, 9) || compare(a, b))
    .map(([actor], place) =>
      findingOf(index, role, { actor, place: place + 1, own: byActor.get(actor) ?? [], scores, runs }),
    );
}

function scoresOf(role: Role, times: (story: string) => number): Scores {
  const edges = edgesOf(role.projection, times);
  const centrality: Centrality = centralityOf(edges, role.end === 'from');
  const players = distinct(edges.map((edge) => edge[role.end]));
  const total = players.reduce((sum, id) => sum + (centrality.pagerank.get(id) ?? 0), 0);
  return {
    pagerank: centrality.pagerank,
    share: new Map(players.map((id) => [id, (centrality.pagerank.get(id) ?? 0) / total])),
    hits: role.end === 'from' ? centrality.hubs : centrality.authorities,
  };
}

/** An actor at its place, with what the stories add for it and all runs. */
interface Ranked {
  readonly actor: string;
  readonly place: number;
  readonly own: Projection;
  readonly scores: Scores;
  readonly runs: readonly Scores[];
}

function findingOf(index: SnapshotIndex, role: Role, { actor, place, own, scores, runs }: Ranked): Finding {
  const share = scores.share.get(actor) ?? 0;
  const hits = scores.hits?.get(actor);
  const [shareLow, shareHigh] = bandOf(runs.map((run) => run.share.get(actor) ?? 0)) ?? [share, share];
  const settled = runs.flatMap((run) => (run.hits ? [run.hits.get(actor) ?? 0] : []));
  const [hitsLow, hitsHigh] = bandOf(settled) ?? [hits ?? -1, hits ?? -1];
  const stories = new Set(own.map((each) => each.story)).size;
  const events = new Set(own.map((each) => each.event)).size;
  const partners = new Set(own.map((each) => (role.end === 'from' ? each.to : each.from))).size;
  const percent = (value: number) => `${rounded(value * 100, 1)} %`;
  const figures = {
    analysis: 'rank',
    subjects: [actor],
    statement:
      `${index.nameOf(actor)} is number ${place} among ${role.name}, with a share of ${percent(share)} ` +
      `(${percent(shareLow)} to ${percent(shareHigh)}), from ${counted(events, 'event')} with ` +
      `${counted(partners, 'partner')} in ${counted(stories, 'story', 'stories')}.`,
    values: {
      role: role.name,
      projection: role.projected,
      place,
      actor: index.nameOf(actor),
      share: rounded(share, 4),
      shareLow: rounded(shareLow, 4),
      shareHigh: rounded(shareHigh, 4),
      pagerank: rounded(scores.pagerank.get(actor) ?? 0, 4),
      hits: rounded(hits ?? -1, 4),
      hitsLow: rounded(hitsLow, 4),
      hitsHigh: rounded(hitsHigh, 4),
      events,
      partners,
      stories,
    },
  };
  return withGrounds(figures, () => ({
    claims: distinct(own.flatMap((each) => each.claims)),
    reference: distinct(own.flatMap((each) => each.reference)),
  }));
}

function emptyFinding(role: Role, period: Period): Finding {
  return {
    analysis: 'rank',
    subjects: [],
    statement: `There are no ${role.name} to rank: the graph holds no ${role.edges}${periodInWords(period)}.`,
    values: { role: role.name, events: 0 },
    claims: [],
    reference: [],
  };
}
