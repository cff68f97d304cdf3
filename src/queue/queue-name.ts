import { createHash } from 'node:crypto';
import { type Article, textIdOf } from '../model/index.ts';

/** What two processes must have alike to read an article alike. */
export interface Recipe {
  /** Digest of the vocabulary. */
  readonly vocabulary: string;
  /** Name and digest of the reader. */
  readonly reader: string;
  /** The thresholds and whatever else changes what is read. */
  readonly settings: Readonly<Record<string, number | string>>;
}

/** Articles to be read by one recipe are a queue of their own: who reads otherwise never sees them. */
export function queueName({ vocabulary, reader, settings }: Recipe): string {
  const sorted = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = createHash('sha256')
    .update(JSON.stringify([vocabulary, reader, sorted]))
    .digest('hex');
  return `demarche-readings-${digest.slice(0, 12)}`;
}

/** The job of an article: the same for all that reading depends on, so that what waits or was read is not queued again. */
export function jobId({ text, title, published }: Article): string {
  const rest = JSON.stringify([title ?? null, published ?? null]);
  return createHash('sha256')
    .update(`${textIdOf(text)} ${rest}`)
    .digest('hex');
}
