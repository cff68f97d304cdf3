/** The only user of a local server. */
export const username = 'neo4j';

/** Where a local server answers. */
export interface Addresses {
  readonly boltUri: string;
  /** Neo4j Browser with its connection form filled in, but for the password. */
  readonly browserUrl: string;
}

/** The addresses that a local server has on these ports. */
export function addressesOf(ports: { readonly boltPort: number; readonly httpPort: number }): Addresses {
  const { boltPort, httpPort } = ports;
  return {
    boltUri: `bolt://localhost:${boltPort}`,
    browserUrl: `http://localhost:${httpPort}/browser/?dbms=bolt://${username}@localhost:${boltPort}`,
  };
}
