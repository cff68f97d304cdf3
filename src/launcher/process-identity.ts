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

/**
 * The arguments of a process, or its command line as one where the system does not tell them apart; undefined where the
 * system does not tell.
 */
async function argumentsOf(pid: number): Promise<readonly string[] | undefined> {
  if (platform() === 'linux') {
    const bytes = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
    return bytes?.split('\0');
  }
  const [program, ...args] =
    platform() === 'win32'
      ? [
          'powershell.exe',
          '-NoProfile',
          '-NonInteractive',
          '-Command',
          `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`,
        ]
      : ['ps', '-ww', '-p', String(pid), '-o', 'args='];
  const { code, lines } = await runCommand(program, args);
  return code === 0 ? [lines.join(' ')] : undefined;
}

/**
 * Whether the living process `pid` was started with `argument`: numbers are given anew, so a number in a file proves
 * nothing. `unknown` is one that lives, of which the system does not tell with what.
 */
export async function runsWith(pid: number, argument: string): Promise<'yes' | 'no' | 'unknown'> {
  if (!isAlive(pid)) return 'no';
  const found = await argumentsOf(pid);
  if (found === undefined) return isAlive(pid) ? 'unknown' : 'no';
  // Where all stand in one line, the next argument or the end has to follow: one home's name may begin another's.
  const holds = found.some(
    (each) => each === argument || `${each} `.replaceAll('"', '').includes(`${argument} `),
  );
  return holds ? 'yes' : 'no';
}
