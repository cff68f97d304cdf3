import { type ErrorCode, isDemarcheError } from '../model/index.ts';
import { WrongUse } from './wrong-use.ts';

/** What the process ends with. */
export const exitCodes = {
  done: 0,
  /** Done, but some inputs were refused, or something that was checked does not hold. */
  refused: 1,
  wrongUse: 2,
  unreachable: 3,
  defect: 4,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const byFamily: Readonly<Record<string, ExitCode>> = {
  input: exitCodes.refused,
  settings: exitCodes.wrongUse,
  query: exitCodes.wrongUse,
  subject: exitCodes.wrongUse,
  vocabulary: exitCodes.unreachable,
  reader: exitCodes.unreachable,
  model: exitCodes.unreachable,
  store: exitCodes.unreachable,
  launcher: exitCodes.unreachable,
  queue: exitCodes.unreachable,
};

/** The exit code of an error: by the family of its code; what is not of ours is a defect. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof WrongUse) return exitCodes.wrongUse;
  if (!isDemarcheError(error)) return exitCodes.defect;
  const family = (error.code satisfies ErrorCode).split('/')[0] ?? '';
  return byFamily[family] ?? exitCodes.defect;
}
