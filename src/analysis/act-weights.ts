import { z } from 'zod';
import { DemarcheError, type PressureAction, pressureActionSchema, pressureActions } from '../model/index.ts';

/** One row of `seeds/vocabulary/act-weights.json`: a hostile act weighs above zero, an act of relief below. */
export const actWeightSchema = z.strictObject({
  action: pressureActionSchema,
  weight: z.number().min(-10).max(10),
  /** Where the number comes from. */
  source: z.string().min(1),
});

/** Weight of each act of pressure, on the 10-point scale of Goldstein (1992) with its sign turned. */
export type ActWeights = Readonly<Record<PressureAction, number>>;

/** The table from parsed JSON; throws `vocabulary/invalid` for a wrong row, an act without a weight or with two. */
export function parseActWeights(rows: unknown): ActWeights {
  const result = z.array(actWeightSchema).safeParse(rows);
  if (!result.success) {
    throw new DemarcheError('vocabulary/invalid', `act weights: ${z.prettifyError(result.error)}`);
  }
  const weightOf = (action: PressureAction): number => {
    const found = result.data.filter((row) => row.action === action);
    const [only] = found;
    if (only && found.length === 1) return only.weight;
    throw new DemarcheError(
      'vocabulary/invalid',
      `act weights: "${action}" must have one row, it has ${found.length}`,
    );
  };
  // Object.fromEntries forgets the keys' type; `pressureActions` is the whole union.
  return Object.fromEntries(pressureActions.map((action) => [action, weightOf(action)])) as ActWeights;
}
