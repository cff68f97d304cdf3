import type { FoldSettings, Judgement, ReadText, RecordEntry } from '../model/index.ts';
import { editState, emptyState, type HeldText, type RecordState } from './record-state.ts';
import { thresholds } from './thresholds.ts';

/**
 * Settings of the fold for a record that says none; docs/decisions/2026-11-28-thresholds.md has the figures. A realised act
 * that is less sure than this is drawn as the weaker edge.
 */
export const defaultFoldSettings: FoldSettings = {
  minConfidence: thresholds.drawn,
  realisedConfidence: thresholds.realised,
};

/** How far an article is known: with its text, its text alone, or not at all. */
export type Knowledge = 'known' | 'text' | 'nothing';

/** What of a record counts now: the texts that some article still prints, their claims, settings and judgements. */
export interface LiveRecord {
  readonly texts: readonly ReadText[];
  readonly settings: FoldSettings;
  /** False for a record that has never said its settings. */
  readonly hasSettings: boolean;
  readonly judgements: readonly Judgement[];
  /** Whether an article is known with this text, or its text at least. A retracted article is not known; its text may be. */
  knowledgeOf(articleId: string, textId: string): Knowledge;
  /** Whether some live text is printed by this article. */
  hasArticle(articleId: string): boolean;
  /** The record after further entries; this one stays as it is. */
  with(entries: Iterable<RecordEntry>): LiveRecord;
  /** Begins a longer record with this one, which stays as it is. */
  edit(): RecordBuilder;
}

/** A record that grows entry by entry, each in constant time. */
export interface RecordBuilder {
  readonly knowledgeOf: LiveRecord['knowledgeOf'];
  add(entries: Iterable<RecordEntry>): void;
  /** The record as it is now, which later entries leave alone; costs a look at every text. */
  build(): LiveRecord;
}

/** The record without entries. */
export const emptyRecord: LiveRecord = liveRecord(emptyState);

function liveRecord(state: RecordState): LiveRecord {
  let texts: readonly ReadText[] | undefined;
  const edit = () => recordBuilder(state);
  return {
    get texts() {
      // Made when first asked for: not every record is folded.
      texts ??= liveTexts(state);
      return texts;
    },
    settings: state.settings ?? defaultFoldSettings,
    hasSettings: state.settings !== undefined,
    judgements: state.judgements,
    knowledgeOf: (articleId, textId) => knowledge(state.texts.get(textId), articleId),
    hasArticle: (articleId) => state.textsOfArticle.has(articleId),
    with(entries) {
      const builder = edit();
      builder.add(entries);
      return builder.build();
    },
    edit,
  };
}

function recordBuilder(before: RecordState): RecordBuilder {
  const editor = editState(before);
  return {
    knowledgeOf: (articleId, textId) => knowledge(editor.heldText(textId), articleId),
    add(entries) {
      for (const entry of entries) editor.add(entry);
    },
    build: () => liveRecord(editor.state()),
  };
}

function knowledge(held: HeldText | undefined, articleId: string): Knowledge {
  if (held === undefined) return 'nothing';
  return held.articles.has(articleId) ? 'known' : 'text';
}

function liveTexts({ texts }: RecordState): readonly ReadText[] {
  return [...texts].flatMap(([id, { text, articles, claims }]) => {
    if (articles.size === 0) return [];
    return [
      {
        id,
        text,
        articles: [...articles.values()].map(({ head, order }) => ({ ...head, order })),
        claims: [...claims.values()].flat(),
      },
    ];
  });
}

/** The live record that a store holds. */
export async function readLiveRecord(entries: AsyncIterable<RecordEntry>): Promise<LiveRecord> {
  const builder = emptyRecord.edit();
  for await (const entry of entries) builder.add([entry]);
  return builder.build();
}
