export { createEncoder, type EncoderOptions } from './create-encoder.ts';
export type { RuntimeChoice } from './runtime/index.ts';
