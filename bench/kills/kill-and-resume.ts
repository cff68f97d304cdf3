import { type ChildProcess, fork } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { Order, Told } from './subject.ts';

/** What a run that came to its end says. */
export interface Ended {
  readonly digest: string;
  /** Articles of the record, one for each entry. */
  readonly articles: readonly string[];
  /** From the moment at which all was loaded to the end, in milliseconds. */
  readonly milliseconds: number;
  readonly said: readonly string[];
}

type Outcome = { readonly type: 'killed'; readonly commits: number } | ({ readonly type: 'ended' } & Ended);

export interface Running {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  /** Rejects when the process ends by itself before its end. */
  readonly outcome: Promise<Outcome>;
}

/**
 * Starts a run; nothing of it is waited for. `fileBlocks` is the most that a file of it may have, in units of 512 bytes: to the
 * process that is a full disk.
 */
export function startRun(order: Order, fileBlocks?: number): Running {
  const path = fileURLToPath(new URL('./subject.ts', import.meta.url));
  const limited = {
    execPath: '/bin/sh',
    execArgv: ['-c', `ulimit -f ${fileBlocks}; exec "$0" "$@"`, process.execPath, '--import', 'tsx'],
    // What is kept between runs of tsx must not be cut off.
    env: { ...process.env, TSX_DISABLE_CACHE: '1' },
  };
  const child = fork(path, [JSON.stringify(order)], {
    execArgv: ['--import', 'tsx'],
    ...(fileBlocks !== undefined && limited),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const said: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (words: string) => said.push(words));
  let [began, commits] = [0, 0];
  let ended: Ended | undefined;
  const ready = new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
    child.on('message', (message) => {
      // The subject sends nothing else.
      const told = message as Told;
      if (told.event === 'ready') {
        began = performance.now();
        resolve();
      } else if (told.event === 'committed') commits += 1;
      else if (told.event === 'said') said.push(told.words);
      else if (told.event === 'ended') {
        const { digest, articles } = told;
        ended = { digest, articles, milliseconds: performance.now() - began, said };
      }
    });
  });
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.on('close', (code, signal) => {
      if (ended) resolve({ type: 'ended', ...ended });
      else if (signal === 'SIGKILL') resolve({ type: 'killed', commits });
      else reject(new Error(`the run ended with ${code ?? signal}: ${said.join('\n')}`));
    });
  });
  return { child, ready, outcome };
}

/** A run that nobody disturbs. */
export async function runToEnd(order: Order): Promise<Ended> {
  const outcome = await startRun(order).outcome;
  if (outcome.type === 'killed') throw new Error('The run was killed by somebody else.');
  return outcome;
}

/** A run that is killed after so many milliseconds of work, unless it ends before. */
export async function runUntilKilled(order: Order, milliseconds: number): Promise<Outcome> {
  const { child, ready, outcome } = startRun(order);
  await ready;
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  try {
    return await outcome;
  } finally {
    clearTimeout(timer);
  }
}

export interface Killing {
  readonly order: Order;
  /** How often it is killed before it may go on to its end; runs that end before their kill do not count. */
  readonly kills: number;
  /** The longest that a run works before it is killed, in milliseconds. */
  readonly longest: number;
  readonly random: () => number;
  /** Done to the files after each kill: what a power cut may leave. */
  readonly damage?: () => void;
}

/** Kills a run at random moments, starts it again each time, and lets the last one come to its end. */
export async function killAndResume({
  order,
  kills,
  longest,
  random,
  damage,
}: Killing): Promise<Ended & { readonly killed: number; readonly commits: number }> {
  let [killed, commits] = [0, 0];
  while (killed < kills) {
    const outcome = await runUntilKilled(order, random() * longest);
    // All is done: more kills of this store would meet a run that has nothing to do.
    if (outcome.type === 'ended') break;
    killed += 1;
    commits += outcome.commits;
    damage?.();
  }
  return { ...(await runToEnd(order)), killed, commits };
}
