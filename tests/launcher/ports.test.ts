import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findFreePorts } from '../../src/launcher/index.ts';
import { portObstacle, requireFreePorts } from '../../src/launcher/ports.ts';

async function occupy(port: number, host: string): Promise<void> {
  const server = createServer();
  server.listen(port, host);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
}

describe('ports', () => {
  it('are found free, different, and usable', async () => {
    const ports = await findFreePorts(5);
    expect(new Set(ports).size).toBe(5);
    for (const port of ports) expect(await portObstacle(port)).toBeUndefined();
  });

  it.each(['127.0.0.1', '0.0.0.0'])('are seen to be taken by a listener on %s', async (host) => {
    const [port = 0] = await findFreePorts(1);
    await occupy(port, host);
    expect(await portObstacle(port)).toMatch(/in use/);
  });

  it('are refused with the number and the use of the taken one', async () => {
    const [bolt = 0, http = 0] = await findFreePorts(2);
    await expect(requireFreePorts(bolt, http)).resolves.toBeUndefined();
    await occupy(http, '127.0.0.1');
    await expect(requireFreePorts(bolt, http)).rejects.toMatchObject({
      code: 'launcher/port',
      message: expect.stringContaining(`Port ${http}, meant for HTTP, is in use`),
    });
  });

  it.each([0, -1, 65_536, 7474.5, Number.NaN])('cannot be %s', async (port) => {
    const [other = 0] = await findFreePorts(1);
    await expect(requireFreePorts(port, other)).rejects.toMatchObject({ code: 'launcher/port' });
  });

  it('cannot be shared by Bolt and HTTP', async () => {
    const [port = 0] = await findFreePorts(1);
    await expect(requireFreePorts(port, port)).rejects.toMatchObject({ code: 'launcher/port' });
  });
});
