import { dealStatuses, realisedStatuses } from '../../model/index.ts';
import { groupBy } from '../../util/group-by.ts';
import type { ArticleView } from '../view/article-view.ts';
import type { Candidate } from './candidate.ts';
import { type Deal, dealLinks, dealOf, doneScore, statusScores } from './deals.ts';
import {
  articleFeatures,
  bestFit,
  cueFeatures,
  type Features,
  fitFeatures,
  greatest,
  itemFeatures,
  type Link,
  linkFeatures,
  meanOf,
  placeFeatures,
  scoresOf,
  stanceFeatures,
  statusCues,
  statusFits,
} from './features.ts';

/** Scores below this are not worth judging: what is right lies hardly ever there. */
const leastScore = -6;

/** Candidates for what belongs to given transfers: their statuses, sums, counts and dates. */
export function figureCandidates(view: ArticleView, transfers: readonly Candidate[]): readonly Candidate[] {
  const deals = transfers.map(({ roles: { seller, buyer, item } }) => dealOf(view, { seller, buyer, item }));
  const full = deals.filter(({ item }) => item !== undefined);
  return [
    ...full.flatMap((deal) => statusCandidates(view, deal)),
    ...[...groupBy(deals, ({ seller, buyer }) => `${seller} ${buyer}`).values()].flatMap((same) => [
      ...ofParties(view, same, 'value', 'Money', 'val_s', 'val_b'),
      ...ofParties(view, same, 'signed', 'Date', 'date_s', 'date_b'),
    ]),
    ...bestOfBuyers(full).flatMap((deal) => quantities(view, deal)),
  ];
}

/** Every status of a deal, and whether it is done in any. What is the same for all of them is measured once. */
function statusCandidates(view: ArticleView, deal: Deal): readonly Candidate[] {
  const { seller, buyer, item } = deal;
  const players = [seller, buyer, item];
  const passage = view.passageOf(players);
  const scores = statusScores(view, deal);
  const cues = statusCues(view, passage, item);
  const cuesAtItem = statusCues(view, view.passageOf([item]), item);
  const fits = statusFits(view, seller, buyer, item);
  const fitsOfItem = statusFits(view, undefined, undefined, item);
  const shared = [
    ...scoresOf(view, dealLinks(deal)),
    deal.score,
    doneScore(view, deal),
    view.table.score('denied', buyer, item),
    ...placeFeatures(view, players, passage),
    ...stanceFeatures(view, passage),
    ...articleFeatures(view),
  ];
  const statuses = dealStatuses.map((status, index): Candidate => {
    const own = scores[index] ?? Number.NaN;
    return {
      kind: 'status',
      roles: { seller, buyer, item },
      word: status,
      features: [
        view.table.score(`st_${status}`, buyer, item),
        view.table.score(`st_${status}`, seller, item),
        own,
        greatest(scores.toSpliced(index, 1)),
        scores.filter((score) => score > own).length,
        index,
        cues[index] ?? 0,
        view.cueNear(status, undefined, passage),
        cuesAtItem[index] ?? 0,
        Math.max(...cues.toSpliced(index, 1)),
        Math.max(0, ...cues.slice(index + 1)),
        ...fitFeatures(fits, index),
        ...fitFeatures(fitsOfItem, index),
        ...shared,
      ],
    };
  });
  const means = fits.map(({ mean }) => mean);
  const done = {
    kind: 'done' as const,
    roles: { seller, buyer, item },
    features: [
      ...linkFeatures(view, dealLinks(deal)),
      ...[scores, cues, cuesAtItem, means].flatMap((values) => [
        ...values,
        greatest(values.filter((_, index) => isRealised[index])),
        greatest(values.filter((_, index) => !isRealised[index])),
      ]),
      ...shared,
    ],
  };
  return [...statuses, done];
}

const isRealised = dealStatuses.map((status) => realisedStatuses.has(status));

/** Sums and dates belong to a seller and a buyer, whatever they trade. `deals` are those of the same two, one at least. */
function ofParties(
  view: ArticleView,
  deals: readonly Deal[],
  kind: 'value' | 'signed',
  type: 'Money' | 'Date',
  sellerLabel: string,
  buyerLabel: string,
): readonly Candidate[] {
  const [first] = deals;
  if (!first) return [];
  const { seller, buyer } = first;
  const best = greatest(deals.map(({ score }) => score));
  return view.ofType(type).flatMap((figure): readonly Candidate[] => {
    const links: readonly Link[] = [
      [sellerLabel, figure, seller],
      [buyerLabel, figure, buyer],
    ];
    const score = meanOf(scoresOf(view, links));
    if (!(score > leastScore)) return [];
    const widths = deals.map(({ item }) => view.passageOf([figure, item])?.width ?? Number.POSITIVE_INFINITY);
    const players = [figure, seller, buyer];
    const passage = view.passageOf(players);
    return [
      {
        kind,
        roles: { seller, buyer, [kind]: figure },
        features: [
          ...linkFeatures(view, links),
          score,
          best,
          Math.log1p(Math.min(...widths)),
          view.table.score('sells_to', seller, buyer),
          bestFit(statusFits(view, seller, buyer, first.item)),
          ...placeFeatures(view, players, passage),
          ...(kind === 'signed' ? cueFeatures(view, view.passageOf([figure]), figure, dealStatuses) : []),
          ...stanceFeatures(view, passage),
          ...figureFeatures(view, figure),
          ...articleFeatures(view),
        ],
      },
    ];
  });
}

/** Counts belong to a buyer and an item, whoever sells it: of several such deals the best one is asked. */
function bestOfBuyers(deals: readonly Deal[]): readonly Deal[] {
  const bought = deals.filter(({ buyer }) => buyer !== undefined);
  return [...groupBy(bought, ({ buyer, item }) => `${buyer} ${item}`).values()].map((same) =>
    same.reduce((held, deal) => (held.score >= deal.score ? held : deal)),
  );
}

function quantities(view: ArticleView, { buyer, item, score: dealScore }: Deal): readonly Candidate[] {
  return view.ofType('Count').flatMap((count): readonly Candidate[] => {
    const links: readonly Link[] = [
      ['qty_item', count, item],
      ['qty_b', count, buyer],
    ];
    const score = meanOf(scoresOf(view, links));
    if (!(score > leastScore)) return [];
    const players = [count, item, buyer];
    const passage = view.passageOf(players);
    return [
      {
        kind: 'quantity',
        roles: { buyer, item, quantity: count },
        features: [
          ...linkFeatures(view, links),
          score,
          dealScore,
          view.table.score('b_item', buyer, item),
          ...placeFeatures(view, [count, item], view.passageOf([count, item])),
          ...placeFeatures(view, players, passage),
          ...stanceFeatures(view, passage),
          ...figureFeatures(view, count),
          ...itemFeatures(view, item),
          ...articleFeatures(view),
        ],
      },
    ];
  });
}

/** What a figure is like: its size or its precision, how often it stands, how many others of its type there are, where it first stands. */
function figureFeatures(view: ArticleView, figure: number): Features {
  const cluster = view.clusters[figure];
  if (!cluster) return [0, 0, 0, 0];
  return [
    sizeOf(cluster.value),
    cluster.mentions.length,
    view.countOf(cluster.type),
    (cluster.mentions[0]?.start ?? 0) / view.document.text.length,
  ];
}

function sizeOf(value: ArticleView['clusters'][number]['value']): number {
  switch (value?.kind) {
    case 'money':
      return Math.log1p(value.amount);
    case 'count':
      return Math.log1p(value.count);
    case 'date':
      return value.date.length;
    default:
      return 0;
  }
}
