export type { ReadFormat } from './read-format.ts';
export { type ReadOptions, readInputs } from './read-inputs.ts';
