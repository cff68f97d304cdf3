import type { InferenceSession, Tensor, TensorConstructor } from 'onnxruntime-web';
import { DemarcheError } from '../../model/index.ts';
import type { Model, ModelInput } from './runtime.ts';

/** The part of an ONNX runtime's module that is used; both packages have it with the same types. */
export interface OnnxModule {
  readonly InferenceSession: {
    create(bytes: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession>;
  };
  readonly Tensor: TensorConstructor;
}

/** Loads a model with one of the two modules. `name` is for messages. */
export async function loadOnnxModel(
  onnx: OnnxModule,
  name: string,
  bytes: Uint8Array,
  options: InferenceSession.SessionOptions,
): Promise<Model> {
  const session = await onnx.InferenceSession.create(bytes, options).catch((cause: unknown) => {
    throw new DemarcheError(
      'reader/failed',
      `The reader's file ${name} could not be loaded: it is damaged or of a version that this runtime does not know. Install the package again.`,
      { cause },
    );
  });

  const toTensor = ({ data, dims }: ModelInput): Tensor =>
    data instanceof Float32Array
      ? new onnx.Tensor('float32', data, dims)
      : new onnx.Tensor('int64', data, dims);

  return {
    async run(inputs, outputs) {
      const feeds = Object.fromEntries(
        Object.entries(inputs).map(([input, value]) => [input, toTensor(value)]),
      );
      const results = await session.run(feeds, outputs).catch((cause: unknown) => {
        throw new DemarcheError('reader/failed', `The reader's model ${name} failed while it ran.`, {
          cause,
        });
      });
      const arrays = outputs.map((output) => {
        const data = results[output]?.data;
        if (!(data instanceof Float32Array)) {
          throw new DemarcheError('reader/failed', `The reader's model ${name} gave no float32 ${output}.`);
        }
        return [output, data];
      });
      // The keys are exactly `outputs`, which `Object.fromEntries` cannot know.
      return Object.fromEntries(arrays) as Record<(typeof outputs)[number], Float32Array>;
    },
    release: () => session.release(),
  };
}
