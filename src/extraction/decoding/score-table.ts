import type { MentionCluster, NodeType, PairScore } from '../../model/index.ts';

/** Far below every threshold: what a pair scores that was never scored. */
const absent = -9;

/** Pair scores of an article by label and clusters; above 0 a label holds. */
export interface ScoreTable {
  readonly clusters: readonly MentionCluster[];
  /** Score of a label for an ordered pair; clusters that are `undefined` are "not named" and score nothing. */
  score(label: string, head: number, tail: number): number;
  /** Indices of the clusters of some types. */
  ofType(...types: readonly NodeType[]): readonly number[];
}

export function scoreTable(
  clusters: readonly MentionCluster[],
  scores: readonly PairScore[],
  shift: (score: PairScore) => number = () => 0,
): ScoreTable {
  const byKey = new Map(
    scores.map((each) => [`${each.label} ${each.head} ${each.tail}`, each.score + shift(each)]),
  );
  return {
    clusters,
    score: (label, head, tail) => byKey.get(`${label} ${head} ${tail}`) ?? absent,
    ofType: (...types) => clusters.flatMap((cluster, index) => (types.includes(cluster.type) ? [index] : [])),
  };
}
