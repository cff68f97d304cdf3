import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  checkPrerequisites,
  findFreePorts,
  findRunningServer,
  type StartOptions,
  serverStatus,
  startNeo4j,
  stopServer,
} from '../../src/launcher/index.ts';
import { jarFolder } from '../../src/launcher/release.ts';
import { homeArgument } from '../../src/launcher/server-record.ts';
import { temporaryFolder, writeProgram } from './temporary-folder.ts';

/** Options with a Java that is a script: it says that it is Java 17, sets any password, and as a server does `body`. */
async function withServer(body: string): Promise<StartOptions & { readonly home: string }> {
  const root = temporaryFolder();
  const [boltPort = 0, httpPort = 0] = await findFreePorts(2);
  const javaHome = join(root, 'java');
  mkdirSync(join(javaHome, 'bin'), { recursive: true });
  writeProgram(
    join(javaHome, 'bin', 'java'),
    `case "$*" in
*-version*) echo ' java.home = ${javaHome}'; echo ' java.version = 17.0.1'; echo ' java.specification.version = 17';;
*set-initial-password*) ;;
*) ${body};;
esac`,
  );
  const cacheFolder = join(root, 'cache');
  const folder = jarFolder(cacheFolder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'server.jar'), 'jar');
  writeFileSync(join(folder, '.complete'), '');
  return { home: join(root, 'home'), cacheFolder, boltPort, httpPort, javaHome, onProgress: () => {} };
}

const serve = "trap 'kill $!; exit 143' TERM; echo '2026-01-01 INFO  Started.'; sleep 600 & wait";

describe('starting Neo4j', () => {
  it('changes nothing where Java is missing', async () => {
    const options = await withServer(serve);
    const started = startNeo4j({ ...options, javaHome: join(options.home, 'no-java') });
    await expect(started).rejects.toMatchObject({ code: 'launcher/java' });
    expect(existsSync(options.home)).toBe(false);
  });

  it('changes nothing where a port is taken', async () => {
    const options = await withServer(serve);
    const holder = createServer().listen(options.boltPort, '127.0.0.1');
    await once(holder, 'listening');
    onTestFinished(() => void holder.close());
    await expect(startNeo4j(options)).rejects.toMatchObject({ code: 'launcher/port' });
    expect(existsSync(options.home)).toBe(false);
  });

  it('shows the last lines of a server that ends before it is ready', async () => {
    const options = await withServer(
      'echo early; seq 100; echo "the store is of a newer version" >&2; exit 3',
    );
    const error = await startNeo4j(options).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'launcher/failed' });
    expect(String(error)).toMatch(/exit code 3/);
    expect(String(error)).toContain('the store is of a newer version');
    expect(String(error)).not.toContain('early');
    expect(existsSync(join(options.home, 'server.pid'))).toBe(false);
  });

  it('fails when the first password cannot be set', async () => {
    const options = await withServer(serve);
    const java = join(options.javaHome ?? '', 'bin', 'java');
    const script = readFileSync(java, 'utf8');
    writeProgram(
      java,
      script.replace('*set-initial-password*) ;;', '*set-initial-password*) echo no; exit 70;;'),
    );
    await expect(startNeo4j(options)).rejects.toMatchObject({
      code: 'launcher/failed',
      message: expect.stringContaining('exit code 70'),
    });
  });

  it('keeps the password out of the arguments of every process', async () => {
    const options = await withServer(`echo "$*"; ${serve}`);
    const java = join(options.javaHome ?? '', 'bin', 'java');
    const seen = join(options.home, 'seen');
    writeProgram(
      java,
      readFileSync(java, 'utf8').replace(
        '*set-initial-password*) ;;',
        `*set-initial-password*) echo "$*" > '${seen}';;`,
      ),
    );
    const server = await startNeo4j(options);
    onTestFinished(() => server.stop());
    expect(readFileSync(seen, 'utf8')).toContain(`@${server.passwordFile}`);
    expect(readFileSync(seen, 'utf8')).not.toContain(server.password);
    expect(readFileSync(server.logFile, 'utf8')).toContain(homeArgument(options.home));
    expect(readFileSync(server.logFile, 'utf8')).not.toContain(server.password);
  });

  it('says which server already runs on the same home, and how to stop it', async () => {
    // The script itself is the process, so its command line names the home as Java's does.
    const options = await withServer(serve);
    const server = await startNeo4j(options);
    onTestFinished(() => server.stop());
    const [boltPort = 0, httpPort = 0] = await findFreePorts(2);
    await expect(startNeo4j({ ...options, boltPort, httpPort })).rejects.toMatchObject({
      code: 'launcher/failed',
      message: expect.stringMatching(new RegExp(`process ${server.pid}.*demarche neo4j stop --home`)),
    });
    const checks = await checkPrerequisites(options);
    expect(checks.find((check) => check.name === 'Local server')?.found).toContain(String(server.pid));
    await server.stop();
    expect(await server.exited).toBe(143);
    expect(existsSync(join(options.home, 'server.pid'))).toBe(false);
  });

  it('is not misled by the record of a dead server, or by a stranger with its number', async () => {
    const options = await withServer(serve);
    const stranger = spawn('sleep', ['600'], { stdio: 'ignore' });
    onTestFinished(() => void stranger.kill());
    mkdirSync(options.home);
    for (const pid of [99_999_999, stranger.pid]) {
      const record = {
        boltPort: 1,
        httpPort: 2,
        version: '5',
        plugins: [],
        startedAt: '2026-01-01T00:00:00Z',
      };
      writeFileSync(join(options.home, 'server.pid'), JSON.stringify({ ...record, pid }));
      expect(await findRunningServer(options.home)).toBeUndefined();
      expect(await stopServer(options.home)).toBeUndefined();
      const server = await startNeo4j(options);
      await server.stop();
    }
    expect(stranger.exitCode).toBeNull();
  });

  it('resolves `exited` when the server ends by itself, and stopping it then is no error', async () => {
    const options = await withServer("echo 'INFO  Started.'; sleep 1; exit 5");
    const server = await startNeo4j(options);
    expect(await server.exited).toBe(5);
    await server.stop();
    await server.stop();
  });
});

describe('a server that another terminal looks after', () => {
  it('is told of with its addresses, and stopped in order', async () => {
    const options = await withServer(serve);
    expect(await serverStatus(options.home)).toEqual({ state: 'stopped' });
    const server = await startNeo4j(options);
    // The script listens on no port.
    expect(await serverStatus(options.home)).toMatchObject({
      state: 'silent',
      pid: server.pid,
      boltPort: options.boltPort,
      httpPort: options.httpPort,
      plugins: [],
    });
    expect((await stopServer(options.home))?.pid).toBe(server.pid);
    expect(await server.exited).toBe(143);
    expect(await serverStatus(options.home)).toEqual({ state: 'stopped' });
    expect(await stopServer(options.home)).toBeUndefined();
  });

  it('is not taken for that of a home whose name its own begins with', async () => {
    const options = await withServer(serve);
    const server = await startNeo4j({ ...options, home: `${options.home}-longer` });
    onTestFinished(() => server.stop());
    mkdirSync(options.home);
    copyFileSync(join(`${options.home}-longer`, 'server.pid'), join(options.home, 'server.pid'));
    expect(await stopServer(options.home)).toBeUndefined();
    expect((await findRunningServer(`${options.home}-longer`))?.pid).toBe(server.pid);
  });

  it('is said to run on when it does not stop in time', async () => {
    const options = await withServer(
      "trap '' TERM; echo '2026-01-01 INFO  Started.'; while :; do sleep 0.2; done",
    );
    const server = await startNeo4j(options);
    onTestFinished(() => void process.kill(server.pid, 'SIGKILL'));
    await expect(stopServer(options.home, 0.5)).rejects.toMatchObject({
      code: 'launcher/failed',
      message: expect.stringContaining(`kill -9 ${server.pid}`),
    });
  });

  it('can be broken off while it starts', async () => {
    const options = await withServer("trap 'kill $!; exit 143' TERM; sleep 600 & wait");
    const controller = new AbortController();
    const starting = startNeo4j({ ...options, signal: controller.signal });
    await vi.waitFor(async () => expect(await findRunningServer(options.home)).toBeDefined(), 10_000);
    controller.abort();
    await expect(starting).rejects.toMatchObject({ code: 'launcher/stopped' });
    expect(await findRunningServer(options.home)).toBeUndefined();
  });
});

describe('checking the prerequisites', () => {
  it('finds everything in order, and writes nothing', async () => {
    const options = await withServer(serve);
    const checks = await checkPrerequisites(options);
    expect(checks.filter((check) => !check.ok)).toEqual([]);
    expect(checks.map((check) => check.name)).toEqual([
      'Java',
      'Neo4j 5.26.30',
      'Space for the database',
      'Bolt port',
      'HTTP port',
    ]);
    expect(existsSync(options.home)).toBe(false);
  });

  it('names all that is missing at once, each with a remedy', async () => {
    const options = await withServer(serve);
    const holder = createServer().listen(options.httpPort, '127.0.0.1');
    await once(holder, 'listening');
    onTestFinished(() => void holder.close());
    const checks = await checkPrerequisites({
      ...options,
      cacheFolder: join(options.cacheFolder, 'empty'),
      javaHome: '/nowhere',
      mavenCommand: '/nowhere/mvn',
    });
    const failed = checks.filter((check) => !check.ok);
    expect(failed.map((check) => check.name)).toEqual(['Java', 'Maven', 'HTTP port']);
    for (const check of failed) expect(check.remedy).not.toBe('');
  });
});
