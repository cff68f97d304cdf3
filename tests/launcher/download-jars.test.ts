import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ensureJars } from '../../src/launcher/download-jars.ts';
import { inspectJarCache } from '../../src/launcher/jar-cache.ts';
import { jarFolder, serverRelease } from '../../src/launcher/release.ts';
import { temporaryFolder, writeProgram } from './temporary-folder.ts';

interface Setting {
  readonly cacheFolder: string;
  readonly folder: string;
  /** How often the program was asked to fetch. */
  fetches(): number;
  ensure(signal?: AbortSignal): Promise<string>;
  readonly progress: string[];
  /** Files and bytes, as often as it was told how far the download is. */
  readonly downloaded: (readonly [number, number])[];
}

/** A cache with a Maven that answers `-version` and otherwise does what `body` says, in the folder of the download. */
function withMaven(body: string): Setting {
  const root = temporaryFolder();
  const cacheFolder = join(root, 'cache');
  const calls = join(root, 'calls');
  const mavenCommand = writeProgram(
    join(root, 'mvn'),
    `if [ "$2" = -version ]; then echo "Apache Maven 3.9.9"; exit 0; fi\necho "$*" >> '${calls}'\n${body}`,
  );
  const progress: string[] = [];
  const downloaded: [number, number][] = [];
  return {
    cacheFolder,
    folder: jarFolder(cacheFolder),
    progress,
    downloaded,
    fetches: () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n').length : 0),
    ensure: (signal) =>
      ensureJars(serverRelease, {
        cacheFolder,
        mavenCommand,
        signal,
        onProgress: (message) => void progress.push(message),
        onDownload: ({ files, bytes }) => void downloaded.push([files, bytes]),
      }),
  };
}

const fetchTwo = 'grep -q 5.26.30 pom.xml || exit 9\nmkdir lib; echo one > lib/a.jar; echo three > lib/b.jar';

describe('the cache of jars', () => {
  it('is filled once, and needs Maven no more', async () => {
    const setting = withMaven(fetchTwo);
    expect(await setting.ensure()).toBe(setting.folder);
    expect(await inspectJarCache(setting.folder)).toEqual({ kind: 'complete', jars: 2 });
    expect(readdirSync(dirname(setting.folder))).toEqual(['lib']);
    await setting.ensure();
    expect(setting.fetches()).toBe(1);
  });

  it('tells how far it is, in files and bytes', async () => {
    const setting = withMaven(
      `echo "[INFO] Downloaded from central: https://a/one.pom (9.1 kB at 1 MB/s)"
echo "[INFO] Downloaded from central: https://a/one.jar (3 kB at 1 MB/s)"
echo "[INFO] Downloaded from mirror: https://a/two.jar (1.5 MB at 12 MB/s)"\n${fetchTwo}`,
    );
    await setting.ensure();
    expect(setting.downloaded).toEqual([
      [1, 3000],
      [2, 1_503_000],
    ]);
  });

  it('stays incomplete when the download fails half-way, and the next start succeeds', async () => {
    const setting = withMaven(
      `mkdir lib; echo one > lib/a.jar\n[ -f ../../../network ] || { echo "[ERROR] Connection refused" >&2; exit 1; }\necho three > lib/b.jar`,
    );
    await expect(setting.ensure()).rejects.toMatchObject({
      code: 'launcher/download',
      retriable: true,
      message: expect.stringMatching(/Connection refused/),
    });
    expect(await inspectJarCache(setting.folder)).toEqual({ kind: 'missing' });
    expect(readdirSync(dirname(setting.folder))).toEqual([]);
    writeFileSync(join(setting.cacheFolder, '..', 'network'), '');
    await setting.ensure();
    expect(await inspectJarCache(setting.folder)).toEqual({ kind: 'complete', jars: 2 });
  });

  it('sweeps away what a killed download left, but not what a living one is writing', async () => {
    const setting = withMaven(fetchTwo);
    const parent = dirname(setting.folder);
    const dead = join(parent, 'download-99999999-abcdef');
    const living = join(parent, `download-${process.pid}-abcdef`);
    for (const folder of [dead, living]) mkdirSync(folder, { recursive: true });
    await setting.ensure();
    expect(readdirSync(parent).sort()).toEqual([`download-${process.pid}-abcdef`, 'lib']);
  });

  it('is repaired when a jar was cut off', async () => {
    const setting = withMaven(fetchTwo);
    await setting.ensure();
    truncateSync(join(setting.folder, 'b.jar'), 2);
    expect(await inspectJarCache(setting.folder)).toEqual({ kind: 'damaged', jars: ['b.jar'] });
    await setting.ensure();
    expect(setting.fetches()).toBe(2);
    expect(readFileSync(join(setting.folder, 'b.jar'), 'utf8')).toBe('three\n');
  });

  it('is repaired when a jar was changed without changing its size', async () => {
    const setting = withMaven(fetchTwo);
    await setting.ensure();
    writeFileSync(join(setting.folder, 'b.jar'), 'there\n');
    expect(await inspectJarCache(setting.folder)).toEqual({ kind: 'damaged', jars: ['b.jar'] });
    await setting.ensure();
    expect(readFileSync(join(setting.folder, 'b.jar'), 'utf8')).toBe('three\n');
    expect(setting.progress.join()).toContain('b.jar');
  });

  it('is used as it is when a bare marker says that it is complete', async () => {
    const setting = withMaven('exit 1');
    mkdirSync(setting.folder, { recursive: true });
    writeFileSync(join(setting.folder, '.complete'), '');
    expect(await inspectJarCache(setting.folder)).toEqual({ kind: 'missing' });
    writeFileSync(join(setting.folder, 'a.jar'), 'one\n');
    expect(await setting.ensure()).toBe(setting.folder);
    expect(await inspectJarCache(setting.folder)).toEqual({ kind: 'unverified', jars: 1 });
    expect(setting.fetches()).toBe(0);
  });

  it('keeps files that are there without a marker until each is replaced', async () => {
    const setting = withMaven(fetchTwo);
    mkdirSync(setting.folder, { recursive: true });
    writeFileSync(join(setting.folder, 'a.jar'), 'on');
    await setting.ensure();
    expect(readFileSync(join(setting.folder, 'a.jar'), 'utf8')).toBe('one\n');
  });

  it('is not half used when its marker is unreadable', async () => {
    const setting = withMaven(fetchTwo);
    await setting.ensure();
    writeFileSync(join(setting.folder, '.complete'), '{"jars": [{"name"');
    expect((await inspectJarCache(setting.folder)).kind).toBe('damaged');
  });

  it('asks for Maven by name where it is missing, with what to install on each system', async () => {
    const cacheFolder = temporaryFolder();
    const error = await ensureJars(serverRelease, {
      cacheFolder,
      mavenCommand: join(cacheFolder, 'no-mvn'),
      onProgress: () => {},
      onDownload: () => {},
    }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'launcher/download' });
    for (const word of ['no-mvn', 'apt install maven', 'brew install maven', 'Windows']) {
      expect(String(error)).toContain(word);
    }
    expect(readdirSync(cacheFolder)).toEqual([]);
  });

  it('can be broken off while it is filled', async () => {
    const setting = withMaven('mkdir lib; echo one > lib/a.jar; exec sleep 60');
    const controller = new AbortController();
    const filling = setting.ensure(controller.signal);
    await vi.waitFor(() => expect(setting.fetches()).toBe(1));
    controller.abort();
    await expect(filling).rejects.toMatchObject({ code: 'launcher/stopped' });
    expect(readdirSync(dirname(setting.folder))).toEqual([]);
  });

  it('refuses a download that brings nothing', async () => {
    const setting = withMaven('mkdir lib');
    await expect(setting.ensure()).rejects.toMatchObject({ code: 'launcher/download' });
    expect(await inspectJarCache(setting.folder)).toEqual({ kind: 'missing' });
  });
});
