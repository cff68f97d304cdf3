import type { Environment } from '../config/index.ts';
import { type LogLevel, logLevels } from './output.ts';

export const logForms = ['text', 'json'] as const;

/** How stderr is written. */
export interface LogSettings {
  readonly form: (typeof logForms)[number];
  readonly level: LogLevel;
}

/**
 * How stderr is to be written, from the words of the call and the environment. They are looked at before anything else, so that
 * what is wrong with a call is told in the form that was asked for; a value that is none is left to the parser of flags, and
 * one of the environment counts as none.
 */
export function logSettings(words: readonly string[], environment: Environment): LogSettings {
  const form =
    among(logForms, wordsAfter('--log', words)) ?? among(logForms, environment['DEMARCHE_LOG']) ?? 'text';
  const level =
    among(logLevels, wordsAfter('--log-level', words)) ??
    (words.includes('--quiet') ? 'warn' : (among(logLevels, environment['DEMARCHE_LOG_LEVEL']) ?? 'info'));
  return { form, level };
}

function wordsAfter(flag: string, words: readonly string[]): string | undefined {
  const at = words.findLastIndex((word) => word === flag || word.startsWith(`${flag}=`));
  if (at === -1) return undefined;
  const word = words[at] ?? '';
  return word === flag ? words[at + 1] : word.slice(flag.length + 1);
}

function among<Value extends string>(values: readonly Value[], given: string | undefined): Value | undefined {
  return values.find((value) => value === given);
}
