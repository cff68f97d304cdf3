import { z } from 'zod';
import { entityKindSchema } from './entity.ts';
import { pointingRuleSchema } from './pointing-rule.ts';
import { sanctionLists } from './register.ts';
import { weaponCategories } from './vocabulary-entities.ts';
import { iso3, names } from './vocabulary-fields.ts';

/** A name that means several things, or a plain word that is a name only in context. */
export const ambiguitySchema = z.strictObject({
  alias: z.string(),
  senses: z.array(z.string()).min(1),
  note: z.string().optional(),
  /** Sense id → words nearby that speak for it. */
  for: z.record(z.string(), z.array(z.string())).default({}),
  /** Words nearby that speak for none of the senses. */
  against: z.array(z.string()).default([]),
});
export type Ambiguity = z.infer<typeof ambiguitySchema>;

/** A legal form at the end of a firm's name; one that is `loose` ("Group") may also tell a parent from its firm. */
export const legalFormSchema = z.strictObject({ form: z.string().min(1), loose: z.boolean().default(false) });
export type LegalFormRecord = z.infer<typeof legalFormSchema>;

/** An office, a rank or a form of address before a person's name. */
export const titleSchema = z.strictObject({ title: z.string().min(1) });

/** A spelling and the one under which it is compared, both in small letters. */
export const spellingSchema = z.strictObject({ word: z.string().min(1), as: z.string().min(1) });

/** Forms of one forename. */
export const forenameSchema = z.strictObject({ names: z.array(z.string().min(1)).min(1) });

/** A letter of another script and what it is in Latin letters. */
export const letterSchema = z.strictObject({ letter: z.string().length(1), latin: z.string() });

/** How names are written: what is no part of them, and what is the same in two spellings. */
export interface NameForms {
  readonly legalForms: readonly LegalFormRecord[];
  readonly titles: readonly z.infer<typeof titleSchema>[];
  readonly spellings: readonly z.infer<typeof spellingSchema>[];
  readonly forenames: readonly z.infer<typeof forenameSchema>[];
  readonly letters: readonly z.infer<typeof letterSchema>[];
}

/** What speaks for (above 0) or against (below 0) two names' meaning one thing, as log odds. */
export const identityWeightSchema = z.strictObject({
  reason: z.string().min(1),
  weight: z.number(),
  /** In words, for whoever reviews. */
  says: z.string().min(1),
});
export type IdentityWeightRecord = z.infer<typeof identityWeightSchema>;

export const currencySchema = z.strictObject({
  /** ISO 4217. */
  code: z.string().regex(/^[A-Z]{3}$/),
  /** False for a code that is a word in capitals, and so no sign of money: ALL, TOP. */
  codeInText: z.boolean().default(true),
  /** Signs as they are spelt. Of several currencies with one sign or word, that of the state most named is meant, or the first. */
  symbols: names,
  /** Letters that are a sign only before a magnitude: R3 billion. */
  initials: names,
  /** In the singular; the plural in -s is understood. */
  words: names,
  /** Words that also mean something else, and so count only behind large sums: 9 trillion won. */
  plainWords: names,
  /** Magnitudes that tell it from others of its name: crores of rupees. */
  countedIn: names,
  /** Where it is money, as far as that decides between currencies of one name. */
  states: z.array(iso3).default([]),
});
export type CurrencyRecord = z.infer<typeof currencySchema>;

const words = z.array(z.string().min(1)).min(1);

/** Words that make up numbers, and words that show that a number counts nothing. */
export const numberSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('cardinal'), words, value: z.number() }),
  /** So many as one: "a dozen". Unless `alone`, only behind "a" or a number: "two score". */
  z.strictObject({ is: z.literal('group'), words, value: z.number(), alone: z.boolean().default(true) }),
  /** What multiplies the number before it; `inSums`: forms that only sums of money take. */
  z.strictObject({ is: z.literal('magnitude'), words, inSums: names, value: z.number() }),
  z.strictObject({
    /**
     * `measure`: what a number before it measures, the plural in -s understood; `unit`: the same as it is spelt;
     * `trait`: what one thing has, behind a hyphen ("two-seat"); `ordinal`: makes a rank or a fraction of a number;
     * `label`: makes a name of the number behind it, as it is spelt; `load`: what pounds of it weigh.
     */
    is: z.enum(['measure', 'unit', 'trait', 'ordinal', 'label', 'load']),
    words,
  }),
]);
export type NumberRecord = z.infer<typeof numberSchema>;

/** Common nouns of this trade: `head` nouns follow a system's name and are no part of it; none is a name alone. */
export const nounSchema = z.strictObject({
  noun: z.string().min(1),
  /** What it is a noun for: a weapon ("fighter"), an organisation ("company"), a measure of a purchase ("batch"), a deal … */
  of: z.enum(['weapon', 'organization', 'person', 'programme', 'alliance', 'law', 'deal', 'state']),
  /** Of weapons: the only categories that systems so called have ("submarine"); missing where any may. */
  categories: z.array(z.enum(weaponCategories)).optional(),
});
export type NounRecord = z.infer<typeof nounSchema>;

/** A phrase and what it suggests; the decoder weighs it beside the model's scores. */
export const cueSchema = z.strictObject({
  phrase: z.string().min(1),
  /** `relation`: words by which a standing fact is told, by the kind of claim; `speech`: words by which somebody says something. */
  suggests: z.enum(['status', 'action', 'polarity', 'modality', 'relation', 'speech']),
  value: z.string().min(1),
});
export type CueRecord = z.infer<typeof cueSchema>;

/** Words that stand for something named before them, and the rule that says for what. */
export const pointerSchema = z.strictObject({
  /** With `member-named` it holds `{Alliance}` where the alliance's name stands. */
  phrase: z.string().min(1),
  to: entityKindSchema,
  by: pointingRuleSchema.default('last-named'),
  /** What an earlier name in the phrase's own sentence means is not meant ("its NATO ally" is another than whose ally it is). */
  apart: z.boolean().default(false),
});
export type PointerRecord = z.infer<typeof pointerSchema>;

/** How it is told that something is over, and the words that take it back. */
export const endingSchema = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('ending'),
    phrase: z.string().min(1),
    /** Kinds of standing fact, or acts of pressure, that the phrase ends. */
    of: z
      .array(z.enum(['sanction', 'block', 'member_of', 'ally_of', 'official_of', 'based_in']))
      .min(1)
      .readonly(),
    /** Which party of a standing fact it stands before: what is left ("withdrew from NATO"), or either of both ("former"). */
    before: z.enum(['object', 'either']).default('object'),
    /** Most characters between it and the party or act that it belongs to. */
    reach: z.int().positive().default(20),
  }),
  /** Before an ending of its sentence: nothing has ended ("not", "until", "would"). */
  z.strictObject({ is: z.literal('guard'), phrase: z.string().min(1) }),
]);
export type EndingRecord = z.infer<typeof endingSchema>;

/**
 * Words of a newsroom that open a line, a bracket or a sentence and are no part of the report. `notice`: who wrote, where to
 * read on, whose picture; `correction`: this printing corrects an earlier one.
 */
export const pressSchema = z.strictObject({
  phrase: z.string().min(1),
  is: z.enum(['notice', 'correction']),
});
export type PressRecord = z.infer<typeof pressSchema>;

/** A name as registers spell it, where it means another thing than in news, or nobody at all. */
export const registerNameSchema = z.strictObject({
  name: z.string().min(1),
  /** Id of an entity; `unknown` where the register says that it does not know. */
  means: z.string().regex(/^(?:unknown|[a-z]+:.+)$/),
  note: z.string().optional(),
});
export type RegisterNameRecord = z.infer<typeof registerNameSchema>;

/** A programme of a list of sanctions, and the law or order that it rests on. */
export const sanctionProgrammeSchema = z.strictObject({
  list: z.enum(sanctionLists),
  programme: z.string().min(1),
  law: z.string().startsWith('law:'),
});
export type SanctionProgrammeRecord = z.infer<typeof sanctionProgrammeSchema>;
