import { spawn } from 'node:child_process';
import { platform } from 'node:os';
import { createInterface } from 'node:readline';

const keptLines = 400;

export interface CommandResult {
  /** Exit code; -1 when the program could not be started or was ended by a signal. */
  readonly code: number;
  /** The last lines of standard output and standard error, in the order they came. */
  readonly lines: readonly string[];
}

export interface CommandOptions {
  readonly cwd?: string;
  /** The whole environment of the program; without it, the program inherits ours. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly onLine?: (line: string) => void;
  /** Ends the program when it is aborted; the result then has code -1. */
  readonly signal?: AbortSignal | undefined;
}

/** Runs a program to its end. Never rejects: a program that is not there is a result with code -1. */
export function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const lines: string[] = [];
    const child = spawn(program, args, {
      cwd: options.cwd,
      ...(options.environment === undefined ? {} : { env: { ...options.environment } }),
      // Windows starts scripts such as mvn.cmd only through its shell.
      shell: platform() === 'win32' && program.endsWith('.cmd'),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const end = (): void => void child.kill();
    if (options.signal?.aborted) end();
    options.signal?.addEventListener('abort', end, { once: true });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (lines.length > keptLines) lines.shift();
        options.onLine?.(line);
      });
    }
    child.once('error', (error) => resolve({ code: -1, lines: [...lines, error.message] }));
    child.once('close', (code) => {
      options.signal?.removeEventListener('abort', end);
      resolve({ code: code ?? -1, lines });
    });
  });
}
