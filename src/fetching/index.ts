export { createFetcher, type FetcherOptions } from './create-fetcher.ts';
