import { z } from 'zod';
import { DemarcheError, type Judge, type Question } from '../model/index.ts';
import type { Model } from './runtime/index.ts';

/** `judge.json` of a reader: the kinds of fact that it judges, with how many features each is described by. */
export const judgeKindsSchema = z.strictObject({ widths: z.record(z.string(), z.int().positive()) });
export type JudgeKinds = Readonly<z.infer<typeof judgeKindsSchema>>;

/**
 * The judge of a loaded graph, which has for each kind an input KIND.features and an output KIND. Without a graph it knows
 * no kind.
 */
export function createJudge(model: Model | undefined, { widths }: JudgeKinds): Judge {
  return async (questions) => {
    for (const question of questions) check(question, widths);
    const asked = new Map(questions.map((question) => [question.kind, question]));
    const inputs = Object.entries(widths).map(([kind, width]) => {
      // The graph wants every input; a kind that is not asked for gets one empty row.
      const rows = asked.get(kind)?.features ?? [[]];
      const data = new Float32Array(rows.length * width);
      rows.forEach((row, index) => {
        data.set(row, index * width);
      });
      return [`${kind}.features`, { data, dims: [rows.length, width] }] as const;
    });
    if (questions.length === 0 || !model) return [];
    const answers = await model.run(
      Object.fromEntries(inputs),
      questions.map(({ kind }) => kind),
    );
    return questions.map(({ kind }) => answers[kind] ?? new Float32Array());
  };
}

function check({ kind, features }: Question, widths: JudgeKinds['widths']): void {
  const width = widths[kind];
  if (width !== undefined && features.every((row) => row.length === width)) return;
  throw new DemarcheError(
    'reader/failed',
    `The reader's judge was fitted for ${width ?? 'no'} features of ${kind}, not for ${features[0]?.length ?? 0}. Install the package again.`,
  );
}
