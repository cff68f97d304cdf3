import { z } from 'zod';
import { entityKindSchema } from '../model/index.ts';
import { type FactEntity, factSchema, type GoldArticle } from './facts.ts';

/**
 * A line of the sentence bank or of the contrast set: `t` text, `e` entities that are not States (key → type and names), `f`
 * facts, `d` denied facts, `o` readings that may be taken or not; in the contrast set `g` names a group of texts that differ
 * in few words and `s` the half it belongs to.
 */
export const shortTextSchema = z.strictObject({
  g: z.string().optional(),
  s: z.enum(['learn', 'measure']).optional(),
  t: z.string().min(1),
  e: z.record(z.string(), z.tuple([entityKindSchema], z.string())).default({}),
  f: z.array(factSchema),
  d: z.array(factSchema).default([]),
  o: z.array(factSchema).default([]),
});
type ShortTextLine = z.infer<typeof shortTextSchema>;

/** A short text as an annotated one, with all its denials. */
export type ShortText = GoldArticle & { readonly group: string; readonly half?: 'learn' | 'measure' };

/** `id` is also the group of a text that is in none. */
export function shortText({ g, s, t, e, f, d, o }: ShortTextLine, id: string): ShortText {
  const entities: Record<string, FactEntity> = {};
  for (const [key, [type, ...names]] of Object.entries(e)) entities[key] = { type, names };
  return {
    id,
    group: g ?? id,
    ...(s !== undefined && { half: s }),
    text: t,
    entities,
    facts: [...f],
    denied: [...d],
    optional: [...o],
  };
}
