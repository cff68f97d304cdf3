import { loadVocabulary } from '../config/index.ts';
import type { ExplorerSource, PairDecision } from '../explorer/index.ts';
import type { GraphStore, QueryOptions } from '../model/index.ts';
import {
  browserStyle,
  createStoreKeeper,
  judge,
  lastJudgement,
  namedQueries,
  openReview,
  openWithTexts,
  query,
  readLiveRecord,
  reasonWords,
  report,
  type ShownDoubt,
  undoJudgement,
} from '../pipeline/index.ts';
import type { Context } from './command.ts';
import { judgementWords } from './review-session.ts';
import { emitTo } from './store-access.ts';

/** A store that the explorer reads, with its end. */
export interface OpenedSource extends ExplorerSource {
  readonly close: () => Promise<void>;
}

/** A store that nobody asked anything for so long, in milliseconds, is closed, so that others may write to it. */
const idle = 5000;

/**
 * The store for the explorer, open while it is asked something, and for a moment for writing where a judgement is made or taken
 * back (`by` is its author).
 */
export async function openExploreSource(
  { settings, output }: Pick<Context, 'settings' | 'output'>,
  by: string,
): Promise<OpenedSource> {
  const vocabulary = loadVocabulary(undefined, settings.vocabulary);
  const emit = emitTo(output);
  const keeper = createStoreKeeper(settings.store, vocabulary, emit, idle);
  const reading = <Result>(work: (store: GraphStore) => Promise<Result>) => keeper.reading({}, work);
  const location = await reading(async (store) => store.location);
  return {
    location,
    style: browserStyle(),
    queries: namedQueries().map(({ name, question, parameters, text }) => ({
      name,
      question,
      text,
      parameters: parameters.map(({ default: value, ...parameter }) => ({
        ...parameter,
        ...(value !== undefined && { default: String(value) }),
      })),
    })),
    position: () => reading((store) => store.position()),
    open: () => reading(openWithTexts),
    query: (words: string, parameters: ReadonlyMap<string, string>, options: QueryOptions) =>
      reading((store) => query(words, parameters, store, vocabulary, options)),
    dossier: (id: string) => reading((store) => report(store, vocabulary, [id], { format: 'html' })),
    review: () =>
      reading(async (store) => {
        const record = await readLiveRecord(store.readRecord());
        const last = lastJudgement(record.judgements);
        return {
          pending: openReview(record, vocabulary).pending(record.judgements).map(itemOf),
          ...(last !== undefined && { last: judgementWords(last) }),
        };
      }),
    judge: async (decision: PairDecision) => {
      const judgement = { ...decision, by, reasons: ['judged in the explorer'] };
      await keeper.writing((graph) => judge(graph, [judgement], now(), vocabulary, emit));
    },
    undo: async () => {
      await keeper.writing((graph) => undoJudgement(graph, { by, at: now() }, vocabulary, emit));
    },
    close: () => keeper.close(),
  };
}

function itemOf({ doubt, left, right }: ShownDoubt) {
  return {
    kind: doubt.kind,
    // Deals are judged by a claim of each, which the doubt names.
    left: sideOf(left, doubt.left),
    right: sideOf(right, doubt.right),
    score: doubt.score,
    reasons: doubt.reasons.map(reasonWords),
  };
}

function sideOf({ name, label, traits, sentences }: ShownDoubt['left'], id: string) {
  return {
    id,
    name,
    label,
    traits,
    sentences: sentences.map(({ words, article }) => ({
      words,
      source: [article?.outlet ?? article?.id ?? 'source not known', article?.published ?? 'undated'].join(
        ', ',
      ),
    })),
  };
}

function now(): string {
  return new Date().toISOString();
}
