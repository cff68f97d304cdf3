import {
  type Article,
  type ErrorCode,
  type InputPlace,
  isDemarcheError,
  type Refusal,
} from '../model/index.ts';

/** Failures at one article, with the reader that failed; the next article may well be read. */
const readers: Readonly<Partial<Record<ErrorCode, string>>> = {
  'reader/failed': 'encoder',
  'model/failed': 'llm',
  'model/malformed': 'llm',
  'model/no-reply': 'llm',
};

/**
 * The refusal of an article at which reading failed. A defect of ours that comes up at one article costs that article and is told
 * with its trace. Any other error is thrown on: it ends the run. `article` is kept where its source passes once.
 */
export function refusalOfError(error: unknown, place: InputPlace, article?: Article): Refusal {
  const input = place.passing && article && { input: JSON.stringify(article) };
  if (isDemarcheError(error) && error.code !== 'defect') {
    const reader = readers[error.code];
    if (reader === undefined) throw error;
    return { reader, code: error.code, reason: error.message, ...place, ...input };
  }
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const reason = `Reading it broke off (${message}). This is a defect of demarche: please report it with this article.`;
  return { reader: 'extraction', code: 'input/crashed', reason, ...place, trace: stack, ...input };
}
