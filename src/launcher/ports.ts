import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { DemarcheError } from '../model/index.ts';

/** The only address that the server listens on. */
export const loopback = '127.0.0.1';

const answerMilliseconds = 1000;

/** Whether something answers on this port of the loopback address within a second. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: loopback, port, timeout: answerMilliseconds });
    const finish = (answered: boolean): void => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', () => finish(true));
    socket.once('timeout', () => finish(false));
    socket.once('error', () => finish(false));
  });
}

/** Why a server cannot listen on this port of the loopback address, or undefined when it can. */
export async function portObstacle(port: number): Promise<string | undefined> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return 'is not a port (1 to 65535)';
  // Asked first because some systems allow listening on an address whose port another program holds for all addresses.
  if (await answers(port)) return 'is in use by another program';
  const server = createServer();
  try {
    server.listen(port, loopback);
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    const denied = error instanceof Error && 'code' in error && error.code === 'EACCES';
    return denied ? 'may not be used by this account' : 'is in use by another program';
  } finally {
    server.close();
  }
}

/** Throws `launcher/port` unless both ports are free and differ. */
export async function requireFreePorts(boltPort: number, httpPort: number): Promise<void> {
  if (boltPort === httpPort) {
    throw new DemarcheError(
      'launcher/port',
      `Bolt and HTTP cannot share port ${boltPort}: choose two different ports.`,
    );
  }
  for (const [use, port] of [
    ['Bolt', boltPort],
    ['HTTP', httpPort],
  ] as const) {
    const obstacle = await portObstacle(port);
    if (obstacle !== undefined) {
      throw new DemarcheError(
        'launcher/port',
        `Port ${port}, meant for ${use}, ${obstacle}. Choose another port, or stop the program that holds it.`,
        { retriable: true },
      );
    }
  }
}

/** `count` different ports of the loopback address that are free at this moment. */
export async function findFreePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  try {
    const ports: number[] = [];
    for (const server of servers) {
      server.listen(0, loopback);
      await once(server, 'listening');
      // A server that listens on TCP has an AddressInfo; only pipes have a string.
      ports.push((server.address() as AddressInfo).port);
    }
    return ports;
  } finally {
    for (const server of servers) server.close();
  }
}
