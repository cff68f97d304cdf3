import { z } from 'zod';
import { articleHeadSchema } from './article.ts';
import { claimSchema } from './claim.ts';
import { partialDateSchema } from './date.ts';
import { listingSchema, registerSchema, transferRowSchema } from './register.ts';

/** Settings that the fold depends on; kept in the record so that a rebuild gives the same graph. */
export const foldSettingsSchema = z.object({
  /** Claims below this confidence are kept in the record and do not enter the graph. */
  minConfidence: z.number().min(0).max(1),
  /** Below this confidence a realised act feeds the weaker edge (a sale as a proposal, a sanction as a threat). */
  realisedConfidence: z.number().min(0).max(1),
  /** A snapshot's date: the record holds what was published by then, and the vocabulary's dated facts stop there. */
  asOf: partialDateSchema.optional(),
});
export type FoldSettings = Readonly<z.infer<typeof foldSettingsSchema>>;

/**
 * One entry of the record: a line of the journal, or a node of the database that is its own record.
 * - `reading`: a text read for the first time, with the article that prints it and its claims (below any threshold too);
 * - `printing`: an article that prints a text already read;
 * - `rereading`: another extractor's claims of a text already read;
 * - `skip`: an article that the relevance filter `by` did not let be read; its text is not kept;
 * - `retraction`: hides an article or a register; with `erase` the store also removes what only it printed from the record;
 * - `settings`: the fold's settings from here on;
 * - `judgement`: a decision on two entities (by their ids) or two deals (by a claim of each: a deal's id moves when an earlier
 *   article comes), by a person or a rule. `withdrawn` takes back the one on this pair that was made at `withdraws`;
 *   of kind `listing` on a listing and an entity of the graph;
 * - `register`: a part of a register of transfers or of a list of sanctions; several of one register make the whole.
 */
export const recordEntrySchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('reading'),
    article: articleHeadSchema,
    text: z.object({ id: z.string(), text: z.string() }),
    extractor: z.string(),
    claims: z.array(claimSchema),
    /** When it was read, ISO 8601; outside the digest. */
    at: z.string(),
  }),
  z.object({ type: z.literal('printing'), article: articleHeadSchema, at: z.string() }),
  z.object({
    type: z.literal('rereading'),
    textId: z.string(),
    extractor: z.string(),
    claims: z.array(claimSchema),
    at: z.string(),
  }),
  z.object({
    type: z.literal('skip'),
    article: articleHeadSchema,
    /** 0 to 1; how much spoke for it. */
    score: z.number().min(0).max(1),
    by: z.string(),
    at: z.string(),
  }),
  z.object({ type: z.literal('retraction'), articleId: z.string(), erase: z.boolean(), at: z.string() }),
  z.object({ type: z.literal('settings'), settings: foldSettingsSchema, at: z.string() }),
  z.object({
    type: z.literal('judgement'),
    /** `entity` where it is not said. */
    kind: z.enum(['entity', 'deal', 'listing']).optional(),
    left: z.string(),
    right: z.string(),
    decision: z.enum(['same', 'different', 'unsure', 'withdrawn']),
    by: z.string(),
    reasons: z.array(z.string()),
    /** How likely the two were one by what was known then, 0 to 1. */
    score: z.number().min(0).max(1).optional(),
    /** Of a withdrawal: when the judgement was made that it takes back. */
    withdraws: z.string().optional(),
    at: z.string(),
  }),
  z.object({
    type: z.literal('register'),
    register: registerSchema,
    transfers: z.array(transferRowSchema),
    listings: z.array(listingSchema),
    at: z.string(),
  }),
]);
export type RecordEntry = Readonly<z.infer<typeof recordEntrySchema>>;
export type Judgement = Extract<RecordEntry, { type: 'judgement' }>;
