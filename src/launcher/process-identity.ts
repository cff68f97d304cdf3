import { readFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { runCommand } from './run-command.ts';

/** Whether a process of this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function commandLine(pid: number): Promise<string | undefined> {
  if (platform() === 'linux') {
    const bytes = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
    return bytes?.replaceAll('\0', ' ');
  }
  if (platform() === 'win32') return undefined;
  const { code, lines } = await runCommand('ps', ['-ww', '-p', String(pid), '-o', 'args=']);
  return code === 0 ? lines.join(' ') : undefined;
}

/**
 * Whether the living process `pid` was started with `argument`: numbers are given anew, so a number in a file proves
 * nothing. Where the system does not tell, being alive has to do.
 */
export async function runsWith(pid: number, argument: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const line = await commandLine(pid);
  return line === undefined ? isAlive(pid) : line.includes(argument);
}
