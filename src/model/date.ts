import { z } from 'zod';

/** A calendar date as exactly as it is known: `2018`, `2018-10` or `2018-10-05` (ISO 8601, proleptic Gregorian). */
export const partialDateSchema = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
export type PartialDate = z.infer<typeof partialDateSchema>;
