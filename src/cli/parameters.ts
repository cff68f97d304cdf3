import { DemarcheError } from '../model/index.ts';

/** What `--param NAME=VALUE`, given as often as needed, says. Throws `settings/invalid`. */
export function parametersOf(given: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    given.map((pair) => {
      const at = pair.indexOf('=');
      if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)] as const;
      throw new DemarcheError(
        'settings/invalid',
        `--param ${pair}: it takes NAME=VALUE, such as state=India.`,
      );
    }),
  );
}
