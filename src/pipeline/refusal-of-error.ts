import { type InputPlace, isDemarcheError, type Refusal } from '../model/index.ts';

/** The refusal of an article at which reading failed. An error that is not the reader's is a defect of ours and thrown on. */
export function refusalOfError(error: unknown, place: InputPlace): Refusal {
  if (!isDemarcheError(error, 'reader/failed')) throw error;
  return { reader: 'encoder', code: error.code, reason: error.message, ...place };
}
