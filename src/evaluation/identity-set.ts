import { z } from 'zod';
import { goldArticleSchema } from './facts.ts';

/** A deal's id with seller, buyer and item as the transfer fact that tells it has them. */
const dealLine = z.tuple([z.string(), z.string().nullable(), z.string().nullable(), z.string().nullable()]);

/** An annotated article that also says which of its entities and deals are those of other articles. */
export const identityArticleSchema = goldArticleSchema.extend({
  /** Key of an entity that is no state → its id in all articles. */
  same: z.record(z.string(), z.string()),
  /** The deal that each transfer is about. */
  deals: z.array(dealLine),
  /** Further deals that rest on the same transfers. */
  also: z.array(dealLine).default([]),
});
export type IdentityArticle = Readonly<z.infer<typeof identityArticleSchema>>;

export const variantsSchema = z.object({
  /** A variant's id, then that of what it is a variant of. */
  variants: z.array(z.tuple([z.string(), z.string()])),
});

/** Articles on deals that several of them tell, with the variants among their systems. */
export interface IdentitySet {
  readonly articles: readonly IdentityArticle[];
  /** Variant → what it is a variant of. */
  readonly bases: ReadonlyMap<string, string>;
}
