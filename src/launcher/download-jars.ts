import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { dirname, join } from 'node:path';
import { DemarcheError } from '../model/index.ts';
import { requireDiskSpace } from './disk-space.ts';
import { inspectJarCache, markComplete } from './jar-cache.ts';
import { isAlive } from './process-identity.ts';
import { refuseStopped } from './refuse-stopped.ts';
import { copyGoal, jarFolder, type Release, renderPom, serverRelease } from './release.ts';
import { runCommand } from './run-command.ts';

/** What to do where Maven is missing. */
export const mavenRemedy =
  'Install Maven, which is needed once (Debian and Ubuntu: `sudo apt install maven`; macOS: `brew install maven`; Windows: `choco install maven`, or unpack it from maven.apache.org and add its bin folder to PATH).';

/** Room for the server: its jars, as much again in Maven's own store, and some to spare. */
export const downloadBytes = roomFor(serverRelease);

/** How far a download is. */
export interface DownloadProgress {
  readonly title: string;
  /** Jars that came over the network so far; those that Maven had already are not among them. */
  readonly files: number;
  readonly bytes: number;
  readonly ofFiles: number;
  readonly ofBytes: number;
}

const temporaryPrefix = 'download-';

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

function roomFor({ bytes }: Release): number {
  return Math.ceil(2.5 * bytes);
}

/** The bytes of a jar that Maven says it has fetched; undefined for any other line. */
function fetchedBytes(line: string): number | undefined {
  const [, amount, unit = ''] = /Downloaded from .*\.jar \(([\d.,]+) ?(B|kB|MB|GB)\b/.exec(line) ?? [];
  if (amount === undefined) return undefined;
  const size = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 }[unit] ?? 1;
  return Number(amount.replace(',', '.')) * size;
}

async function fetchInto(
  folder: string,
  release: Release,
  maven: string,
  { onDownload, signal }: DownloadOptions,
): Promise<void> {
  await writeFile(join(folder, 'pom.xml'), renderPom(release));
  let files = 0;
  let bytes = 0;
  // Names relative to the folder: no path has to survive a shell's quoting. `-C`: a file whose checksum is not the
  // repository's is an error, where Maven by itself would only warn.
  const args = ['-B', '-C', '-f', 'pom.xml', copyGoal, '-DincludeScope=runtime', '-DoutputDirectory=lib'];
  const { code, lines } = await runCommand(maven, args, {
    cwd: folder,
    signal,
    onLine: (line) => {
      const fetched = fetchedBytes(line);
      if (fetched === undefined) return;
      files += 1;
      bytes += fetched;
      onDownload({ title: release.title, files, bytes, ofFiles: release.files, ofBytes: release.bytes });
    },
  });
  refuseStopped(signal);
  const brought = await readdir(join(folder, 'lib')).catch(() => []);
  if (code === 0 && brought.some((name) => name.endsWith('.jar'))) return;
  const reasons = lines.filter((line) => line.includes('ERROR')).slice(0, 3);
  throw new DemarcheError(
    'launcher/download',
    `Maven could not fetch ${release.title} (exit code ${code}). Check the network, or the proxy and mirror in Maven's settings.xml, and start again. It said:\n${(reasons.length > 0 ? reasons : lines.slice(-5)).join('\n')}`,
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

export interface DownloadOptions {
  readonly cacheFolder: string;
  readonly mavenCommand: string;
  readonly onProgress: (message: string) => void;
  readonly onDownload: (progress: DownloadProgress) => void;
  /** Breaks the download off. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes sure that the jars of a release are in the cache, each with the SHA-256 that it had when it was fetched, and returns
 * their folder. Maven is called only where they are missing or damaged; an interrupted download leaves nothing that would
 * count as complete. Throws `launcher/download` with what to do, `launcher/stopped`.
 */
export async function ensureJars(release: Release, options: DownloadOptions): Promise<string> {
  const { mavenCommand, onProgress, signal } = options;
  const folder = jarFolder(options.cacheFolder, release);
  const state = await inspectJarCache(folder);
  if (state.kind === 'complete' || state.kind === 'unverified') return folder;
  if (state.kind === 'damaged')
    onProgress(`Damaged in the cache, to be fetched anew: ${state.jars.join(', ')}`);
  if ((await findMaven(mavenCommand)) === undefined) {
    throw new DemarcheError(
      'launcher/download',
      `${release.title} is not in ${folder} yet, and Maven (\`${mavenCommand}\`), which fetches it, does not run. ${mavenRemedy}`,
    );
  }
  await requireDiskSpace(options.cacheFolder, roomFor(release), release.title);
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  await sweepAbandoned(parent);
  const temporary = await mkdtemp(join(parent, `${temporaryPrefix}${process.pid}-`));
  try {
    refuseStopped(signal);
    onProgress(`Fetching ${release.title}: ${Math.round(release.bytes / 1e6)} MB, this once …`);
    await fetchInto(temporary, release, mavenCommand, options);
    await moveIntoPlace(join(temporary, 'lib'), folder);
    onProgress(`${await markComplete(folder)} files are in ${folder}`);
    return folder;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
