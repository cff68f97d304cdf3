import { DemarcheError } from '../../model/index.ts';
import { openNative } from './native.ts';
import type { Runtime, RuntimeChoice } from './runtime.ts';
import { openWasm } from './wasm.ts';

/**
 * Opens the runtime asked for. `auto` never fails because of the native one.
 * Throws `reader/missing` with what to install.
 */
export async function openRuntime(choice: RuntimeChoice, threads: number): Promise<Runtime> {
  if (choice !== 'wasm') {
    try {
      return await openNative(threads);
    } catch (cause) {
      if (choice === 'native') {
        throw new DemarcheError(
          'reader/missing',
          'The native ONNX runtime was asked for but does not load. Install it with `npm install onnxruntime-node`, or choose the runtime `wasm` or `auto`.',
          { cause },
        );
      }
    }
  }
  try {
    return await openWasm(threads);
  } catch (cause) {
    throw new DemarcheError(
      'reader/missing',
      'The WebAssembly ONNX runtime does not load. Run `npm ci` again: onnxruntime-web is one of its packages.',
      { cause },
    );
  }
}
