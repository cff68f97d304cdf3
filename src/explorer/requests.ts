import { z } from 'zod';
import { DemarcheError, partialDateSchema, pressureActions } from '../model/index.ts';
import { type MapFilters, mapTypes } from './api.ts';

const list = <const Names extends readonly string[]>(names: Names) =>
  z
    .string()
    .optional()
    .transform((words) => (words === undefined ? names : words.split(',').filter((word) => word !== '')))
    .pipe(z.array(z.enum(names)));

const day = partialDateSchema.optional();
const filtersSchema = z.object({
  types: list(mapTypes),
  acts: list(pressureActions),
  law: z.string().optional(),
  category: z.string().optional(),
  confidence: z.coerce.number().min(0).max(1).default(0),
  stories: z.coerce.number().int().min(1).default(1),
  from: day,
  to: day,
  parties: z.enum(['states', 'own']).default('states'),
  limit: z.coerce.number().int().min(1).max(100_000).default(1000),
});
const querySchema = z.object({
  words: z.string().min(1).max(20_000),
  parameters: z.record(z.string(), z.string()).default({}),
});
const decisionSchema = z.object({
  kind: z.enum(['entity', 'deal', 'listing']),
  left: z.string().min(1),
  right: z.string().min(1),
  decision: z.enum(['same', 'different', 'unsure']),
});

/** Filters from the parameters of an address. Throws `settings/invalid` naming the parameter. */
export function filtersIn(parameters: Readonly<Record<string, string>>): MapFilters {
  const { law, category, from, to, ...rest } = checked(filtersSchema, parameters);
  return {
    ...rest,
    ...(law !== undefined && { law }),
    ...(category !== undefined && { category }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

/** A question in Cypher or by name. Throws `settings/invalid`. */
export function queryIn(body: unknown): z.infer<typeof querySchema> {
  return checked(querySchema, body);
}

/** A decision of review. Throws `settings/invalid`. */
export function decisionIn(body: unknown): z.infer<typeof decisionSchema> {
  return checked(decisionSchema, body);
}

/** A parameter that must be there. Throws `settings/invalid` naming it. */
export function needed(value: string | undefined, name: string): string {
  if (value !== undefined && value !== '') return value;
  throw new DemarcheError('settings/invalid', `The request lacks "${name}".`);
}

/** A place in a list, from 0. */
export function offsetIn(value: string | undefined): number {
  return checked(z.coerce.number().int().min(0).default(0), value);
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new DemarcheError(
    'settings/invalid',
    `${issue?.path.join('.') || 'The request'}: ${issue?.message ?? 'it is not understood'}.`,
  );
}
