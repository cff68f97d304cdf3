import { z } from 'zod';
import { entityKindSchema } from '../model/index.ts';

/** Kinds of fact of the annotation guide, with the number of their arguments. */
export const factArity = {
  transfer: 3,
  made_by: 2,
  value: 4,
  quantity: 3,
  status: 4,
  signed: 3,
  pressure: 3,
  exclude: 3,
  under: 3,
  over: 3,
  law_of: 2,
  member: 2,
  ally: 2,
  resist: 2,
  official: 2,
} as const;
export type FactKind = keyof typeof factArity;
export const factKinds = Object.keys(factArity) as readonly FactKind[];

/** `[kind, …arguments]`; states by ISO 3166-1 alpha-3 code, other entities by a key of `entities`. */
export const factSchema = z
  .array(z.union([z.string(), z.number(), z.null()]))
  .min(3)
  .readonly();
export type Fact = z.infer<typeof factSchema>;

export const factEntitySchema = z.object({ type: entityKindSchema, names: z.array(z.string()).optional() });
export type FactEntity = Readonly<z.infer<typeof factEntitySchema>>;

/** One article's facts, as annotated or as extracted. */
export const factSheetSchema = z.object({
  id: z.string(),
  entities: z.record(z.string(), factEntitySchema).default({}),
  facts: z.array(factSchema).default([]),
  optional: z.array(factSchema).default([]),
  /** Facts that the text denies; missing where nobody looked for them. */
  denied: z.array(factSchema).optional(),
});
export type FactSheet = Readonly<z.infer<typeof factSheetSchema>>;

/** An annotated article: its facts with the text that they were read from. */
export const goldArticleSchema = factSheetSchema.extend({
  text: z.string(),
  published: z.string().optional(),
});
export type GoldArticle = Readonly<z.infer<typeof goldArticleSchema>>;
