import { createRequire } from 'node:module';
import { loadOnnxModel, type OnnxModule } from './onnx-model.ts';
import type { Runtime } from './runtime.ts';

/**
 * onnxruntime-node, an optional dependency: rejects where it is not installed or does not load on this machine.
 * `threads` are those that one operation may use.
 */
export async function openNative(threads: number): Promise<Runtime> {
  const onnx = requireNative();
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

function requireNative(): OnnxModule {
  // Required and not imported: `tsc` must build where npm left the optional package out. Its types are those of
  // onnxruntime-web, both from onnxruntime-common.
  return createRequire(import.meta.url)('onnxruntime-node') as OnnxModule;
}
