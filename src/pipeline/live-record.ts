import type { FoldSettings, HeldRegister, Judgement, ReadText, RecordEntry } from '../model/index.ts';
import { editState, emptyState, type HeldText, type RecordState, skipKey } from './record-state.ts';
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

/** What of a record counts now: the texts that some article still prints, their claims, registers, settings and judgements. */
export interface LiveRecord {
  readonly texts: readonly ReadText[];
  readonly settings: FoldSettings;
  /** False for a record that has never said its settings. */
  readonly hasSettings: boolean;
  readonly judgements: readonly Judgement[];
  /** Registers of transfers and lists of sanctions by their ids; the same object as long as none of them changes. */
  readonly registers: ReadonlyMap<string, HeldRegister>;
  /** A live text; none where no article prints it any more. */
  textOf(id: string): ReadText | undefined;
  /** The texts in which this record differs from the one that it was grown from; `undefined` where it grew from another. */
  textsSince(before: LiveRecord): ReadonlySet<string> | undefined;
  /** Whether an article is known with this text, or its text at least. A retracted article is not known; its text may be. */
  knowledgeOf(articleId: string, textId: string): Knowledge;
  /** Whether some live text is printed by this article. */
  hasArticle(articleId: string): boolean;
  /** The relevance filter that skipped an article with this text; none where none did. */
  skippedBy(articleId: string, textId: string): string | undefined;
  /** The record after further entries; this one stays as it is. */
  with(entries: Iterable<RecordEntry>): LiveRecord;
  /** Begins a longer record with this one, which stays as it is. */
  edit(): RecordBuilder;
}

/** A record that grows entry by entry, each in constant time. */
export interface RecordBuilder {
  readonly knowledgeOf: LiveRecord['knowledgeOf'];
  readonly textOf: LiveRecord['textOf'];
  readonly hasArticle: LiveRecord['hasArticle'];
  registers(): LiveRecord['registers'];
  readonly skippedBy: LiveRecord['skippedBy'];
  add(entries: Iterable<RecordEntry>): void;
  /** The record as it is now, which later entries leave alone. */
  build(): LiveRecord;
}

const states = new WeakMap<LiveRecord, RecordState>();

/** The record without entries. */
export const emptyRecord: LiveRecord = liveRecord(emptyState);

/** How a record came of another one, known by its state. */
interface Growth {
  readonly from: RecordState;
  readonly texts: ReadonlySet<string>;
}

function liveRecord(state: RecordState, growth?: Growth): LiveRecord {
  let texts: readonly ReadText[] | undefined;
  const edit = () => recordBuilder(state);
  const record: LiveRecord = {
    get texts() {
      // Made when first asked for: not every record is folded.
      texts ??= liveTexts(state);
      return texts;
    },
    settings: state.settings ?? defaultFoldSettings,
    hasSettings: state.settings !== undefined,
    judgements: state.judgements,
    registers: state.registers,
    textOf: (id) => readText(id, state.texts.get(id)),
    textsSince: (before) =>
      growth !== undefined && states.get(before) === growth.from ? growth.texts : undefined,
    knowledgeOf: (articleId, textId) => knowledge(state.texts.get(textId), articleId),
    hasArticle: (articleId) => state.textsOfArticle.has(articleId),
    skippedBy: (articleId, textId) => state.skipped.get(skipKey(articleId, textId)),
    with(entries) {
      const builder = edit();
      builder.add(entries);
      return builder.build();
    },
    edit,
  };
  states.set(record, state);
  return record;
}

function recordBuilder(before: RecordState): RecordBuilder {
  const editor = editState(before);
  let from = before;
  return {
    knowledgeOf: (articleId, textId) => knowledge(editor.heldText(textId), articleId),
    textOf: (id) => readText(id, editor.heldText(id)),
    hasArticle: (articleId) => editor.hasArticle(articleId),
    registers: () => editor.registers(),
    skippedBy: (articleId, textId) => editor.skippedBy(articleId, textId),
    add(entries) {
      for (const entry of entries) editor.add(entry);
    },
    build() {
      const growth = { from, texts: editor.changed() };
      from = editor.state();
      return liveRecord(from, growth);
    },
  };
}

function knowledge(held: HeldText | undefined, articleId: string): Knowledge {
  if (held === undefined) return 'nothing';
  return held.articles.has(articleId) ? 'known' : 'text';
}

function liveTexts({ texts }: RecordState): readonly ReadText[] {
  return [...texts.entries()].flatMap(([id, held]) => readText(id, held) ?? []);
}

function readText(id: string, held: HeldText | undefined): ReadText | undefined {
  if (held === undefined || held.articles.size === 0) return undefined;
  return {
    id,
    text: held.text,
    articles: [...held.articles.values()].map(({ head, order }) => ({ ...head, order })),
    claims: [...held.claims.values()].flat(),
  };
}

/** The live record that a store holds. */
export async function readLiveRecord(entries: AsyncIterable<RecordEntry>): Promise<LiveRecord> {
  const builder = emptyRecord.edit();
  for await (const entry of entries) builder.add([entry]);
  return builder.build();
}
