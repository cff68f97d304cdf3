import { z } from 'zod';

/** True or false, as a flag gives it or in words. */
export const truthSchema = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .transform((value) => value === true || value === 'true');
