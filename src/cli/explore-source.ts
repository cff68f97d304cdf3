import { loadVocabulary } from '../config/index.ts';
import type { ExplorerSource, PairDecision } from '../explorer/index.ts';
import type { GraphStore, QueryOptions } from '../model/index.ts';
import {
  browserStyle,
  judge,
  lastJudgement,
  namedQueries,
  openForReading,
  openForWriting,
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

/**
 * Opens the store for the explorer: for reading, and for a moment for writing where a judgement is made or taken back (`by` is
 * its author). Work on the store takes turns, so that a judgement never meets a question.
 */
export async function openExploreSource(
  { settings, output }: Pick<Context, 'settings' | 'output'>,
  by: string,
): Promise<OpenedSource> {
  const vocabulary = loadVocabulary(undefined, settings.vocabulary);
  const emit = emitTo(output);
  let store: GraphStore = await openForReading(settings.store, vocabulary, emit);
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = before.then(work);
    before = result.catch(() => undefined);
    return result;
  };
  const writing = (work: (graph: Awaited<ReturnType<typeof openForWriting>>) => Promise<unknown>) =>
    inTurn(async () => {
      await store.close();
      try {
        const graph = await openForWriting(settings.store, vocabulary, emit);
        try {
          await work(graph);
        } finally {
          await graph.store.close();
        }
      } finally {
        store = await openForReading(settings.store, vocabulary, emit);
      }
    });
  return {
    location: store.location,
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
    open: () => inTurn(() => openWithTexts(store)),
    query: (words: string, parameters: ReadonlyMap<string, string>, options: QueryOptions) =>
      inTurn(() => query(words, parameters, store, vocabulary, options)),
    dossier: (id: string) => inTurn(() => report(store, vocabulary, [id], { format: 'html' })),
    review: () =>
      inTurn(async () => {
        const record = await readLiveRecord(store.readRecord());
        const last = lastJudgement(record.judgements);
        return {
          pending: openReview(record, vocabulary).pending(record.judgements).map(itemOf),
          ...(last !== undefined && { last: judgementWords(last) }),
        };
      }),
    judge: (decision: PairDecision) =>
      writing((graph) =>
        judge(graph, [{ ...decision, by, reasons: ['judged in the explorer'] }], now(), vocabulary, emit),
      ),
    undo: async () => {
      await writing((graph) => undoJudgement(graph, { by, at: now() }, vocabulary, emit));
    },
    close: () => inTurn(() => store.close()),
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
