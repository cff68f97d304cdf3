import { z } from 'zod';

/** What a packed story index says before its hashes: a list for each thing that it says of its texts, whose places stand for them. */
export const packedStoriesHeadSchema = z.object({
  comparison: z.string(),
  sha256: z.string(),
  ids: z.array(z.string()),
  hashes: z.array(z.string()),
  /** The words' part of each place. */
  ranks: z.array(z.string()),
  corrections: z.array(z.int()),
  mains: z.array(z.int()),
  bridged: z.array(z.tuple([z.int(), z.array(z.int())])),
  via: z.array(z.tuple([z.int(), z.array(z.int())])),
  alike: z.array(z.tuple([z.int(), z.int(), z.number()])),
  bridges: z.array(z.tuple([z.int(), z.int(), z.boolean()])),
  /** Of each entry: its keys, the hashes of its whole and those of its beginning. */
  lengths: z.array(z.tuple([z.int(), z.int(), z.int()])),
});
export type PackedStoriesHead = z.infer<typeof packedStoriesHeadSchema>;
