import { z } from 'zod';
import {
  type ClaimKind,
  dealStatuses,
  entityKindSchema,
  pressureActions,
  relationKinds,
} from '../../model/index.ts';

const kinds = ['transfer', 'pressure', 'exclusion', 'resistance', ...relationKinds] as const;
const roles = [
  'seller',
  'buyer',
  'item',
  'by',
  'on',
  'over',
  'under',
  'member',
  'from',
  'against',
  'subject',
  'object',
] as const;

/** A claim as a model gives it: words alone, whose places in the text are looked for afterwards. */
export const repliedClaimSchema = z.strictObject({
  kind: z.enum(kinds) satisfies z.ZodType<ClaimKind>,
  quotes: z.array(z.string()),
  parties: z.array(z.strictObject({ role: z.enum(roles), type: entityKindSchema, words: z.string() })),
  figures: z.array(
    z.strictObject({ is: z.enum(['value', 'quantity', 'signed', 'date']), words: z.string() }),
  ),
  telling: z
    .strictObject({ word: z.enum([...new Set([...dealStatuses, ...pressureActions])]), words: z.string() })
    .nullable(),
  polarity: z.enum(['asserted', 'denied']),
  modality: z.enum(['actual', 'planned', 'hypothetical']),
  source: z.strictObject({ type: entityKindSchema.nullable(), words: z.string() }).nullable(),
});
export type RepliedClaim = z.infer<typeof repliedClaimSchema>;

/** What is asked of the model, as JSON Schema (draft 7). */
export const replyJsonSchema: Readonly<Record<string, unknown>> = (() => {
  const { $schema: _, ...schema } = z.toJSONSchema(z.strictObject({ claims: z.array(repliedClaimSchema) }), {
    target: 'draft-7',
  });
  return schema;
})();

const outerSchema = z.object({ claims: z.array(z.unknown()) });

/** A reply read: its claims, and what of it is no claim, with the reason. */
export interface Reply {
  readonly claims: readonly RepliedClaim[];
  readonly malformed: readonly { readonly given: unknown; readonly reason: string }[];
}

/** Reads a reply; a string says why it cannot be read at all. A claim that does not fit leaves the others as they are. */
export function readReply(text: string): Reply | string {
  let data: unknown;
  try {
    data = JSON.parse(unfenced(text));
  } catch (error) {
    return `it is no JSON (${error instanceof Error ? error.message : String(error)})`;
  }
  const outer = outerSchema.safeParse(data);
  if (!outer.success) return 'it is no object with a list of claims';
  const read = outer.data.claims.map((given) => ({ given, parsed: repliedClaimSchema.safeParse(given) }));
  return {
    claims: read.flatMap(({ parsed }) => (parsed.success ? [parsed.data] : [])),
    malformed: read.flatMap(({ given, parsed }) =>
      parsed.success
        ? []
        : [{ given, reason: z.prettifyError(parsed.error).replaceAll(/\s+/g, ' ').slice(0, 300) }],
    ),
  };
}

/** Models that know no structured output put their JSON between marks. */
function unfenced(text: string): string {
  const whole = text.trim();
  const isFenced = whole.length >= 6 && whole.startsWith('```') && whole.endsWith('```');
  return isFenced ? whole.slice(3, -3).replace(/^json/, '').trim() : text;
}
