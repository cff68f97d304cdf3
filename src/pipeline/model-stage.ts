import { setTimeout as wait } from 'node:timers/promises';
import { loadPrices, loadPrompt, type ModelSettings } from '../config/index.ts';
import {
  createModelExtractor,
  firstRequests,
  type KeepingModel,
  keepReplies,
  type ModelExtractor,
  openModel,
  type Price,
  type PromptSeed,
  priceOf,
  promptSeedFrom,
  type Spending,
  withRetries,
  withSpending,
} from '../extraction/index.ts';
import type { Document, Vocabulary } from '../model/index.ts';

/** A language model made ready to read, and what it has used. */
export interface ModelStage {
  readonly extract: ModelExtractor;
  /** Answers from kept replies first. */
  readonly model: KeepingModel;
  readonly prompt: PromptSeed;
  readonly price?: Price;
  /** Asks the first questions about a document, whose replies are then kept for its reading. */
  askAhead(document: Document): Promise<unknown>;
  /** Requests at one time. */
  readonly jobs: number;
  usage(): ModelUsage;
}

/** What a run asked of a model and what that came to. */
export interface ModelUsage extends Spending {
  readonly model: string;
  /** Replies paid for in this run. */
  readonly paid: number;
  /** Replies that were kept from before. */
  readonly replayed: number;
}

/** Opens a model for a vocabulary; nothing is asked yet. Throws `settings/invalid`. */
export function openModelStage(settings: ModelSettings, vocabulary: Vocabulary): ModelStage {
  const prompt = promptSeedFrom(loadPrompt());
  const price = priceOf(settings.name, loadPrices(settings.prices));
  const { jobs, maxUsd, isReachable, replayOnly } = settings;
  const isAsked = isReachable && !replayOnly;
  const patient = withRetries(openModel(settings), {
    concurrency: jobs,
    retries: 4,
    firstWait: 1000,
    longestWait: 120_000,
    wait: (milliseconds) => wait(milliseconds),
  });
  const spending = isAsked
    ? withSpending(patient, {
        estimate: prompt.estimate,
        ...(price && { price }),
        ...(maxUsd !== undefined && { limit: maxUsd }),
      })
    : undefined;
  const model = keepReplies(settings.name, spending, settings);
  return {
    extract: createModelExtractor(vocabulary, model, prompt),
    model,
    prompt,
    ...(price && { price }),
    askAhead: (document) =>
      Promise.all(firstRequests(document, prompt).map(({ request }) => model.ask(request))),
    jobs,
    usage: () => ({
      model: settings.name,
      ...model.count(),
      ...(spending?.spent() ?? { tokens: { input: 0, output: 0 }, ...(price && { cost: 0 }) }),
    }),
  };
}
