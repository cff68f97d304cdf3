import { z } from 'zod';
import { partialDateSchema } from './date.ts';
import { entityKindSchema } from './entity.ts';
import { pointingRuleSchema } from './pointing-rule.ts';

/** Deal status, from the first word to the last; the order is the ladder that the fold climbs. */
export const dealStatuses = [
  'offered',
  'negotiating',
  'planned',
  'approved',
  'signed',
  'in-production',
  'delivering',
  'delivered',
  'suspended',
  'cancelled',
  'blocked',
] as const;
export const dealStatusSchema = z.enum(dealStatuses);
export type DealStatus = z.infer<typeof dealStatusSchema>;

/** Statuses of a deal that is not yet a contract. */
export const proposalStatuses: ReadonlySet<DealStatus> = new Set([
  'offered',
  'negotiating',
  'planned',
  'approved',
]);

/** Statuses of a deal that is done, not merely proposed. */
export const realisedStatuses: ReadonlySet<DealStatus> = new Set([
  'signed',
  'in-production',
  'delivering',
  'delivered',
]);

export const pressureActions = ['urge', 'warn', 'threaten', 'sanction', 'block', 'condemn', 'waive'] as const;
export const pressureActionSchema = z.enum(pressureActions);
export type PressureAction = z.infer<typeof pressureActionSchema>;

/** The past tense in which a sentence names an act, before whom it is on. */
export const actInPast: Readonly<Record<PressureAction, string>> = {
  urge: 'urged',
  warn: 'warned',
  threaten: 'threatened',
  sanction: 'sanctioned',
  block: 'blocked',
  condemn: 'condemned',
  waive: 'waived measures against',
};

const offsets = { start: z.int().nonnegative(), end: z.int().positive() };
export const spanSchema = z.object(offsets).readonly();

/**
 * Evidence is either words of a text (`text.slice(start, end) === quote`) or a field of a register.
 * `sha256` is the hex digest of the quote's UTF-8 bytes.
 */
export const wordsEvidenceSchema = z.object({
  kind: z.literal('words'),
  textId: z.string(),
  start: z.int().nonnegative(),
  end: z.int().positive(),
  quote: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export const registerEvidenceSchema = z.object({
  kind: z.literal('register'),
  file: z.string(),
  row: z.int().positive(),
  field: z.string(),
});
export const evidenceSchema = z.discriminatedUnion('kind', [wordsEvidenceSchema, registerEvidenceSchema]);
export type Evidence = Readonly<z.infer<typeof evidenceSchema>>;
export type WordsEvidence = Readonly<z.infer<typeof wordsEvidenceSchema>>;

/**
 * A party as the words have it: `surface` is the text at `span`.
 * When the evidence names it only by other words ("the system"), `anaphor` is their place, with the rule `by` which they
 * point back, and `span` the name that they point to.
 * `aliases` are the article's other forms of the same name, which help resolution.
 */
export const roleSchema = z.object({
  type: entityKindSchema,
  surface: z.string().min(1),
  span: spanSchema,
  anaphor: z
    .object({ ...offsets, by: pointingRuleSchema.optional() })
    .readonly()
    .optional(),
  aliases: z.array(z.string()).readonly().optional(),
});
export type Role = Readonly<z.infer<typeof roleSchema>>;

/** Who says what a claim says. `unnamed`: told by words that name nobody ("a senior official"), and so no entity. */
export const sourceSchema = roleSchema.extend({ unnamed: z.literal(true).optional() });
export type Source = Readonly<z.infer<typeof sourceSchema>>;

const moneySchema = z.object({
  amount: z.number().positive(),
  currency: z.string().length(3),
  span: spanSchema,
});
const quantitySchema = z.object({
  count: z.number().positive(),
  unit: z.string().optional(),
  span: spanSchema,
});
const statusSchema = z.object({ status: dealStatusSchema, span: spanSchema });
/** How sure a reader is that a deal or an act is done and not only meant, whatever its claim says besides; missing where it cannot tell. */
const doneSchema = z.number().min(0).max(1).optional();
/**
 * How a date bounds what is told: `by` is a deadline, `since` when it began, `until` when it ends. Where it is missing, the
 * date is when it took or takes place.
 */
export const dateRoleSchema = z.enum(['by', 'since', 'until']);
export type DateRole = z.infer<typeof dateRoleSchema>;

const datedSchema = z.object({ date: partialDateSchema, span: spanSchema, role: dateRoleSchema.optional() });
export type DatedWords = Readonly<z.infer<typeof datedSchema>>;

const common = {
  id: z.string(),
  textId: z.string(),
  /** `denied`: the text says that it is not so. */
  polarity: z.enum(['asserted', 'denied']),
  /** `planned`: intended but not done; `hypothetical`: considered, feared or conditional. */
  modality: z.enum(['actual', 'planned', 'hypothetical']),
  /** Who says so: missing where the article itself does. A document stands for the body that issues it. */
  attributedTo: sourceSchema.optional(),
  /** The date that the claim speaks of, when the words give one. */
  date: datedSchema.optional(),
  /** The words that say that it is over: a sanction that ran out, a membership that was left. */
  ended: spanSchema.optional(),
  confidence: z.number().min(0).max(1),
  extractors: z.array(z.string()).min(1).readonly(),
  evidence: z.array(evidenceSchema).min(1).readonly(),
};

/** Kinds of claim that relate a subject to an object and carry no values. */
export const relationKinds = [
  'made_by',
  'law_of',
  'member_of',
  'ally_of',
  'official_of',
  'based_in',
  'variant_of',
  'component_of',
] as const;
export type RelationKind = (typeof relationKinds)[number];

const pair = z.object({ subject: roleSchema, object: roleSchema });
function relation<const K extends RelationKind>(kind: K) {
  return z.object({ ...common, kind: z.literal(kind), roles: pair });
}

export const claimSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('transfer'),
    roles: z.object({
      seller: roleSchema.optional(),
      buyer: roleSchema.optional(),
      item: roleSchema.optional(),
    }),
    value: moneySchema.optional(),
    quantity: quantitySchema.optional(),
    status: statusSchema.optional(),
    signed: datedSchema.optional(),
    done: doneSchema,
  }),
  z.object({
    ...common,
    kind: z.literal('pressure'),
    roles: z.object({
      by: roleSchema,
      on: roleSchema,
      over: roleSchema.optional(),
      under: roleSchema.optional(),
    }),
    action: z.object({ action: pressureActionSchema, span: spanSchema }),
    done: doneSchema,
  }),
  z.object({
    ...common,
    kind: z.literal('exclusion'),
    roles: z.object({ by: roleSchema, member: roleSchema, from: roleSchema }),
  }),
  z.object({
    ...common,
    kind: z.literal('resistance'),
    roles: z.object({ by: roleSchema, against: roleSchema }),
  }),
  relation('made_by'),
  relation('law_of'),
  relation('member_of'),
  relation('ally_of'),
  relation('official_of'),
  relation('based_in'),
  relation('variant_of'),
  relation('component_of'),
]);

export type Claim = Readonly<z.infer<typeof claimSchema>>;
export type ClaimKind = Claim['kind'];
export type ClaimOf<K extends ClaimKind> = Extract<Claim, { kind: K }>;

const pairRoles = ['subject', 'object'] as const;

/** The names of each kind's roles, in the order in which they enter ids and are shown. */
export const roleNames: Readonly<Record<ClaimKind, readonly string[]>> = {
  transfer: ['seller', 'buyer', 'item'],
  pressure: ['by', 'on', 'over', 'under'],
  exclusion: ['by', 'member', 'from'],
  resistance: ['by', 'against'],
  made_by: pairRoles,
  law_of: pairRoles,
  member_of: pairRoles,
  ally_of: pairRoles,
  official_of: pairRoles,
  based_in: pairRoles,
  variant_of: pairRoles,
  component_of: pairRoles,
};

/** The roles that a claim fills with their names, in the order of `roleNames` whatever the order of its keys. */
export function rolesOf(claim: Claim): readonly (readonly [string, Role])[] {
  const roles: Readonly<Record<string, Role | undefined>> = claim.roles;
  return roleNames[claim.kind].flatMap((name) => {
    const role = roles[name];
    return role === undefined ? [] : [[name, role] as const];
  });
}

/** Whether a claim is kept as unsure: read, but below the confidence from which claims are drawn. */
export function isUnsure({ confidence }: Pick<Claim, 'confidence'>, minConfidence: number): boolean {
  return confidence < minConfidence;
}

/** Whether a claim says that something is so or is meant to be: denials and suppositions do not. */
export function isAsserted(claim: Claim): boolean {
  return claim.polarity === 'asserted' && claim.modality !== 'hypothetical';
}
