import { z } from 'zod';
import type { Judgement, Refusal } from '../model/index.ts';

/** One line of a file of judgements; what it leaves out is filled in when it is applied. */
export type JudgementLine = Readonly<Omit<z.infer<typeof lineSchema>, 'decision' | 'kind'>> & {
  readonly kind: 'entity' | 'deal' | 'listing';
  /** Null where nobody has judged yet. */
  readonly decision: Judgement['decision'] | null;
};

/** What a line of a file came to. */
export type ReadLine =
  | { readonly ok: true; readonly number: number; readonly line: JudgementLine }
  | { readonly ok: false; readonly refusal: Refusal };

const moment = z.string().transform((value, context) => {
  const time = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isFinite(time)) return new Date(time).toISOString();
  context.addIssue({
    code: 'custom',
    message: `"${value.slice(0, 40)}" is no moment such as 2025-01-31T12:00:00Z`,
  });
  return z.NEVER;
});
const optional = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? undefined);

const entityId = /^(?:state|org|person|alliance|programme|weapon|law):\S/;
const placeId = /^text:\S+#\S/;
const claimId = /^claim:[0-9a-f]{16}$/;
const listingId = /^listing:\S+$/;
const id = z
  .string()
  .trim()
  // A deal's id is that of its earliest claim, which goes on naming the deal when an earlier article comes.
  .transform((value) => value.replace(/^deal:(?=[0-9a-f]{16}$)/, 'claim:'))
  .refine((value) => [entityId, placeId, claimId, listingId].some((form) => form.test(value)), {
    error: ({ input }) =>
      `"${String(input).slice(0, 60)}" is no id such as org:almaz-antey, or claim:0123456789abcdef for a deal`,
  });

/** Other fields, such as the names that are there for people, are allowed and not read. */
const lineSchema = z
  .object({
    kind: optional(z.enum(['entity', 'deal', 'listing'])),
    left: id,
    right: id,
    decision: z.enum(['same', 'different', 'unsure', 'withdrawn']).nullable(),
    by: optional(z.string().trim().min(1)),
    reasons: optional(z.array(z.string())),
    score: optional(z.number().min(0).max(1)),
    withdraws: optional(moment),
    at: optional(moment),
  })
  .check(({ value, issues }) => {
    const fault = faultOf(value);
    if (fault !== undefined) issues.push({ code: 'custom', message: fault, input: value });
  });

interface Pair {
  readonly kind?: 'entity' | 'deal' | 'listing' | undefined;
  readonly left: string;
  readonly right: string;
  readonly decision: string | null;
}

function faultOf({ kind, left, right, decision }: Pair): string | undefined {
  const claims = [left, right].filter((each) => claimId.test(each)).length;
  if (left === right) return `left and right are both ${left}`;
  const listings = [left, right].filter((each) => listingId.test(each)).length;
  if (listings > 0 || kind === 'listing') return listingFault(left, right, listings);
  if (claims === 1) return 'one side is a claim and the other is not: two deals, or two entities';
  if (kind === 'deal' && claims === 0) return 'a deal is named by one of its claims (claim:…)';
  if (kind === 'entity' && claims === 2) return 'claims name deals: the kind is "deal"';
  const [first, second] = [left, right].map((each) => each.split(':')[0]);
  if (decision === 'same' && first !== second && first !== 'text' && second !== 'text')
    return `${left} and ${right} are of two kinds and cannot be the same`;
  return undefined;
}

function listingFault(left: string, right: string, listings: number): string | undefined {
  const isOfEntity = [left, right].some((each) => /^(?:org|person):\S/.test(each));
  if (listings === 1 && isOfEntity) return undefined;
  return 'a listing is judged with a body or a person: listing:… and org:… or person:…';
}

/** Reads a file of judgements, one JSON object a line; blank lines do not count. A line that is none is told with its number. */
export function readJudgementLines(text: string, source: string): readonly ReadLine[] {
  const lines = text.replace(/^\ufeff/, '').split('\n');
  return lines.flatMap((words, index): readonly ReadLine[] => {
    const number = index + 1;
    if (words.trim() === '') return [];
    return [lineOf(words, number, source)];
  });
}

function lineOf(words: string, number: number, source: string): ReadLine {
  let value: unknown;
  try {
    value = JSON.parse(words);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refuse(
      'input/bad-json',
      `The line is not JSON (${why}): write one object on each line.`,
      number,
      source,
    );
  }
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `${path.join('.')}: ${message}`,
    );
    return refuse(
      'input/bad-record',
      `The record is not a judgement (${faults.join('; ')}): it needs "left", "right" and "decision" (same, different, unsure or withdrawn).`,
      number,
      source,
    );
  }
  const { left, right } = parsed.data;
  const plain = claimId.test(left)
    ? 'deal'
    : [left, right].some((each) => listingId.test(each))
      ? 'listing'
      : 'entity';
  const { kind = plain, ...rest } = parsed.data;
  return { ok: true, number, line: { ...rest, kind } };
}

/** A line that cannot be used, and why. */
export function refuse(
  code: string,
  reason: string,
  number: number,
  source: string,
): ReadLine & { ok: false } {
  return { ok: false, refusal: { reader: 'judgements', source, position: `line ${number}`, code, reason } };
}

/** A judgement with the names of both sides, where an article still tells of them. */
export interface NamedJudgement {
  readonly judgement: Judgement;
  readonly leftName: string | undefined;
  readonly rightName: string | undefined;
}

/** A judgement as a line of a file, with the names for people. */
export function judgementLine({ judgement, leftName, rightName }: NamedJudgement): string {
  const { kind = 'entity', left, right, decision, by, reasons, at, score, withdraws } = judgement;
  return `${JSON.stringify({ kind, left, right, leftName, rightName, decision, by, reasons, at, score, withdraws })}\n`;
}
