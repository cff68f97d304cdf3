import { z } from 'zod';
import { partialDateSchema } from './date.ts';
import type { SourceMark } from './sources.ts';

/**
 * One printing of a text by one outlet, as a reader hands it over.
 * `id` is the canonical address or the source's own id; `text` is the text as read, to which every offset refers.
 */
export const articleSchema = z.object({
  id: z.string().min(1),
  text: z.string().min(1),
  title: z.string().optional(),
  url: z.string().optional(),
  outlet: z.string().optional(),
  published: partialDateSchema.optional(),
});
export type Article = Readonly<z.infer<typeof articleSchema>>;

/** An article without its text: what the record keeps beside the text's own id. */
export const articleHeadSchema = articleSchema.omit({ text: true }).extend({ textId: z.string() });
export type ArticleHead = Readonly<z.infer<typeof articleHeadSchema>>;

/** Where an input came from, for messages and the dead-letter file. `position` is a line (from 1) or a byte offset, said in words. */
export interface InputPlace {
  readonly source: string;
  readonly position?: string;
  /** The source passes once, as standard input does: what is refused of it can be tried again only if it was kept. */
  readonly passing?: true;
}

/** An input that could not be read, with its reason; data, not an exception. */
export interface Refusal extends InputPlace {
  readonly reader: string;
  readonly code: string;
  readonly reason: string;
  /** Whether the same input may go well later. */
  readonly retriable?: boolean;
  /** The refused line itself, where its source passes once. */
  readonly input?: string;
  /** For whoever mends a defect: where in the program it came up. */
  readonly trace?: string;
}

/** What a reader yields for each input: an article or the reason why there is none; with it how far its source is read then. */
export type ReadResult = { readonly mark?: SourceMark } & (
  | { readonly ok: true; readonly article: Article; readonly place: InputPlace }
  | { readonly ok: false; readonly refusal: Refusal }
);
