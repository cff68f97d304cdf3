import { platform } from 'node:os';
import { DemarcheError } from '../model/index.ts';
import { runCommand } from './run-command.ts';

/** The program that opens an address on this system, and what it takes before the address. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  // Not `start`, which is a word of the shell: the shell would read the `&` of an address.
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/**
 * Shows an address in the user's own web browser. Throws `settings/invalid` unless it is http or https and without a password, and
 * `launcher/failed` with the address when no program here opens it.
 */
export async function openAddress(address: string, system: NodeJS.Platform = platform()): Promise<void> {
  const url = webAddress(address);
  const [program, ...before] = openers[system] ?? ['xdg-open'];
  const { code, lines } = await runCommand(program, [...before, url.href]);
  if (code === 0) return;
  throw new DemarcheError(
    'launcher/failed',
    `${program} did not open a browser (${lines.at(-1) ?? `exit code ${code}`}). Open this yourself:\n${url.href}`,
  );
}

/** The address, when it is one that a web browser may be sent to. Throws `settings/invalid`. */
export function webAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') {
    return url;
  }
  throw new DemarcheError(
    'settings/invalid',
    `"${address}" is not an address of Neo4j Browser: it looks like http://localhost:7474/browser/.`,
  );
}
