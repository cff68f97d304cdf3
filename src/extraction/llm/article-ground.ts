import {
  type CueRecord,
  contains,
  type Document,
  type EntityKind,
  entityKinds,
  type Mention,
  type MentionCluster,
  overlaps,
  type Span,
  type Vocabulary,
} from '../../model/index.ts';
import { createPhraseFinder, type PhraseHit } from '../../util/phrase-finder.ts';
import { createWordFinder, evenOut, type WordFinder } from './find-words.ts';
import type { PromptSeed } from './prompt-seed.ts';

/** An article with what claims of a model are held against: its names, figures, cues and words that address machines. */
export interface ArticleGround {
  readonly textId: string;
  readonly document: Document;
  readonly find: WordFinder;
  readonly names: readonly PlacedName[];
  readonly figures: readonly PlacedFigure[];
  readonly cues: readonly PhraseHit<CueRecord>[];
  /** Paragraphs that speak to whoever processes the text. */
  readonly addressed: readonly Span[];
}

/** A mention of something that can fill a role. */
export interface PlacedName {
  readonly mention: Mention;
  readonly cluster: MentionCluster;
  readonly type: EntityKind;
}

/** A sum, a count or a date where it stands. */
export interface PlacedFigure extends Span {
  readonly value: NonNullable<MentionCluster['value']>;
}

export type GroundFinder = (
  textId: string,
  document: Document,
  clusters: readonly MentionCluster[],
) => ArticleGround;

/** Builds the ground of articles for a vocabulary and a prompt. */
export function createGroundFinder(
  { cues }: Pick<Vocabulary, 'cues'>,
  { addressed }: Pick<PromptSeed, 'addressed'>,
): GroundFinder {
  const findCues = createPhraseFinder(
    cues,
    (cue) => cue.phrase,
    (cue) => cue.suggests,
  );
  const findAddressed = createPhraseFinder(
    addressed,
    (phrase) => phrase,
    () => '',
  );
  // Letters that are not seen part no word here.
  const addressedIn = (text: string): readonly Span[] => {
    const { even, starts, ends } = evenOut(text);
    return findAddressed(even).map(({ start, end }) => ({
      start: starts[start] ?? 0,
      end: ends[end - 1] ?? 0,
    }));
  };
  return (textId, document, clusters) => ({
    textId,
    document,
    find: createWordFinder(document.text),
    names: clusters.flatMap((cluster) => {
      const type = entityKinds.find((kind) => kind === cluster.type);
      return type === undefined ? [] : cluster.mentions.map((mention) => ({ mention, cluster, type }));
    }),
    figures: clusters.flatMap(({ value, mentions }) =>
      value === undefined ? [] : mentions.map(({ start, end }) => ({ start, end, value })),
    ),
    cues: findCues(document.text),
    addressed: paragraphsWith(addressedIn(document.text), document),
  });
}

/** The paragraphs of some hits; with one that ends in a colon also the next, to which it leads. */
function paragraphsWith(hits: readonly Span[], { text, paragraphs }: Document): readonly Span[] {
  const marked = paragraphs.map((paragraph) => hits.some((hit) => overlaps(paragraph, hit)));
  return paragraphs.filter((_, index) => {
    const before = paragraphs[index - 1];
    const isLedTo =
      marked[index - 1] === true &&
      before !== undefined &&
      /:\s*$/.test(text.slice(before.start, before.end));
    return marked[index] === true || isLedTo;
  });
}

/** The sentence in which a run begins. */
export function sentenceAt({ sentences }: Document, span: Span): Span {
  return sentences.find((sentence) => contains(sentence, { start: span.start, end: span.start + 1 })) ?? span;
}
