import {
  type ContrastScores,
  contrastCases,
  type FactSheet,
  type ShortText,
  scoreContrast,
} from '../evaluation/index.ts';
import { readGoldArticles } from './evaluate.ts';
import type { Emit } from './events.ts';
import type { Stages } from './stages.ts';

/** Reads the measuring half of a contrast set and counts the texts that are read right in all that tells them apart. */
export async function evaluateContrast(
  texts: readonly ShortText[],
  open: () => Promise<Stages>,
  emit: Emit,
): Promise<ContrastScores> {
  const cases = contrastCases(texts.filter(({ half }) => half === 'measure'));
  const stages = await open();
  try {
    const predicted = new Map<string, FactSheet>();
    const sheets = cases.map(({ text }) => text);
    for await (const { sheet, claims, factsIn } of readGoldArticles(sheets, stages, emit)) {
      predicted.set(sheet.id, factsIn(claims));
    }
    return scoreContrast(cases, predicted);
  } finally {
    await stages.encoder.close();
  }
}
