import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/config/index.ts';
import { isAlive } from '../../src/launcher/process-identity.ts';

/** A process that starts `shell` and watches over it, prints its number, and waits. */
function startParent(shell: string, graceMilliseconds: number): ReturnType<typeof spawn> {
  const module = join(packageRoot(), 'src', 'launcher', 'watch-parent.ts');
  const script = `
    const { spawn } = await import('node:child_process');
    const { watchParent } = await import(${JSON.stringify(module)});
    const child = spawn('sh', ['-c', ${JSON.stringify(shell)}], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
    child.stdout.once('data', () => {
      watchParent(child.pid, ${graceMilliseconds});
      console.log(child.pid);
    });`;
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: packageRoot(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function childOf(parent: ReturnType<typeof spawn>): Promise<number> {
  if (parent.stdout === null) throw new Error('no output');
  const [chunk] = await once(parent.stdout, 'data');
  return Number(String(chunk));
}

describe('a child under watch', () => {
  it('is asked to stop when its parent is killed', async () => {
    const parent = startParent("trap 'exit 0' TERM; echo up; while :; do sleep 0.1; done", 60_000);
    const child = await childOf(parent);
    expect(isAlive(child)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(child), { timeout: 10_000 }).toBe(false);
  });

  it('is made to stop when asking does not help', async () => {
    const parent = startParent("trap '' TERM; echo up; while :; do sleep 0.1; done", 500);
    const child = await childOf(parent);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(child), { timeout: 10_000 }).toBe(false);
  });
});
