import type { PressureAction } from '../model/index.ts';

export type { PressureAction };

/** The acts of pressure, for the page: the model itself would bring its schemas along. A test holds it to the model's list. */
export const pressureActions = [
  'urge',
  'warn',
  'threaten',
  'sanction',
  'block',
  'condemn',
  'waive',
] as const satisfies readonly PressureAction[];
