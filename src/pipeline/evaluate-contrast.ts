import { type ContrastScores, contrastCases, type ShortText, scoreContrast } from '../evaluation/index.ts';
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
    const predicted = await readGoldArticles(
      cases.map(({ text }) => text),
      stages,
      emit,
    );
    return scoreContrast(cases, predicted);
  } finally {
    await stages.encoder.close();
  }
}
