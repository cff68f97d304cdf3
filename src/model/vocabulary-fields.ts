import { z } from 'zod';

/** ISO 3166-1 alpha-3, with XKX (Kosovo) and codes of former states (SUN, YUG …) as news needs them. */
export const iso3 = z.string().regex(/^[A-Z]{3}$/);

/** Other names of a record; none where the field is left out. */
export const names = z.array(z.string().min(1)).default([]);
