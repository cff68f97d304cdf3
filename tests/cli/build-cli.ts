import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Inside the working tree, so that it finds what it imports and the seeds of this tree, in a folder that git does not see. */
const folder = join(root, '.demarche', 'test-build');

/** The program as the tests run it: built once for each run, since to start it from its sources takes three times as long. */
export const builtCli = join(folder, 'cli', 'main.js');

/** Builds the program from the sources as they are now. */
export function setup(): void {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const settings = ['-p', join(root, 'tsconfig.build.json'), '--outDir', folder, '--declaration', 'false'];
  // The suites are runs of their own, one after the other, and mostly find it built.
  const incremental = ['--incremental', '--tsBuildInfoFile', join(folder, 'build.tsbuildinfo')];
  execFileSync(process.execPath, [compiler, ...settings, ...incremental], { cwd: root, stdio: 'inherit' });
}
