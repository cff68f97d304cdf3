import { z } from 'zod';
import { DemarcheError } from '../model/index.ts';

const wordsSchema = z.strictObject({
  ignored: z.array(z.string().min(1)),
  concepts: z.array(z.strictObject({ concept: z.string().min(1), words: z.array(z.string().min(1)).min(1) })),
});
const phrasingsSchema = z.array(
  z.strictObject({
    query: z.string(),
    phrasings: z.array(z.string().min(1)).min(1),
    /** For a parameter: which concept in a question gives it which value. */
    values: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  }),
);

/** How people ask for a named query, with its parameters in braces. */
export type Phrasing = z.infer<typeof phrasingsSchema>[number];

/** What questions are read by. */
export interface QuestionWords {
  readonly phrasings: readonly Phrasing[];
  /** Concepts of words in their order; ignored words give none, unknown ones themselves. */
  readonly conceptsOf: (words: readonly string[]) => readonly string[];
  /** Whether a word says nothing by itself. */
  readonly isIgnored: (word: string) => boolean;
}

/** Reads the rows of `seeds/questions`. Throws `vocabulary/invalid` naming the file and the place. */
export function parseQuestionWords(words: unknown, phrasings: unknown): QuestionWords {
  const { ignored, concepts } = parsed('words.json', wordsSchema, words);
  const byPhrase = new Map<string, string>();
  const exact = new Map<string, string>();
  for (const { concept, words: forms } of concepts) {
    for (const form of forms) byPhrase.set(form.split(' ').map(stemOf).join(' '), concept);
  }
  // "arms" is not the plural of "to arm": a form as it is written comes before one of the same stem.
  for (const { concept, words: forms } of concepts) for (const form of forms) exact.set(form, concept);
  const longest = Math.max(...[...byPhrase.keys()].map((phrase) => phrase.split(' ').length));
  const silent = new Set(ignored);
  return {
    phrasings: parsed('phrasings.json', phrasingsSchema, phrasings),
    isIgnored: (word) => silent.has(word.toLowerCase()),
    conceptsOf(given) {
      const found: string[] = [];
      for (let at = 0; at < given.length; ) {
        const [concept, length] = phraseAt(given, at, longest, [exact, byPhrase]);
        const word = (given[at] ?? '').toLowerCase();
        if (concept !== undefined) found.push(concept);
        else if (!silent.has(word)) found.push(stemOf(word));
        at += length;
      }
      return found;
    },
  };
}

function phraseAt(
  words: readonly string[],
  at: number,
  longest: number,
  [exact, byStem]: readonly [ReadonlyMap<string, string>, ReadonlyMap<string, string>],
): readonly [string | undefined, number] {
  for (let length = Math.min(longest, words.length - at); length >= 1; length -= 1) {
    const run = words.slice(at, at + length);
    const concept = exact.get(run.join(' ').toLowerCase()) ?? byStem.get(run.map(stemOf).join(' '));
    if (concept !== undefined) return [concept, length];
  }
  return [undefined, 1];
}

/** A word without the commonest English endings: enough to join "presses" and "pressed", not a dictionary form. */
function stemOf(word: string): string {
  const bare = word.toLowerCase().replace(/['’]s?$/, '');
  for (const ending of ['ings', 'ing', 'ies', 'ied', 'ed', 'es', 's', 'e', 'y']) {
    if (bare.endsWith(ending) && bare.length - ending.length >= 3) return bare.slice(0, -ending.length);
  }
  return bare;
}

function parsed<T extends z.ZodType>(file: string, schema: T, rows: unknown): z.infer<T> {
  const result = schema.safeParse(rows);
  if (result.success) return result.data;
  throw new DemarcheError('vocabulary/invalid', `seeds/questions/${file}: ${z.prettifyError(result.error)}`);
}
