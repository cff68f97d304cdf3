import { dealStatuses, realisedStatuses } from '../../model/index.ts';
import type { ArticleView } from '../view/article-view.ts';
import type { Player } from '../view/score-table.ts';
import type { Candidate } from './candidate.ts';
import {
  articleFeatures,
  bestFit,
  type Features,
  greatest,
  itemFeatures,
  knowledgeFeature,
  type Link,
  linkFeatures,
  meanOf,
  placeFeatures,
  playerFeatures,
  scoresOf,
  stanceFeatures,
  statusCues,
  statusFits,
} from './features.ts';

/** A deal that an article may tell: at least two of the three are named. */
export interface Deal {
  readonly seller: Player;
  readonly buyer: Player;
  readonly item: Player;
  /** Mean of the scores that there are. */
  readonly score: number;
}

/** Scores below this are not worth judging: what is right lies hardly ever there. */
const leastScore = -6;
/** Most seller-and-buyer pairs that are judged for an item. */
const dealsAnItem = 16;

/** Candidates for transfers. */
export function transferCandidates(view: ArticleView): readonly Candidate[] {
  const parties = view.ofType('State', 'Alliance');
  const items: readonly Player[] = [...view.ofType('WeaponSystem'), undefined];
  return items.flatMap((item) => {
    const deals = dealsOf(view, parties, item);
    return deals.map((deal) => transferCandidate(view, deal, deals));
  });
}

/** A deal with its score. */
export function dealOf(view: ArticleView, parties: Omit<Deal, 'score'>): Deal {
  return { ...parties, score: meanOf(scoresOf(view, dealLinks(parties))) };
}

/** What the pair head must say for a deal to hold. */
export function dealLinks({ seller, buyer, item }: Omit<Deal, 'score'>): readonly Link[] {
  return [
    ['sells_to', seller, buyer],
    ['s_item', seller, item],
    ['b_item', buyer, item],
  ];
}

const statusLabels = dealStatuses.map((status) => `st_${status}`);

/** Every status as the whole event scores it: with its buyer and with its seller. */
export function statusScores({ table }: ArticleView, { seller, buyer, item }: Deal): readonly number[] {
  return statusLabels.map((label) =>
    meanOf([table.score(label, buyer, item), table.score(label, seller, item)]),
  );
}

function dealsOf(view: ArticleView, parties: readonly number[], item: Player): readonly Deal[] {
  const open: readonly Player[] = item === undefined ? parties : [undefined, ...parties];
  return open
    .flatMap((seller) =>
      open.filter((buyer) => buyer !== seller).map((buyer) => dealOf(view, { seller, buyer, item })),
    )
    .filter(({ score }) => score > leastScore)
    .sort((a, b) => b.score - a.score)
    .slice(0, dealsAnItem);
}

/** How the whole event scores as done in any way. */
export function doneScore({ table }: ArticleView, { seller, buyer, item }: Deal): number {
  return meanOf([table.score('st_done', buyer, item), table.score('st_done', seller, item)]);
}

/** How a deal stands beside the others of its item: what the best score that differ in one party, and how many score more. */
function standing(view: ArticleView, deal: Deal, deals: readonly Deal[]): Features {
  const { seller, buyer, item, score } = deal;
  const bestWhere = (holds: (other: Deal) => boolean): number =>
    greatest(deals.filter((other) => other !== deal && holds(other)).map((other) => other.score));
  const isFull = (other: Deal): boolean => other.seller !== undefined && other.buyer !== undefined;
  const knownSellers = deals.flatMap((other) =>
    knowledgeFeature(view, ['s_item', other.seller, item]) === 1
      ? [view.table.score('s_item', other.seller, item)]
      : [],
  );
  const turned = dealOf(view, { seller: buyer, buyer: seller, item }).score;
  return [
    score - bestWhere((other) => other.buyer === buyer && isFull(other)),
    score - bestWhere((other) => other.seller === seller && isFull(other)),
    score - bestWhere(isFull),
    score - turned,
    view.table.score('sells_to', seller, buyer) - view.table.score('sells_to', buyer, seller),
    deals.filter((other) => other.score > score).length,
    deals.filter((other) => other.score > 0 && isFull(other)).length,
    greatest(knownSellers),
  ];
}

function transferCandidate(view: ArticleView, deal: Deal, deals: readonly Deal[]): Candidate {
  const { seller, buyer, item } = deal;
  const players = [seller, buyer, item];
  const passage = view.passageOf(players);
  const fits = statusFits(view, seller, buyer, item);
  return {
    kind: 'transfer',
    roles: { seller, buyer, item },
    features: [
      ...linkFeatures(view, dealLinks(deal)),
      ...scoresOf(view, [
        ['sells_to', buyer, seller],
        ['s_item', buyer, item],
        ['b_item', seller, item],
        ['denied', seller, buyer],
        ['denied', seller, item],
        ['denied', buyer, item],
      ]),
      deal.score,
      greatest(statusScores(view, deal)),
      doneScore(view, deal),
      bestFit(fits),
      bestFit(fits.filter((_, index) => realisedStatuses.has(dealStatuses[index] ?? 'offered'))),
      ...placeFeatures(view, players, passage),
      ...statusCues(view, passage, item ?? buyer ?? seller),
      ...stanceFeatures(view, passage),
      knowledgeFeature(view, ['s_item', seller, item]),
      ...playerFeatures(view, seller),
      ...playerFeatures(view, buyer),
      ...playerFeatures(view, item),
      ...itemFeatures(view, item),
      ...articleFeatures(view),
      knowledgeFeature(view, ['s_item', buyer, item]),
      ...standing(view, deal, deals),
    ],
  };
}
