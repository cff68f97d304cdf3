export { type KeepingModel, keepReplies } from './keep-replies.ts';
export type { LanguageModel } from './language-model.ts';
export { type Agreement, mergeReadings } from './merge-readings.ts';
export {
  createModelExtractor,
  type ModelExtractor,
  type ModelReading,
  type UnusableClaim,
} from './model-extractor.ts';
export { openModel } from './open-model.ts';
export { type PromptSeed, promptSeedFrom } from './prompt-seed.ts';
export { firstRequests } from './render-request.ts';
export { costOf, likelyTokens, type Price, priceOf, type Spending, withSpending } from './spend.ts';
export { withRetries } from './with-retries.ts';
