/** Which of the two ONNX runtimes runs the model. */
type RuntimeKind = 'native' | 'wasm';

/** `auto`: the native runtime where it is installed and loads, else WebAssembly. */
export type RuntimeChoice = RuntimeKind | 'auto';

/** An input of a model; `bigint` data is int64. */
export interface ModelInput {
  readonly data: Float32Array | BigInt64Array;
  readonly dims: readonly number[];
}

/** A loaded ONNX model. */
export interface Model {
  /**
   * Runs the model and gives the named outputs, which must be float32, flat and row by row.
   * Throws `reader/failed` where the runtime does.
   */
  run<const Name extends string>(
    inputs: Readonly<Record<string, ModelInput>>,
    outputs: readonly Name[],
  ): Promise<Readonly<Record<Name, Float32Array>>>;
  release(): Promise<void>;
}

/** Loads models; threads are set when it is opened. */
export interface Runtime {
  readonly kind: RuntimeKind;
  /** Loads an ONNX model from its bytes. Throws `reader/failed` where it is none. */
  load(name: string, bytes: Uint8Array): Promise<Model>;
}
