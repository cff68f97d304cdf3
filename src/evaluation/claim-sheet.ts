import { z } from 'zod';
import { partialDateSchema } from '../model/index.ts';
import { factSchema } from './facts.ts';

const annotatedClaimSchema = z.object({
  fact: factSchema,
  /** The fewest words that carry the fact: exact runs of the text. */
  words: z.array(z.string().min(1)).min(1).readonly(),
  /** When the thing told takes place; null where the text does not say. */
  date: partialDateSchema.nullable(),
  /** Who says so, as written; null where the article itself does. */
  by: z.string().min(1).nullable(),
  polarity: z.enum(['asserted', 'denied']),
  modality: z.enum(['actual', 'planned', 'hypothetical']),
});
/** An annotated fact with the words that carry it, who says it, for when, and how. */
export type AnnotatedClaim = Readonly<z.infer<typeof annotatedClaimSchema>>;

/** The annotated claims of one article; `id` is the article's, `fact` in its keys. */
export const claimSheetSchema = z.object({
  id: z.string(),
  claims: z.array(annotatedClaimSchema).readonly(),
});
export type ClaimSheet = Readonly<z.infer<typeof claimSheetSchema>>;
