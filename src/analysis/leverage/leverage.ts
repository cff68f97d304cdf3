import type { Finding, Hop, NodeRow, SnapshotIndex } from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { groupBy } from '../../util/group-by.ts';
import { counted, enumerated } from '../../util/wording.ts';
import { familyOf } from '../deal-outcomes.ts';
import { type DealFact, dealFact, dealsOf } from '../deals/deal-fact.ts';
import { nothingFound } from '../findings.ts';
import { type Grounds, withGrounds, withWords } from '../grounds.ts';
import type { InfluenceKnowledge } from '../knowledge.ts';
import { type Period, periodInWords } from '../period.ts';
import { distinct } from '../pressure-acts.ts';
import { rounded } from '../sentences.ts';
import { actPaths } from './act-paths.ts';
import { bondPaths } from './bond-paths.ts';
import type { LeveragePath } from './leverage-path.ts';
import { type LeverageTarget, leverageTarget, prospectiveDeal } from './leverage-target.ts';
import { homesOf, makerPaths } from './maker-paths.ts';

export interface LeverageOptions extends Period {
  readonly knowledge: InfluenceKnowledge;
  /** Id of a system: only deals over its family, or, where there is none, a supposed purchase of it. */
  readonly item?: string;
}

/**
 * Every path by which an actor could stop or slow a deal, or a State's purchases that are neither stopped nor delivered: the
 * seller, the maker's licence, parts and consent to re-export, laws that apply, pressure and precedents, other supplies,
 * programmes and alliances (`knowledge.paths` has the weights, seeds/vocabulary/leverage-weights.json the reasons). The
 * Findings: `summary`; `actor`, by descending strength (1 − Π(1 − strength) over its strongest path of each kind); `path`,
 * each with its hops and whether they are told, known or inferred. Strengths order paths; they are no probabilities.
 */
export function leverage(
  index: SnapshotIndex,
  subject: NodeRow,
  options: LeverageOptions,
): readonly Finding[] {
  const targets = targetsOf(index, subject, options);
  const paths = targets
    .flatMap((target) => [
      ...makerPaths(index, target, options.knowledge),
      ...actPaths(index, target, options.knowledge),
      ...bondPaths(index, target, options.knowledge),
    ])
    // Sums of products differ in the last digits.
    .map((path) => ({ path, rank: Math.round(path.strength * 1e9) }))
    .sort(
      (a, b) =>
        b.rank - a.rank ||
        compare(a.path.actor, b.path.actor) ||
        compare(a.path.kind, b.path.kind) ||
        compare(a.path.via, b.path.via),
    )
    .map(({ path }) => path);
  const asked = inWords(index, subject, options);
  if (paths.length === 0) {
    return [
      nothingFound(
        'leverage',
        [subject.id],
        targets.length === 0
          ? `There is nothing to stop: the graph holds no open purchase of ${asked}${periodInWords(options)}.`
          : `The graph knows no path by which anybody could stop ${asked}.`,
        { aspect: 'summary', actors: 0, paths: 0, deals: 0, supposed: false },
      ),
    ];
  }
  const deals = distinct(targets.flatMap(({ dealIds }) => dealIds).filter((id) => id !== ''));
  const actors = [...groupBy(paths, (path) => path.actor)]
    .map(([actor, own]) => ({ actor, own, strength: combined(own) }))
    .sort((a, b) => rounded(b.strength, 9) - rounded(a.strength, 9) || compare(a.actor, b.actor));
  const [first] = actors;
  const supposed = targets.some(({ prospective }) => prospective);
  const listsOfDeals = new Map<readonly string[], ListOfDeals>();
  return [
    withGrounds(
      {
        analysis: 'leverage',
        subjects: [subject.id, ...deals],
        statement:
          `${counted(actors.length, 'actor')} could stop or slow ${asked}, by ${counted(paths.length, 'path')}; the first is ` +
          `${index.nameOf(first?.actor ?? '')}.${supposed ? ' No open purchase is told: it is supposed.' : ''} Strengths order the paths by stated weights and are no probabilities.`,
        values: {
          aspect: 'summary',
          actors: actors.length,
          paths: paths.length,
          deals: deals.length,
          supposed,
        },
      },
      () => groundsOfHops(paths.flatMap(({ hops }) => hops)),
    ),
    ...actors.map(({ actor, own, strength }, at): Finding => {
      const kinds = [...new Set(own.map(({ kind }) => kind))];
      return withGrounds(
        {
          analysis: 'leverage',
          subjects: [subject.id, actor],
          statement: `${index.nameOf(actor)} has ${counted(own.length, 'path')} to ${asked}: by ${enumerated(kinds)}.`,
          values: {
            aspect: 'actor',
            place: at + 1,
            actor: index.nameOf(actor),
            strength: rounded(strength, 4),
            paths: own.length,
            kinds: kinds.join(', '),
          },
        },
        () => groundsOfHops(own.flatMap(({ hops }) => hops)),
      );
    }),
    ...paths.map((path) => pathFinding(index, subject.id, path, listsOfDeals)),
  ];
}

/** Kinds of path are taken to work apart from each other; two paths of one kind by one actor are not added up. */
function combined(paths: readonly LeveragePath[]): number {
  const strongest = [...groupBy(paths, ({ kind }) => kind).values()].map((own) =>
    Math.max(...own.map(({ strength }) => strength)),
  );
  return 1 - strongest.reduce((left, strength) => left * (1 - strength), 1);
}

/** What each Finding says of the deals that a path reaches: many paths share one list. */
interface ListOfDeals {
  readonly sorted: readonly string[];
  readonly told: number;
}

function pathFinding(
  index: SnapshotIndex,
  subject: string,
  path: LeveragePath,
  lists: Map<readonly string[], ListOfDeals>,
): Finding {
  const deals = lists.get(path.deals) ?? {
    sorted: distinct(path.deals),
    told: path.deals.filter((id) => id !== '').length,
  };
  lists.set(path.deals, deals);
  const basis = distinct(path.hops.map((hop) => hop.basis)).join(' and ');
  const steps = path.hops.map((hop) => `${hop.words} [${hop.basis}]`).join('; ');
  const figures = {
    analysis: 'leverage',
    subjects: withWords(deals.sorted, subject, path.actor),
    statement: `${index.nameOf(path.actor)}, by ${path.kind} (${rounded(path.strength, 2)}): ${steps}.`,
    values: {
      aspect: 'path',
      actor: index.nameOf(path.actor),
      path: path.kind,
      strength: rounded(path.strength, 4),
      via: path.via.split(' ').filter(Boolean).map(index.nameOf).join(', '),
      hops: path.hops.length,
      basis,
      deals: deals.told,
    },
  };
  return Object.assign(
    withGrounds(figures, () => groundsOfHops(path.hops)),
    { hops: path.hops },
  );
}

function groundsOfHops(hops: readonly Hop[]): Grounds {
  return {
    claims: distinct(hops.flatMap((hop) => hop.claims)),
    reference: distinct(hops.flatMap((hop) => hop.reference)),
  };
}

function inWords(index: SnapshotIndex, subject: NodeRow, { item }: LeverageOptions): string {
  if (subject.label === 'Deal') return `the deal ${index.nameOf(subject.id)}`;
  const of = item === undefined ? 'arms' : index.nameOf(item);
  return `purchases of ${of} by ${index.nameOf(subject.id)}`;
}

function targetsOf(
  index: SnapshotIndex,
  subject: NodeRow,
  options: LeverageOptions,
): readonly LeverageTarget[] {
  if (subject.label === 'Deal') {
    const deal = dealFact(index, subject.id);
    return deal === undefined ? [] : deal.buyers.map((buyer) => targetOf(buyer, [deal]));
  }
  const { item } = options;
  const family = item === undefined ? undefined : familyOf(index, item);
  const deals = dealsOf(index, subject.id, 'buyers', options).filter(
    (deal) =>
      !deal.stopped &&
      deal.stage !== 'delivered' &&
      (family === undefined || deal.items.some((id) => family.has(id))),
  );
  if (deals.length > 0) return [targetOf(subject.id, deals)];
  if (item === undefined) return [];
  const makers = homesOf(index, item).map(({ state }) => state);
  const supposed = prospectiveDeal(
    item,
    index.nameOf(item),
    makers.filter((id) => id !== subject.id),
  );
  return [leverageTarget(subject.id, [supposed], [item], true)];
}

function targetOf(buyer: string, deals: readonly DealFact[]): LeverageTarget {
  return leverageTarget(buyer, deals, distinct(deals.flatMap((deal) => deal.items)), false);
}
