import type { GoldArticle } from '../../src/evaluation/index.ts';
import { documentOf } from '../../src/language/index.ts';
import { type MentionFinder, nodesOf } from '../../src/mentions/index.ts';
import {
  type EntityKind,
  type MentionCluster,
  overlaps,
  partialDateSchema,
  type Span,
  type TaggedName,
} from '../../src/model/index.ts';
import { cueLabelsOf } from './cue-labels.mts';
import { createKeyFinder, type KeyFinder, namesIn } from './gold-names.mts';
import { pairLabelsOf } from './pair-labels.mts';

/** A range of rows of the encoder's sequence, which counts [CLS] as row 0: from, past. */
type Rows = readonly [number, number];

/** What training takes from one text. Nodes are named by their index; labels by name. */
export interface TrainingDocument {
  readonly id: string;
  readonly set: string;
  readonly ids: readonly number[];
  readonly hints: readonly (readonly [...Rows, string, string])[];
  readonly names: readonly (readonly [...Rows, EntityKind])[];
  /** Names that the vocabulary knows and the annotation does not list: neither names nor other words for training. */
  readonly unsure: readonly Rows[];
  readonly nodes: readonly {
    readonly type: string;
    readonly rows: readonly Rows[];
    readonly starts: readonly number[];
    readonly sentences: readonly number[];
  }[];
  readonly positive: readonly (readonly [number, number, string])[];
  readonly ignored: readonly (readonly [number, number, string])[];
  readonly denialsKnown: boolean;
}

type Cut = (text: string) => { ids: Int32Array; starts: Int32Array; ends: Int32Array };
type Places = { readonly starts: Int32Array; readonly ends: Int32Array };

/** Lays an annotated text out as the reader will meet it: its own mentions and hints, the annotation as labels of pairs. */
export function createTrainingDocument(findMentions: MentionFinder, cut: Cut) {
  return (sheet: GoldArticle, set: string): TrainingDocument => {
    const published = partialDateSchema.safeParse(sheet.published);
    const document = documentOf({
      text: sheet.text,
      ...(published.success && { published: published.data }),
    });
    const pieces = cut(sheet.text);
    const rowsOf = (span: Span): readonly Rows[] => rowsIn(span, pieces);
    const named = namesIn(sheet);
    const known = findMentions(document);
    const tags: readonly TaggedName[] = named.map(({ start, end, kind }) => ({ start, end, kind, score: 1 }));
    const clusters = known.complete(tags);
    const nodes = nodesOf(clusters, known.cues).map(({ type, spans }) =>
      placeNode(type, spans, document.sentences, pieces),
    );
    const { indicesOf } = createKeyFinder(clusters, named);
    const told = cueLabelsOf(sheet, document, clusters, known.cues, indicesOf);
    const { positive, denialsKnown } = deniedOf(sheet, clusters, indicesOf);
    return {
      id: sheet.id,
      set,
      ids: [...pieces.ids],
      hints: known.hints.flatMap((hint) =>
        rowsOf(hint).map((rows) => [...rows, hint.channel, hint.value] as const),
      ),
      names: named.flatMap((name) => rowsOf(name).map((rows) => [...rows, name.kind] as const)),
      unsure: clusters
        .filter(({ type, value }) => type !== 'State' && value === undefined)
        .flatMap(({ mentions }) => mentions.filter(({ form }) => form === 'name'))
        .filter((mention) => !named.some((name) => overlaps(name, mention)))
        .flatMap(rowsOf),
      nodes,
      positive: [...positive, ...told.positive],
      ignored: [...pairLabelsOf(sheet.optional, clusters, indicesOf), ...told.ignored],
      denialsKnown,
    };
  };
}

/** Denied facts carry one label, whatever the fact: the parties and things of a denial. */
function deniedOf(
  sheet: GoldArticle,
  clusters: readonly MentionCluster[],
  indicesOf: KeyFinder['indicesOf'],
) {
  const denied = pairLabelsOf(sheet.denied ?? [], clusters, indicesOf).map(
    ([head, tail]) => [head, tail, 'denied'] as const,
  );
  return {
    positive: [...pairLabelsOf(sheet.facts, clusters, indicesOf), ...denied],
    denialsKnown: sheet.denied !== undefined,
  };
}

/** A node by its mentions that have pieces: their rows, where they start and the index of their sentence. */
export function placeNode(
  type: string,
  spans: readonly Span[],
  sentences: readonly Span[],
  pieces: Places,
): TrainingDocument['nodes'][number] {
  const placed = spans.filter((span) => rowsIn(span, pieces).length > 0);
  return {
    type,
    rows: placed.flatMap((span) => rowsIn(span, pieces)),
    starts: placed.map(({ start }) => start),
    sentences: placed.map(({ start }) => sentences.findLastIndex((sentence) => sentence.start <= start)),
  };
}

/** The rows of the pieces that share a unit of text with a span: one range, or none. */
export function rowsIn(span: Span, { starts, ends }: Places): readonly Rows[] {
  const from = ends.findIndex((end) => end > span.start);
  const past = starts.findIndex((start) => start >= span.end);
  const to = past < 0 ? starts.length : past;
  return from >= 0 && to > from ? [[from + 1, to + 1]] : [];
}
