export { openRuntime } from './open-runtime.ts';
export type { Model, ModelInput, Runtime, RuntimeChoice, RuntimeKind } from './runtime.ts';
