import { spawn } from 'node:child_process';

/**
 * Runs in a process of its own. Its standard input is a pipe that we hold: it ends when we end, however that happens,
 * even by a signal that cannot be caught. Then the server is asked to stop, and after the grace made to.
 */
const script = `
const [pid, grace] = process.argv.slice(1).map(Number);
const send = (signal) => { try { process.kill(pid, signal); } catch { process.exit(); } };
process.stdin.resume();
process.stdin.once('end', () => {
  send('SIGTERM');
  setInterval(() => send(0), 200);
  setTimeout(() => { send('SIGKILL'); process.exit(); }, grace);
});
`;

/**
 * Sees to it that process `pid` does not outlive this one. Returns the function that calls the watch off, to be called
 * when the process has ended by itself.
 */
export function watchParent(pid: number, graceMilliseconds: number): () => void {
  const watcher = spawn(process.execPath, ['-e', script, String(pid), String(graceMilliseconds)], {
    // A group of its own: Ctrl-C in the terminal must not reach it.
    detached: true,
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  });
  // Failing to start it loses the safety net, not the server.
  watcher.once('error', () => {});
  watcher.stdin.once('error', () => {});
  watcher.unref();
  // The pipe is a socket, which would keep us running; the declared type knows only that it can be written to.
  (watcher.stdin as unknown as { unref(): void }).unref();
  return () => {
    watcher.kill('SIGKILL');
  };
}
