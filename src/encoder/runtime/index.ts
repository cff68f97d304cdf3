export { openRuntime } from './open-runtime.ts';
export type { Model, RuntimeChoice } from './runtime.ts';
