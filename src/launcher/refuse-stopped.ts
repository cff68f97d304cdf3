import { DemarcheError } from '../model/index.ts';

/** Throws `launcher/stopped` once `signal` is aborted. */
export function refuseStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DemarcheError('launcher/stopped', 'Stopped before Neo4j was ready.');
}
