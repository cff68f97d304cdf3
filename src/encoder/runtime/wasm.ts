import { loadOnnxModel } from './onnx-model.ts';
import type { Runtime } from './runtime.ts';

/**
 * onnxruntime-web's WebAssembly, whose files lie in its package; nothing is fetched.
 * The module takes its number of threads with the first model of a process and keeps it.
 */
export async function openWasm(threads: number): Promise<Runtime> {
  const onnx = await import('onnxruntime-web');
  onnx.env.wasm.numThreads = threads;
  onnx.env.logLevel = 'error';
  return {
    kind: 'wasm',
    load: (name, bytes) =>
      loadOnnxModel(onnx, name, bytes, {
        executionProviders: ['wasm'],
        executionMode: 'sequential',
        graphOptimizationLevel: 'all',
        enableMemPattern: false,
        logSeverityLevel: 3,
      }),
  };
}
