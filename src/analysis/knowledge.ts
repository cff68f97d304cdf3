import { z } from 'zod';
import {
  type DealStatus,
  DemarcheError,
  dealStatuses,
  dealStatusSchema,
  partialDateSchema,
  type Vocabulary,
} from '../model/index.ts';
import { type ActWeights, parseActWeights } from './act-weights.ts';

const iso3 = z.string().regex(/^[A-Z]{3}$/);

/** One row of `export-consent.json`: a State that asks for consent before what holds its parts is passed on. */
export const consentSchema = z.strictObject({
  state: iso3,
  /** The law that asks for it. */
  law: z.string().startsWith('law:'),
  since: partialDateSchema,
  source: z.string().min(1),
});

/** One row of `rivals.json`: two States that regard each other as rivals, by a published list or a war. */
export const rivalSchema = z.strictObject({
  a: iso3,
  b: iso3,
  from: partialDateSchema.optional(),
  until: partialDateSchema.optional(),
  source: z.string().min(1),
});

/** The ways by which an actor may stop or slow a deal. */
export const pathKinds = [
  'seller',
  'licence',
  'component',
  'law',
  'pressure',
  'precedent',
  'supply',
  'programme',
  'alliance',
] as const;
export type PathKind = (typeof pathKinds)[number];

/** One row of `leverage-weights.json`: how much a way counts at full strength, from 0 to 1, and why. */
export const pathWeightSchema = z.strictObject({
  path: z.enum(pathKinds),
  weight: z.number().gt(0).max(1),
  reason: z.string().min(1),
});

/** One row of `deal-tones.json`: how friendly a step of a deal is, on the scale of Goldstein (1992). */
export const dealToneSchema = z.strictObject({
  status: dealStatusSchema,
  weight: z.number().min(-10).max(10),
  source: z.string().min(1),
});

/** What analyses know of the world beyond the graph. */
export interface InfluenceKnowledge {
  readonly weights: ActWeights;
  readonly tones: Readonly<Record<DealStatus, number>>;
  readonly paths: Readonly<Record<PathKind, number>>;
  /** By the State's id: the law that asks for its consent. */
  readonly consent: ReadonlyMap<string, string>;
  /** Pairs of ids of rivals that nothing is said to have reconciled. */
  readonly rivals: readonly (readonly [string, string])[];
  /** Since when (partial date) those pairs are rivals of which that is known, by "id id" in either order. */
  readonly rivalsSince: ReadonlyMap<string, string>;
  /** Ids of the States that a law is directed at, by the law's id. */
  readonly lawTargets: ReadonlyMap<string, readonly string[]>;
}

/** The parsed JSON of the files that analyses read. */
export interface KnowledgeRows {
  readonly actWeights: unknown;
  readonly dealTones: unknown;
  readonly leverageWeights: unknown;
  readonly exportConsent: unknown;
  readonly rivals: unknown;
}

/** Puts the knowledge together. Throws `vocabulary/invalid`, naming the file and what is wrong with it. */
export function parseKnowledge(
  rows: KnowledgeRows,
  vocabulary: Pick<Vocabulary, 'laws'>,
): InfluenceKnowledge {
  const consent = parsed('export-consent.json', consentSchema, rows.exportConsent);
  const known = new Set(vocabulary.laws.map(({ id }) => id));
  for (const { law } of consent) {
    if (!known.has(law)) throw invalid('export-consent.json', `"${law}" is no law of laws.json`);
  }
  const paths = parsed('leverage-weights.json', pathWeightSchema, rows.leverageWeights);
  const rivals = parsed('rivals.json', rivalSchema, rows.rivals).filter(({ until }) => until === undefined);
  const tones = parsed('deal-tones.json', dealToneSchema, rows.dealTones);
  return {
    weights: parseActWeights(rows.actWeights),
    tones: oneEach('deal-tones.json', dealStatuses, tones, (row) => row.status),
    paths: oneEach('leverage-weights.json', pathKinds, paths, (row) => row.path),
    consent: new Map(consent.map(({ state, law }) => [`state:${state}`, law])),
    rivals: rivals.map(({ a, b }) => [`state:${a}`, `state:${b}`] as const),
    rivalsSince: new Map(
      rivals.flatMap(({ a, b, from }) =>
        from === undefined
          ? []
          : [
              [`state:${a} state:${b}`, from],
              [`state:${b} state:${a}`, from],
            ],
      ),
    ),
    lawTargets: new Map(
      vocabulary.laws
        .filter(({ targets }) => targets.length > 0)
        .map(({ id, targets }) => [id, targets.map((code) => `state:${code}`)]),
    ),
  };
}

function parsed<T extends z.ZodType>(file: string, schema: T, rows: unknown): readonly z.infer<T>[] {
  const result = z.array(schema).safeParse(rows);
  if (!result.success) throw invalid(file, z.prettifyError(result.error));
  return result.data;
}

/** The weight of each member of a closed list; each must have one row. */
function oneEach<Name extends string, Row extends { readonly weight: number }>(
  file: string,
  names: readonly Name[],
  rows: readonly Row[],
  nameOf: (row: Row) => Name,
): Readonly<Record<Name, number>> {
  const entries = names.map((name) => {
    const found = rows.filter((row) => nameOf(row) === name);
    const [only] = found;
    if (only === undefined || found.length > 1) {
      throw invalid(file, `"${name}" must have one row, it has ${found.length}`);
    }
    return [name, only.weight] as const;
  });
  // Object.fromEntries forgets the keys' type; the closed list is the whole union.
  return Object.fromEntries(entries) as Record<Name, number>;
}

function invalid(file: string, what: string): DemarcheError {
  return new DemarcheError('vocabulary/invalid', `seeds/vocabulary/${file}: ${what}`);
}
