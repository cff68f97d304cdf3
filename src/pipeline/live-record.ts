import type { ArticleHead, Claim, FoldSettings, Judgement, ReadText, RecordEntry } from '../model/index.ts';

/**
 * Settings of the fold for a record that says none; docs/decisions/2026-11-28-thresholds.md has the figures. Until confidence
 * is calibrated, a realised act that is less sure than this is drawn as the weaker edge.
 */
export const defaultFoldSettings: FoldSettings = { minConfidence: 0.7, realisedConfidence: 0.9 };

/** What of a record counts now: the texts that some article still prints, their claims, settings and judgements. */
export interface LiveRecord {
  readonly texts: readonly ReadText[];
  readonly settings: FoldSettings;
  /** False for a record that has never said its settings. */
  readonly hasSettings: boolean;
  readonly judgements: readonly Judgement[];
  /** Whether an article is known with this text, or its text at least. A retracted article is not known; its text may be. */
  knowledgeOf(articleId: string, textId: string): 'known' | 'text' | 'nothing';
  /** Whether some live text is printed by this article. */
  hasArticle(articleId: string): boolean;
  /** The record after further entries; this one stays as it is. */
  with(entries: Iterable<RecordEntry>): LiveRecord;
}

interface HeldText {
  readonly text: string;
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
  readonly articles: ReadonlyMap<string, ArticleHead>;
}

interface State {
  readonly texts: ReadonlyMap<string, HeldText>;
  readonly settings: FoldSettings | undefined;
  readonly judgements: readonly Judgement[];
}

/** The record without entries. */
export const emptyRecord: LiveRecord = liveRecord({ texts: new Map(), settings: undefined, judgements: [] });

function liveRecord(state: State): LiveRecord {
  let texts: readonly ReadText[] | undefined;
  return {
    get texts() {
      // Made when first asked for: a batch looks only at what is known.
      texts ??= liveTexts(state);
      return texts;
    },
    settings: state.settings ?? defaultFoldSettings,
    hasSettings: state.settings !== undefined,
    judgements: state.judgements,
    knowledgeOf(articleId, textId) {
      const held = state.texts.get(textId);
      if (held === undefined) return 'nothing';
      return held.articles.has(articleId) ? 'known' : 'text';
    },
    hasArticle: (articleId) => [...state.texts.values()].some(({ articles }) => articles.has(articleId)),
    with: (entries) => liveRecord(after(state, entries)),
  };
}

function liveTexts(state: State): readonly ReadText[] {
  return [...state.texts].flatMap(([id, { text, articles, claims }]) =>
    articles.size === 0
      ? []
      : [{ id, text, articles: [...articles.values()], claims: [...claims.values()].flat() }],
  );
}

function after(state: State, entries: Iterable<RecordEntry>): State {
  const texts = new Map(state.texts);
  const judgements = [...state.judgements];
  let settings = state.settings;
  for (const entry of entries) {
    switch (entry.type) {
      case 'reading':
        texts.set(entry.text.id, read(texts.get(entry.text.id), entry));
        break;
      case 'printing':
        change(texts, entry.article.textId, (held) => withArticle(held, entry.article));
        break;
      case 'rereading':
        change(texts, entry.textId, (held) => ({
          ...held,
          claims: new Map(held.claims).set(entry.extractor, entry.claims),
        }));
        break;
      case 'retraction':
        for (const [id, held] of texts) {
          if (held.articles.has(entry.articleId)) texts.set(id, withoutArticle(held, entry.articleId));
        }
        break;
      case 'settings':
        settings = entry.settings;
        break;
      case 'judgement':
        judgements.push(entry);
    }
  }
  return { texts, settings, judgements };
}

function read(held: HeldText | undefined, entry: Extract<RecordEntry, { type: 'reading' }>): HeldText {
  const { article, text, extractor, claims } = entry;
  const before = held ?? { text: text.text, claims: new Map(), articles: new Map() };
  return withArticle({ ...before, claims: new Map(before.claims).set(extractor, claims) }, article);
}

function withArticle(held: HeldText, article: ArticleHead): HeldText {
  return { ...held, articles: new Map(held.articles).set(article.id, article) };
}

function withoutArticle(held: HeldText, articleId: string): HeldText {
  return { ...held, articles: new Map([...held.articles].filter(([id]) => id !== articleId)) };
}

function change(texts: Map<string, HeldText>, id: string, to: (held: HeldText) => HeldText): void {
  const held = texts.get(id);
  if (held !== undefined) texts.set(id, to(held));
}

/** The live record that a store holds. */
export async function readLiveRecord(entries: AsyncIterable<RecordEntry>): Promise<LiveRecord> {
  const all: RecordEntry[] = [];
  for await (const entry of entries) all.push(entry);
  return emptyRecord.with(all);
}
