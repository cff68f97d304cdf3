export { openReadings, type Readings } from './open-readings.ts';
export type { Recipe } from './queue-name.ts';
export { type DeadJob, type QueueState, queueState } from './queue-state.ts';
export { runWorker, type WorkDone, type WorkOptions } from './run-worker.ts';
