export type { ReadFormat } from './read-format.ts';
export { readInputs } from './read-inputs.ts';
export type { ReadOptions } from './read-source.ts';
