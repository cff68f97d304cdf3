import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tree = createHash('sha256').update(root).digest('hex').slice(0, 8);
/** Inside `node_modules`, so that it finds what it imports and git does not see it; one for each tree, since trees may share their packages. */
const folder = join(root, 'node_modules', '.cache', `demarche-tests-${tree}`);

/** The program as the tests run it: built once for each run, since to start it from its sources takes three times as long. */
export const builtCli = join(folder, 'cli', 'main.js');

/** Builds the program from the sources as they are now. */
export function setup(): void {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const settings = ['-p', join(root, 'tsconfig.build.json'), '--outDir', folder, '--declaration', 'false'];
  execFileSync(process.execPath, [compiler, ...settings], { cwd: root, stdio: 'inherit' });
}
