import { type ErrorCode, type InputPlace, isDemarcheError, type Refusal } from '../model/index.ts';

/** Failures at one article, with the reader that failed; the next article may well be read. */
const readers: Readonly<Partial<Record<ErrorCode, string>>> = {
  'reader/failed': 'encoder',
  'model/failed': 'llm',
  'model/malformed': 'llm',
  'model/no-reply': 'llm',
};

/** The refusal of an article at which reading failed. Any other error is thrown on: it ends the run, or is a defect of ours. */
export function refusalOfError(error: unknown, place: InputPlace): Refusal {
  const reader = isDemarcheError(error) ? readers[error.code] : undefined;
  if (!isDemarcheError(error) || reader === undefined) throw error;
  return { reader, code: error.code, reason: error.message, ...place };
}
