export type { FeedItem } from './feed-item.ts';
export { findFiles } from './find-files.ts';
export { type FeedReader, openFeedReader } from './open-feed-reader.ts';
export type { ReadFormat } from './read-format.ts';
export { readInputs } from './read-inputs.ts';
export type { ReadOptions } from './read-options.ts';
export { openTransfers } from './registers/read-transfers.ts';
export { parseTransferColumns } from './registers/transfer-columns.ts';
export { type OpenList, openLists } from './sanctions/open-lists.ts';
