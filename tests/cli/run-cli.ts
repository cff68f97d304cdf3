import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { builtCli } from './build-cli.ts';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the command line, without the settings of whoever runs the tests. */
export function startCli(args: readonly string[], { cwd, env = {} }: CliOptions): ChildProcess {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:DEMARCHE|NEO4J)_/.test(name));
  return spawn(process.execPath, [builtCli, ...args], {
    cwd,
    env: { ...Object.fromEntries(kept), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Runs the command line to its end. */
export function runCli(args: readonly string[], options: CliOptions): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = startCli(args, options);
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.input ?? '');
  });
}

/** A working folder of its own, gone after the running test, or when `whenDone` says. */
export function workingFolder(whenDone: (work: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-cli-'));
  whenDone(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
