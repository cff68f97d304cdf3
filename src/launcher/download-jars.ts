import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { dirname, join } from 'node:path';
import { DemarcheError } from '../model/index.ts';
import { requireDiskSpace } from './disk-space.ts';
import { inspectJarCache, markComplete } from './jar-cache.ts';
import { isAlive } from './process-identity.ts';
import { copyGoal, jarFolder, neo4jVersion, renderPom } from './release.ts';
import { runCommand } from './run-command.ts';

/** What to do where Maven is missing. */
export const mavenRemedy =
  'Install Maven, which is needed once (Debian and Ubuntu: `sudo apt install maven`; macOS: `brew install maven`; Windows: `choco install maven`, or unpack it from maven.apache.org and add its bin folder to PATH).';

/** 137 MB of jars, and as much again in Maven's own store. */
export const downloadBytes = 350_000_000;

const temporaryPrefix = 'download-';
const reportEvery = 25;

/** The name that Maven goes by on this system. */
export function defaultMaven(): string {
  return platform() === 'win32' ? 'mvn.cmd' : 'mvn';
}

/** The first line that Maven says of itself, or undefined where it does not run. */
export async function findMaven(mavenCommand: string): Promise<string | undefined> {
  const { code, lines } = await runCommand(mavenCommand, ['-B', '-version']);
  if (code !== 0) return undefined;
  // Maven prints colours even to a pipe on some systems.
  const plain = lines.map((line) => line.replace(/[^ -~]\[[0-9;]*m/g, ''));
  return plain.find((line) => line.includes('Apache Maven')) ?? 'Maven';
}

async function sweepAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(temporaryPrefix)) continue;
    const owner = Number.parseInt(name.slice(temporaryPrefix.length), 10);
    if (!isAlive(owner)) await rm(join(parent, name), { recursive: true, force: true });
  }
}

async function fetchInto(
  folder: string,
  maven: string,
  onProgress: (message: string) => void,
): Promise<void> {
  await writeFile(join(folder, 'pom.xml'), renderPom());
  let fetched = 0;
  // Names relative to the folder: no path has to survive a shell's quoting.
  const args = ['-B', '-C', '-f', 'pom.xml', copyGoal, '-DincludeScope=runtime', '-DoutputDirectory=lib'];
  const { code, lines } = await runCommand(maven, args, {
    cwd: folder,
    onLine: (line) => {
      if (!/Downloaded from .*\.jar /.test(line)) return;
      fetched += 1;
      if (fetched % reportEvery === 0) onProgress(`Fetched ${fetched} files …`);
    },
  });
  const brought = await readdir(join(folder, 'lib')).catch(() => []);
  if (code === 0 && brought.some((name) => name.endsWith('.jar'))) return;
  const reasons = lines.filter((line) => line.includes('ERROR')).slice(0, 3);
  throw new DemarcheError(
    'launcher/download',
    `Maven could not fetch Neo4j ${neo4jVersion} (exit code ${code}). Check the network, or the proxy and mirror in Maven's settings.xml, and start again. It said:\n${(reasons.length > 0 ? reasons : lines.slice(-5)).join('\n')}`,
    { retriable: true },
  );
}

/** Into place one by one, each by rename: whoever reads the folder meanwhile never sees half a file or loses one. */
async function moveIntoPlace(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    if (name.endsWith('.jar')) await rename(join(from, name), join(to, name));
  }
}

/**
 * Makes sure that the server's jars are in the cache and returns their folder. Maven is called only where they are
 * missing or damaged; an interrupted download leaves nothing that would count as complete.
 * Throws `launcher/download` with what to do.
 */
export async function ensureJars(options: {
  readonly cacheFolder: string;
  readonly mavenCommand: string;
  readonly onProgress: (message: string) => void;
}): Promise<string> {
  const { mavenCommand, onProgress } = options;
  const folder = jarFolder(options.cacheFolder);
  const state = await inspectJarCache(folder, 'size');
  if (state.kind === 'complete' || state.kind === 'unverified') return folder;
  if (state.kind === 'damaged')
    onProgress(`Damaged in the cache, to be fetched anew: ${state.jars.join(', ')}`);
  if ((await findMaven(mavenCommand)) === undefined) {
    throw new DemarcheError(
      'launcher/download',
      `Neo4j ${neo4jVersion} is not in ${folder} yet, and Maven (\`${mavenCommand}\`), which fetches it, does not run. ${mavenRemedy}`,
    );
  }
  await requireDiskSpace(options.cacheFolder, downloadBytes, `Neo4j ${neo4jVersion}`);
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  await sweepAbandoned(parent);
  const temporary = await mkdtemp(join(parent, `${temporaryPrefix}${process.pid}-`));
  try {
    onProgress(`Fetching Neo4j ${neo4jVersion} and its Browser: 137 MB, this once …`);
    await fetchInto(temporary, mavenCommand, onProgress);
    await moveIntoPlace(join(temporary, 'lib'), folder);
    onProgress(`${await markComplete(folder)} files are in ${folder}`);
    return folder;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
