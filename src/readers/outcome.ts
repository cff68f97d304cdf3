import type { ErrorCode, InputPlace, Refusal } from '../model/index.ts';

/** Why an input gives no article: a code to branch on, and the reason in plain words with what to do. */
export interface Problem {
  readonly code: Extract<ErrorCode, `input/${string}`>;
  readonly reason: string;
  /** Where in the input, when that is more exact than the whole: `byte 120`. */
  readonly position?: string;
  /** Whether the same input may go well later. */
  readonly retriable?: boolean;
  /** Where in the program a defect came up. */
  readonly trace?: string;
}

/** A value, or the problem in its place. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export function success<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function failure(code: Problem['code'], reason: string, position?: string): Outcome<never> {
  return { ok: false, problem: position === undefined ? { code, reason } : { code, reason, position } };
}

/** The refusal that a problem becomes once reader and place are known. */
export function refusalOf(reader: string, place: InputPlace, problem: Problem): Refusal {
  const position = [place.position, problem.position].filter((part) => part !== undefined).join(', ');
  const { code, reason, retriable, trace } = problem;
  const refusal = {
    reader,
    source: place.source,
    code,
    reason,
    ...(retriable && { retriable }),
    ...(place.passing && { passing: place.passing }),
    ...(trace !== undefined && { trace }),
  };
  return position === '' ? refusal : { ...refusal, position };
}

/** Reads one input; a reader that crashes at it is a defect of ours, and costs this one input. */
export function guarded<T>(read: () => Outcome<T>): Outcome<T> {
  try {
    return read();
  } catch (error) {
    return { ok: false, problem: crash(error) };
  }
}

/** The problem that a crash of a reader is. */
export function crash(error: unknown): Problem {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return {
    code: 'input/crashed',
    reason: `Reading it broke off (${message}). This is a defect of demarche: please report it with this input.`,
    trace: stack,
  };
}
