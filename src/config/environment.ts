import type { Environment } from './settings.ts';

/** The process's environment: the one place that reads it. */
export function processEnvironment(): Environment {
  return process.env;
}
