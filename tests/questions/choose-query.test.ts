import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { candidatesFor, leastScore } from '../../src/pipeline/ask.ts';

interface Expected {
  readonly question: string;
  readonly query: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

const questions: {
  readonly tuning: readonly Expected[];
  readonly kept: readonly Expected[];
  readonly none: readonly string[];
} = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'fixtures', 'questions.json'), 'utf8'));
const vocabulary = loadVocabulary();

/** What was chosen otherwise than expected, in words. */
function missed(list: readonly Expected[]): readonly string[] {
  return list.flatMap(({ question, query, parameters = {} }) => {
    const [best] = candidatesFor(question, vocabulary);
    const given = Object.fromEntries(best?.given ?? []);
    const isRight =
      best?.query.name === query &&
      best.needs.length === 0 &&
      Object.entries(parameters).every(([name, value]) => given[name] === value);
    const chosen = `${best?.query.name} ${JSON.stringify(given)} ${best?.score.toFixed(2)}`;
    return isRight ? [] : [`${question} → ${chosen}, not ${query} ${JSON.stringify(parameters)}`];
  });
}

describe('questions in words', () => {
  it('find the query and its parameters: those that the phrasings were written against', () => {
    expect(missed(questions.tuning)).toEqual([]);
  });

  it('find them as often as docs/assistants.md says: those that nobody looked at', () => {
    const wrong = missed(questions.kept);
    // 31 of 35 when they were first tried; better phrasings may raise it.
    expect(questions.kept.length - wrong.length, wrong.join('\n')).toBeGreaterThanOrEqual(31);
  });

  it('choose nothing where nothing is meant', () => {
    const scores = questions.none.map((question) => candidatesFor(question, vocabulary)[0]?.score ?? 0);
    expect(Math.max(...scores)).toBeLessThan(leastScore);
  });
});
