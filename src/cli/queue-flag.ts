import type { Settings } from '../config/index.ts';
import { DemarcheError } from '../model/index.ts';

/** `--queue`, wherever it is taken. */
export const queueFlag = {
  type: 'string',
  describe: 'Redis server whose workers read, as redis://localhost:6379 [DEMARCHE_QUEUE]',
} as const;

/** The queue's address. Throws `settings/invalid` where none is given. */
export function neededQueue({ queue }: Settings): string {
  if (queue !== undefined) return queue;
  throw new DemarcheError(
    'settings/invalid',
    'No queue is named. Give the address of a Redis server with --queue or DEMARCHE_QUEUE.',
  );
}
