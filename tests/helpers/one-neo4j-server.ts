import { ownServer } from './neo4j-server.ts';

/** One server for all files of the run, which `testServer` finds where it finds one that a user names. */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env['DEMARCHE_TEST_NEO4J_URI']) return () => Promise.resolve();
  const { uri, user, password, stop } = await ownServer();
  const told = {
    DEMARCHE_TEST_NEO4J_URI: uri,
    DEMARCHE_TEST_NEO4J_USERNAME: user,
    DEMARCHE_TEST_NEO4J_PASSWORD: password,
  };
  Object.assign(process.env, told);
  return async () => {
    for (const name of Object.keys(told)) delete process.env[name];
    await stop();
  };
}
