import { loadVocabulary } from '../../src/config/index.ts';
import { type ArticleView, createArticleView } from '../../src/extraction/view/article-view.ts';
import { documentOf } from '../../src/language/index.ts';
import type { Cue, MentionCluster, NodeType, PairScore } from '../../src/model/index.ts';

const viewOf = createArticleView(loadVocabulary());

/** Clusters of a text: each word with its type, mentioned wherever it stands. Offsets are true. */
export function clustersIn(
  text: string,
  types: Readonly<Record<string, NodeType>>,
): readonly MentionCluster[] {
  return Object.entries(types).map(([word, type]) => ({
    type,
    names: [word],
    mentions: [...text.matchAll(new RegExp(`\\b${word}\\b`, 'g'))].map(({ index }) => ({
      start: index,
      end: index + word.length,
      form: 'name',
      source: 'tag',
    })),
  }));
}

/** Scores from lines such as `s_item Russia S400 3`. */
export function scoresFrom(names: readonly string[], lines: readonly string[]): readonly PairScore[] {
  return lines.map((line) => {
    const [label = '', head = '', tail = '', score] = line.split(' ');
    if (!names.includes(head) || !names.includes(tail)) throw new Error(`no such thing: ${line}`);
    return { label, head: names.indexOf(head), tail: names.indexOf(tail), score: Number(score) };
  });
}

/** Cues of a text: each word with its type and what it suggests, where it first stands. */
export type CueWords = Readonly<Record<string, readonly [type: Cue['type'], ...values: readonly string[]]>>;

/** The view of a small article; scores name things and cues by their words. */
export function smallView(
  text: string,
  types: Readonly<Record<string, NodeType>>,
  scores: readonly string[] = [],
  cues: CueWords = {},
): ArticleView {
  return viewOf({
    document: documentOf({ text }),
    clusters: clustersIn(text, types),
    cues: Object.entries(cues).map(([word, [type, ...values]]) => {
      const start = text.indexOf(word);
      return { type, values, start, end: start + word.length };
    }),
    scores: scoresFrom([...Object.keys(types), ...Object.keys(cues)], scores),
  });
}
