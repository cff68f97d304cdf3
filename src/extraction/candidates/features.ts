import { dealStatuses, nodeTypes, pressureActions } from '../../model/index.ts';
import type { ArticleView, PlayersPassage } from '../view/article-view.ts';
import type { Fit, Part } from '../view/cue-fit.ts';
import type { Player } from '../view/score-table.ts';

/** Numbers that describe a candidate. The judge is fitted to their order: a change of it needs a new fit. */
export type Features = readonly number[];

/** A label between two of a candidate's players. */
export type Link = readonly [label: string, head: Player, tail: Player];

/** The pair head's score of each link, and the best that its tail and its head score with anything else. */
export function linkFeatures({ table }: ArticleView, links: readonly Link[]): Features {
  return links.flatMap(([label, head, tail]) => {
    const [otherHead, otherTail] = table.rivals(label, head, tail);
    return [table.score(label, head, tail), otherHead, otherTail];
  });
}

/** Scores alone. */
export function scoresOf({ table }: ArticleView, links: readonly Link[]): Features {
  return links.map(([label, head, tail]) => table.score(label, head, tail));
}

/** The passage that names some players, and what stands there: how far apart, where in the article, in which order. */
export function placeFeatures(
  { document: { sentences } }: ArticleView,
  players: readonly Player[],
  passage: PlayersPassage | undefined,
): Features {
  const startOf = (player: Player): number =>
    (player === undefined ? undefined : passage?.starts[passage.players.indexOf(player)]) ?? Number.NaN;
  const steps = players.slice(1).map((player, index) => {
    const step = startOf(player) - startOf(players[index]);
    return Math.sign(step) * Math.log1p(Math.abs(step));
  });
  if (!passage) return [Number.NaN, Number.NaN, Number.NaN, Number.NaN, ...steps];
  const { first, last, width } = passage;
  return [last - first, Math.log1p(width), first / Math.max(1, sentences.length), first, ...steps];
}

/** What cues in a passage say, near one of the players. */
export function cueFeatures(
  view: ArticleView,
  passage: PlayersPassage | undefined,
  near: Player,
  values: readonly string[],
): Features {
  return values.map((value) => view.cueNear(value, near, passage));
}

const stances = ['denied', 'hypothetical', 'planned'];

/** Whether a passage speaks of what is not, what may be and what is to be. */
export function stanceFeatures(view: ArticleView, passage: PlayersPassage | undefined): Features {
  return cueFeatures(view, passage, undefined, stances);
}

/** The cues of every status. */
export function statusCues(view: ArticleView, passage: PlayersPassage | undefined, near: Player): Features {
  return cueFeatures(view, passage, near, dealStatuses);
}

const actValues = [...pressureActions, 'resist'];

/** The cues of every act, and of resistance. */
export function actCues(view: ArticleView, passage: PlayersPassage | undefined, near: Player): Features {
  return cueFeatures(view, passage, near, actValues);
}

/** How well a deal's parties fit what the best cue for each status tells. */
export function statusFits(view: ArticleView, seller: Player, buyer: Player, item: Player): readonly Fit[] {
  const parts: readonly Part[] = [
    ['tells_seller', seller],
    ['tells_buyer', buyer],
    ['tells_item', item],
  ];
  return dealStatuses.map((status) => view.cueFit('StatusCue', status, parts));
}

/** How well two parties, and a third thing in its part, fit what the best cue for each act tells. */
export function actFits(
  view: ArticleView,
  by: Player,
  on: Player,
  ...others: readonly Part[]
): readonly Fit[] {
  const parts: readonly Part[] = [['tells_by', by], ['tells_on', on], ...others];
  return pressureActions.map((act) => view.cueFit('ActCue', act, parts));
}

/** One fit, and how well the best of the others does. */
export function fitFeatures(fits: readonly Fit[], index: number): Features {
  const own = fits[index];
  return [own?.mean ?? Number.NaN, own?.least ?? Number.NaN, bestFit(fits.toSpliced(index, 1))];
}

/** The best mean of some fits; NaN where there is no cue. */
export function bestFit(fits: readonly Fit[]): number {
  return greatest(fits.map(({ mean }) => mean));
}

/** What a player is like, whatever it may do here: how often it is named, whether it is known, its type, where it first stands. */
export function playerFeatures({ clusters, document }: ArticleView, player: Player): Features {
  const cluster = player === undefined ? undefined : clusters[player];
  if (!cluster) return [0, 0, -1, Number.NaN];
  return [
    cluster.mentions.filter(({ form }) => form === 'name').length,
    cluster.entityId === undefined ? 0 : 1,
    nodeTypes.indexOf(cluster.type),
    (cluster.mentions[0]?.start ?? 0) / document.text.length,
  ];
}

/** Whether an item is named by a designation, a proper name or common words, and by how many. */
export function itemFeatures({ clusters }: ArticleView, item: Player): Features {
  const names = (item === undefined ? undefined : clusters[item])?.names ?? [];
  return [
    names.some((name) => /\d/.test(name)) ? 1 : 0,
    names.some((name) => /\p{Lu}/u.test(name)) ? 1 : 0,
    Math.max(0, ...names.map((name) => name.split(/\s+/).length)),
  ];
}

const verdicts = { for: 1, unknown: 0, against: -1, impossible: -2 } as const;

/** What the vocabulary says of a link. */
export function knowledgeFeature(
  { clusters, knows }: Pick<ArticleView, 'clusters' | 'knows'>,
  [label, head, tail]: Link,
): number {
  const [a, b] = [head, tail].map((player) => (player === undefined ? undefined : clusters[player]));
  return a && b ? verdicts[knows(label, a, b)] : 0;
}

/** How crowded the article is, in sentences, States and weapon systems: what a pair's scores have to be weighed against. */
export function articleFeatures({ document, countOf }: ArticleView): Features {
  return [document.sentences.length, countOf('State') + countOf('Alliance'), countOf('WeaponSystem')];
}

/** The greatest of some numbers; NaN where there is none. */
export function greatest(values: readonly number[]): number {
  return values.reduce((most, value) => (value <= most || Number.isNaN(value) ? most : value), Number.NaN);
}

/** The mean of the numbers that are there; NaN where there is none. */
export function meanOf(values: readonly number[]): number {
  let [sum, there] = [0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    there++;
  }
  return sum / there;
}
