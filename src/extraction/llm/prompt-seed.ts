import { z } from 'zod';
import { DemarcheError } from '../../model/index.ts';
import { repliedClaimSchema } from './reply.ts';

const lines = z.array(z.string()).min(1).readonly();
const share = z.number().min(0).max(1);

/**
 * `seeds/prompts/claims.json`: how a model is asked, in words and figures. Lines are joined by line ends; `{{…}}` is filled in.
 * `confidence.told` is a claim's whose words hold a cue of the vocabulary for what they tell, `untold` that of others;
 * `addressed` are phrases by which a text speaks to whoever processes it, not to its readers.
 */
export const promptSeedSchema = z.strictObject({
  version: z.string().min(1),
  system: lines,
  article: lines,
  whole: z.string(),
  piece: z.string(),
  again: lines,
  malformed: lines,
  examples: z
    .array(
      z.strictObject({
        text: z.string().min(1),
        reply: z.strictObject({ claims: z.array(repliedClaimSchema).readonly() }),
      }),
    )
    .min(2)
    .readonly(),
  settings: z.strictObject({
    temperature: z.number().min(0),
    maxOutputTokens: z.int().positive(),
    partCharacters: z.int().min(200),
    overlapCharacters: z.int().nonnegative(),
  }),
  confidence: z.strictObject({ told: share, untold: share }),
  estimate: z.strictObject({
    charactersPerToken: z.number().positive(),
    /** The most tokens that so many characters may be, for a limit that must hold. */
    leastCharactersPerToken: z.number().positive(),
    outputTokensPerThousandCharacters: z.number().positive(),
  }),
  addressed: z.array(z.string().min(1)).min(1).readonly(),
});
export type PromptSeed = Readonly<z.infer<typeof promptSeedSchema>>;

/** Checks a prompt as read from its file. Throws `settings/invalid`. */
export function promptSeedFrom(data: unknown): PromptSeed {
  const parsed = promptSeedSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new DemarcheError(
    'settings/invalid',
    `The prompt in seeds/prompts/claims.json is not of its form: ${z.prettifyError(parsed.error)}. Install demarche anew, or correct the file.`,
    { cause: parsed.error },
  );
}
