export type { FeedItem } from './feed-item.ts';
export { type FeedReader, openFeedReader } from './open-feed-reader.ts';
export type { ReadFormat } from './read-format.ts';
export { readInputs } from './read-inputs.ts';
export type { ReadOptions } from './read-options.ts';
