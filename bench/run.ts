/**
 * tsx bench/run.ts NAME [ARGUMENTS]
 *
 * Runs one bench of this folder; without a name it lists them. Benches measure ratios side by side in one run and never
 * assert times.
 */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(folder).filter((name) => existsSync(`${folder}/${name}/run.ts`));
const [, , name, ...rest] = process.argv;
if (name === undefined || !names.includes(name)) {
  console.log(`usage: npm run bench -- NAME [ARGUMENTS]\nbenches: ${names.join(', ')}`);
} else {
  process.argv = [process.argv[0] ?? 'node', `${folder}/${name}/run.ts`, ...rest];
  await import(pathToFileURL(`${folder}/${name}/run.ts`).href);
}
