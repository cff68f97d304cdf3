import type {
  ArticleHead,
  Claim,
  FoldSettings,
  HeldRegister,
  Judgement,
  RecordEntry,
} from '../model/index.ts';
import { emptyMap, type FrozenMap } from '../util/layered-map.ts';
import { withoutRegister, withRegisterPart } from './registers/held-registers.ts';

/** A text as the record has it: its claims by extractor, and the articles that print it with their places in the record. */
export interface HeldText {
  readonly text: string;
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
  readonly articles: ReadonlyMap<string, HeldArticle>;
}

export interface HeldArticle {
  readonly head: ArticleHead;
  /** Which of the record's readings and printings it is, from 1. */
  readonly order: number;
  /** When its entry was recorded, ISO 8601. */
  readonly recorded: string;
}

/** What entries come to. */
export interface RecordState {
  readonly texts: FrozenMap<string, HeldText>;
  /** Article → the texts that it prints, be they one or several. */
  readonly textsOfArticle: FrozenMap<string, ReadonlySet<string>>;
  /** `skipKey` of an article that was not read → the filter that skipped it. */
  readonly skipped: FrozenMap<string, string>;
  readonly settings: FoldSettings | undefined;
  readonly judgements: readonly Judgement[];
  /** Registers by their ids; the same object as long as none of them changes. */
  readonly registers: ReadonlyMap<string, HeldRegister>;
  /** How many readings and printings there were. */
  readonly printings: number;
}

export const emptyState: RecordState = {
  texts: emptyMap(),
  textsOfArticle: emptyMap(),
  skipped: emptyMap(),
  settings: undefined,
  judgements: [],
  registers: new Map(),
  printings: 0,
};

/** A state that grows entry by entry, each in constant time; so does `state()`, for the entries since the last one. */
export interface StateEditor {
  add(entry: RecordEntry): void;
  heldText(textId: string): HeldText | undefined;
  hasArticle(articleId: string): boolean;
  registers(): ReadonlyMap<string, HeldRegister>;
  /** The filter that skipped an article with this text. */
  skippedBy(articleId: string, textId: string): string | undefined;
  state(): RecordState;
  /** The texts that entries changed since the last `state()`. */
  changed(): ReadonlySet<string>;
}

interface OwnText {
  readonly text: string;
  readonly claims: Map<string, readonly Claim[]>;
  readonly articles: Map<string, HeldArticle>;
}

/** Begins with a state, which stays as it is: what an entry changes is copied first, and only once. */
export function editState(before: RecordState): StateEditor {
  const texts = before.texts.grow();
  const textsOfArticle = before.textsOfArticle.grow();
  const skipped = before.skipped.grow();
  const judgements = [...before.judgements];
  let { settings, printings, registers } = before;
  let own = new Map<string, OwnText>();

  /** The text in a form that no state given away shares. */
  const ownText = (id: string, words?: string): OwnText | undefined => {
    const known = own.get(id);
    if (known !== undefined) return known;
    const held = texts.get(id);
    if (held === undefined && words === undefined) return undefined;
    const text = {
      text: held?.text ?? words ?? '',
      claims: new Map(held?.claims),
      articles: new Map(held?.articles),
    };
    own.set(id, text);
    texts.set(id, text);
    return text;
  };
  const print = (text: OwnText | undefined, head: ArticleHead, recorded: string): void => {
    printings += 1;
    if (text === undefined) return;
    text.articles.set(head.id, { head, order: printings, recorded });
    textsOfArticle.set(head.id, new Set(textsOfArticle.get(head.id)).add(head.textId));
  };

  return {
    add(entry) {
      switch (entry.type) {
        case 'reading': {
          const text = ownText(entry.text.id, entry.text.text);
          text?.claims.set(entry.extractor, entry.claims);
          print(text, entry.article, entry.at);
          break;
        }
        case 'printing':
          print(ownText(entry.article.textId), entry.article, entry.at);
          break;
        case 'rereading':
          ownText(entry.textId)?.claims.set(entry.extractor, entry.claims);
          break;
        case 'skip':
          skipped.set(skipKey(entry.article.id, entry.article.textId), entry.by);
          break;
        case 'retraction':
          for (const id of textsOfArticle.get(entry.articleId) ?? []) {
            ownText(id)?.articles.delete(entry.articleId);
          }
          textsOfArticle.delete(entry.articleId);
          registers = withoutRegister(registers, entry.articleId);
          break;
        case 'register':
          registers = withRegisterPart(registers, entry);
          break;
        case 'settings':
          settings = entry.settings;
          break;
        case 'judgement':
          judgements.push(entry);
      }
    },
    heldText: (textId) => texts.get(textId),
    hasArticle: (articleId) => textsOfArticle.get(articleId) !== undefined,
    registers: () => registers,
    skippedBy: (articleId, textId) => skipped.get(skipKey(articleId, textId)),
    changed: () => new Set(own.keys()),
    state() {
      own = new Map();
      return {
        texts: texts.freeze(),
        textsOfArticle: textsOfArticle.freeze(),
        skipped: skipped.freeze(),
        settings,
        judgements: [...judgements],
        registers,
        printings,
      };
    },
  };
}

/** Under which key of `skipped` an article stands. */
export function skipKey(articleId: string, textId: string): string {
  return `${textId} ${articleId}`;
}
