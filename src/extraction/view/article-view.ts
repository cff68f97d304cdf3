import type {
  Cue,
  Document,
  MentionCluster,
  NodeType,
  PairScore,
  Span,
  Vocabulary,
} from '../../model/index.ts';
import { groupBy } from '../../util/group-by.ts';
import { createPhraseFinder } from '../../util/phrase-finder.ts';
import { closestPassage, type Passage, type PlacedMention } from './closest-passage.ts';
import { type CueFit, createCueFit } from './cue-fit.ts';
import { type CueStrength, createCueStrength } from './cue-strength.ts';
import { createKnowledge, type Knowledge } from './knowledge.ts';
import { type Player, type ScoreTable, scoreTable } from './score-table.ts';
import { createTitleFinder, type Titles } from './titles.ts';

/** A passage that names some players. */
export interface PlayersPassage extends Passage {
  /** Each player once, in rising order; `starts` come in this order. */
  readonly players: readonly number[];
}

/** An article as candidates are described from it: who is named where, what the pair head and the vocabulary say. */
export interface ArticleView {
  readonly document: Document;
  readonly clusters: readonly MentionCluster[];
  readonly table: ScoreTable;
  readonly knows: Knowledge;
  readonly titles: Titles;
  readonly cueNear: CueStrength;
  readonly cueFit: CueFit;
  /** Rising indices of the clusters of some types. */
  ofType(...types: readonly NodeType[]): readonly number[];
  /** How many clusters are of a type. */
  countOf(type: NodeType): number;
  /** The closest passage that names every player; undefined where there are no players or one is never named. */
  passageOf(players: readonly Player[]): PlayersPassage | undefined;
}

export interface ViewInput {
  readonly document: Document;
  readonly clusters: readonly MentionCluster[];
  readonly cues: readonly Cue[];
  /** Of the clusters and, after them, the cues. */
  readonly scores: readonly PairScore[];
}

/** Builds views for a vocabulary. A view measures what is asked of it once. */
export function createArticleView(vocabulary: Vocabulary): (input: ViewInput) => ArticleView {
  const knows = createKnowledge(vocabulary);
  const findTitles = createTitleFinder(vocabulary.nouns);
  const findCues = createPhraseFinder(
    vocabulary.cues,
    (cue) => cue.phrase,
    (cue) => cue.suggests,
  );
  return ({ document, clusters, cues, scores }) => {
    const placed = clusters.map((cluster) => placedMentions(cluster, document.sentences));
    const table = scoreTable(scores);
    const cuesByValue = groupBy(findCues(document.text), (hit) => hit.entry.value);
    const counts = new Map(
      [...groupBy(clusters, ({ type }) => type)].map(([type, same]) => [type, same.length]),
    );
    return {
      document,
      clusters,
      table,
      knows,
      titles: findTitles(document, clusters),
      cueNear: createCueStrength(document, placed, cuesByValue),
      cueFit: createCueFit(cues, clusters.length, table),
      ofType: (...types) =>
        clusters.flatMap((cluster, index) => (types.includes(cluster.type) ? [index] : [])),
      countOf: (type) => counts.get(type) ?? 0,
      passageOf: createPassages(placed),
    };
  };
}

function createPassages(placed: readonly (readonly PlacedMention[])[]): ArticleView['passageOf'] {
  const passages = new Map<number, PlayersPassage | undefined>();
  return (asked) => {
    const players = inOrder(asked);
    // Players as digits, none of them 0: no two sets share a number.
    const key = players.reduce((sum, player) => sum * (placed.length + 1) + player + 1, 0);
    const held = passages.get(key);
    if (held || passages.has(key)) return held;
    const passage = closestPassage(players.map((player) => placed[player] ?? []));
    const found = passage && { ...passage, players };
    passages.set(key, found);
    return found;
  };
}

function inOrder(asked: readonly Player[]): readonly number[] {
  const players: number[] = [];
  for (const player of asked) {
    if (player !== undefined && !players.includes(player)) players.push(player);
  }
  return players.sort((a, b) => a - b);
}

function placedMentions(cluster: MentionCluster, sentences: readonly Span[]): readonly PlacedMention[] {
  return cluster.mentions.map(({ start, end }) => ({
    start,
    end,
    sentence: Math.max(
      0,
      sentences.findLastIndex((sentence) => sentence.start <= start),
    ),
  }));
}
