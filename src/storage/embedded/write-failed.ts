import { DemarcheError } from '../../model/index.ts';

/** ENOSPC, EDQUOT and EFBIG, as Node.js and the graph's engine name them. */
const full =
  /\bENOSPC\b|\bEDQUOT\b|\bEFBIG\b|os error (?:28|122|27)\b|no space left on device|disk quota exceeded/i;

/** Whether an error says that the disk, or what this account may have of it, is full. */
export function isDiskFull(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (full.test(`${'code' in cause ? String(cause.code) : ''} ${cause.message}`)) return true;
  }
  return false;
}

/** The error of a file that could not be written: `store/full` where the disk is full, else `store/unreachable`. */
export function writeFailed(path: string, cause: unknown): DemarcheError {
  if (!isDiskFull(cause)) {
    return new DemarcheError('store/unreachable', `Could not write to ${path}: ${String(cause)}`, { cause });
  }
  return new DemarcheError(
    'store/full',
    `The disk is full, or a limit of this account is reached: ${path} could not be written (${String(cause)}). The record is whole up to the last commit. Make room and run the same again; it goes on from there.`,
    { cause, retriable: true },
  );
}
