export { type ReadFormat, type ReadOptions, readInputs } from './read-inputs.ts';
