import { z } from 'zod';
import { articleHeadSchema } from './article.ts';
import { claimSchema } from './claim.ts';

/** Settings that the fold depends on; kept in the record so that a rebuild gives the same graph. */
export const foldSettingsSchema = z.object({
  /** Claims below this confidence are kept in the record and do not enter the graph. */
  minConfidence: z.number().min(0).max(1),
  /** Below this confidence a realised act feeds the weaker edge (a sale as a proposal, a sanction as a threat). */
  realisedConfidence: z.number().min(0).max(1),
});
export type FoldSettings = Readonly<z.infer<typeof foldSettingsSchema>>;

/**
 * One entry of the record: a line of the journal, or a node of the database that is its own record.
 * - `reading`: a text read for the first time, with the article that prints it and its claims (below any threshold too);
 * - `printing`: an article that prints a text already read;
 * - `rereading`: another extractor's claims of a text already read;
 * - `retraction`: hides an article; with `erase` the store also removes what only it printed from the record;
 * - `settings`: the fold's settings from here on;
 * - `judgement`: a decision on two names or events, by a person or a rule.
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
  z.object({ type: z.literal('retraction'), articleId: z.string(), erase: z.boolean(), at: z.string() }),
  z.object({ type: z.literal('settings'), settings: foldSettingsSchema, at: z.string() }),
  z.object({
    type: z.literal('judgement'),
    left: z.string(),
    right: z.string(),
    decision: z.enum(['same', 'different', 'unsure']),
    by: z.string(),
    reasons: z.array(z.string()),
    at: z.string(),
  }),
]);
export type RecordEntry = Readonly<z.infer<typeof recordEntrySchema>>;
export type Judgement = Extract<RecordEntry, { type: 'judgement' }>;
