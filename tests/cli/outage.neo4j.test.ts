import { setTimeout as wait } from 'node:timers/promises';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KillableServer, killableServer } from '../helpers/killable-server.ts';
import { samplePaths } from '../pipeline/sample-readings.ts';
import { runCli, startCli, workingFolder } from './run-cli.ts';

let server: KillableServer;
beforeAll(async () => {
  server = await killableServer();
});
afterAll(() => server.remove());

/** How many entries the record has; also while the server has just been started. */
async function entries(): Promise<number> {
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
  try {
    const { records } = await driver.executeQuery('MATCH (e:RecordEntry) RETURN count(e) AS entries');
    return Number(records[0]?.get('entries'));
  } finally {
    await driver.close();
  }
}

describe('ingest into Neo4j', { timeout: 300_000 }, () => {
  it('is right after its process was killed, and then the server under it', async () => {
    const inputs = samplePaths(/./, 40);
    const cwd = workingFolder();
    const env = { NEO4J_URI: server.uri, NEO4J_USERNAME: server.user, NEO4J_PASSWORD: server.password };
    /** Starts an ingest and resolves when it has committed more than there was. */
    const begin = async (before: number) => {
      const child = startCli(['ingest', ...inputs], { cwd, env });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (chunk: string) => {
          said += chunk;
        });
      }
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      while (child.exitCode === null && (await entries()) <= before) await wait(50);
      return { child, ended, said: () => said };
    };

    const first = await begin(1);
    first.child.kill('SIGKILL');
    await first.ended;
    const between = await entries();

    const second = await begin(between);
    await server.kill();
    await wait(2000);
    expect(second.child.exitCode).toBeNull();
    await server.start();
    expect(await second.ended, second.said()).toBe(0);
    expect(second.said()).toMatch(/has gone away\. Waiting up to 300 s/);
    expect(second.said()).toMatch(/answers again after \d+ s; going on/);
    const known = Number(/^known +(\d+)$/m.exec(second.said())?.[1]);
    expect(known).toBeGreaterThan(0);
    expect(known).toBeLessThan(inputs.length);

    const embedded = workingFolder();
    await runCli(['ingest', ...inputs], { cwd: embedded });
    const [inDatabase, inFile] = [
      await runCli(['digest'], { cwd, env }),
      await runCli(['digest'], { cwd: embedded }),
    ];
    expect(inDatabase.stdout).toMatch(/^[0-9a-f]{64}\n$/);
    expect(inDatabase.stdout).toBe(inFile.stdout);
    const rebuilt = await runCli(['rebuild'], { cwd, env });
    expect(rebuilt.stdout).toContain(inFile.stdout.trim());
  });
});
