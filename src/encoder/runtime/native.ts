import { loadOnnxModel, type OnnxModule } from './onnx-model.ts';
import type { Runtime } from './runtime.ts';

/**
 * onnxruntime-node, an optional dependency: rejects where it is not installed or does not load on this machine.
 * `threads` are those that one operation may use.
 */
export async function openNative(threads: number): Promise<Runtime> {
  const onnx = await importNative();
  return {
    kind: 'native',
    load: (name, bytes) =>
      loadOnnxModel(onnx, name, bytes, {
        executionProviders: ['cpu'],
        executionMode: 'sequential',
        graphOptimizationLevel: 'all',
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        // Articles differ in length: a plan for one length only holds memory for the next.
        enableMemPattern: false,
        logSeverityLevel: 3,
      }),
  };
}

async function importNative(): Promise<OnnxModule> {
  // Through its address and not its name: `tsc` must build where npm left the optional package out.
  const module: { readonly default: OnnxModule } = await import(import.meta.resolve('onnxruntime-node'));
  return module.default;
}
