import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { constants, platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DemarcheError } from '../model/index.ts';
import { refuseStopped } from './refuse-stopped.ts';
import { homeArgument } from './server-record.ts';
import { watchParent } from './watch-parent.ts';

const graceMilliseconds = 30_000;
const pollMilliseconds = 150;
const shownLines = 15;

/** A Java process that runs, or ran, the server. */
export interface ServerProcess {
  readonly pid: number;
  readonly logFile: string;
  /** The exit code; 128 + n for one that ended by signal n. */
  readonly exited: Promise<number>;
  hasExited(): boolean;
  /** Asks it to stop, makes it stop after 30 s, and resolves when it has. */
  stop(): Promise<void>;
}

/** The switches of the recipe, without which Netty and the page cache cannot reach into the Java runtime. */
function javaArguments(home: string, jars: string, heap: string): readonly string[] {
  const opened = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'];
  const separator = platform() === 'win32' ? ';' : ':';
  return [
    `-Xms${heap}`,
    `-Xmx${heap}`,
    '-XX:+UseG1GC',
    '-XX:+ExitOnOutOfMemoryError',
    '-Dlog4j2.disable.jmx=true',
    '-Dio.netty.tryReflectionSetAccessible=true',
    ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    '-cp',
    [join(home, 'plugins', '*'), join(jars, '*')].join(separator),
    'org.neo4j.server.CommunityEntryPoint',
    homeArgument(home),
    `--config-dir=${join(home, 'conf')}`,
    '--console-mode',
  ];
}

/** Starts the server, its output going to `<home>/logs/console.log`. Throws `launcher/failed`. */
export async function spawnServer(options: {
  readonly java: string;
  readonly home: string;
  readonly jars: string;
  readonly heap: string;
}): Promise<ServerProcess> {
  const { home } = options;
  mkdirSync(join(home, 'logs'), { recursive: true });
  const logFile = join(home, 'logs', 'console.log');
  const log = openSync(logFile, 'w', 0o600);
  const child = spawn(options.java, javaArguments(home, options.jars, options.heap), {
    cwd: home,
    // Its own group: Ctrl-C in the terminal reaches us alone, and we stop it in order.
    detached: platform() !== 'win32',
    stdio: ['ignore', log, log],
    windowsHide: true,
  });
  closeSync(log);
  try {
    await once(child, 'spawn');
  } catch (cause) {
    throw new DemarcheError('launcher/failed', `Java at ${options.java} could not be started.`, { cause });
  }
  // A child that was spawned has a number.
  const pid = child.pid as number;
  const stopWatching = watchParent(pid, graceMilliseconds);
  const hasExited = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code, signal) => {
      stopWatching();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
  return {
    pid,
    logFile,
    exited,
    hasExited,
    async stop() {
      if (!hasExited()) child.kill('SIGTERM');
      const deadline = setTimeout(() => child.kill('SIGKILL'), graceMilliseconds);
      await exited;
      clearTimeout(deadline);
    },
  };
}

async function lastLines(logFile: string): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-shownLines).join('\n');
}

/**
 * Resolves once the server says that it serves. Throws `launcher/failed` with the last lines of its log when it ends
 * before that, or is not ready within `seconds`, and `launcher/stopped`; it is not stopped here.
 */
export async function awaitReady(
  server: ServerProcess,
  seconds: number,
  signal?: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    refuseStopped(signal);
    const text = await readFile(server.logFile, 'utf8').catch(() => '');
    if (/\bStarted\.\s*$/m.test(text)) return;
    if (server.hasExited()) {
      throw new DemarcheError(
        'launcher/failed',
        `Neo4j ended with exit code ${await server.exited} before it was ready. The end of ${server.logFile}:\n${await lastLines(server.logFile)}`,
      );
    }
    if (Date.now() > deadline) {
      throw new DemarcheError(
        'launcher/failed',
        `Neo4j was not ready after ${seconds} s and is stopped. The end of ${server.logFile}:\n${await lastLines(server.logFile)}`,
        { retriable: true },
      );
    }
    await Promise.race([wait(pollMilliseconds), server.exited]);
  }
}
