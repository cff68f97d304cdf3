import neo4j, { type Driver } from 'neo4j-driver';
import { type GraphRows, groupLabelOf, type NodeRef, type RelationshipRow } from '../../src/model/index.ts';
import { sentMap } from '../../src/storage/neo4j/neo4j-values.ts';
import { storedNode, storedRelationship } from '../../src/storage/stored-rows.ts';

const batchSize = 2000;
const keyOf = ({ label, id }: NodeRef): string => `${label} ${id}`;

/**
 * Puts rows into an empty database by plain CREATE, without a record: for tests that only look, in a fraction of the time that
 * a store takes.
 */
export async function copyGraph({ nodes, relationships }: GraphRows, driver: Driver): Promise<void> {
  const session = driver.session();
  const places = new Map<string, string>();
  try {
    for (const [label, rows] of grouped(nodes, (row) => row.label)) {
      const group = groupLabelOf[rows[0]?.label ?? 'Claim'];
      const labels = group === undefined ? label : `${label}:${group}`;
      const { records } = await session.run(
        `UNWIND $rows AS row CREATE (n:${labels}) SET n = row RETURN n.id AS id, elementId(n) AS place`,
        { rows: rows.map((row) => sentMap(storedNode(row).properties)) },
      );
      for (const record of records) places.set(`${label} ${record.get('id')}`, record.get('place'));
    }
    const sent = (row: RelationshipRow) => ({
      from: places.get(keyOf(row.from)),
      to: places.get(keyOf(row.to)),
      properties: sentMap(storedRelationship(row).properties),
    });
    for (const [type, rows] of grouped(relationships, (row) => row.type)) {
      for (let at = 0; at < rows.length; at += batchSize) {
        const { summary } = await session.run(
          `UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.from MATCH (b) WHERE elementId(b) = row.to CREATE (a)-[r:\`${type}\`]->(b) SET r = row.properties`,
          { rows: rows.slice(at, at + batchSize).map(sent) },
        );
        const { relationshipsCreated } = summary.counters.updates();
        if (relationshipsCreated !== Math.min(batchSize, rows.length - at)) {
          throw new Error(`An end of a ${type} is missing.`);
        }
      }
    }
  } finally {
    await session.close();
  }
}

/** A driver for a local server; the caller closes it. */
export function driverOf(server: {
  readonly boltUri: string;
  readonly username: string;
  readonly password: string;
}): Driver {
  return neo4j.driver(server.boltUri, neo4j.auth.basic(server.username, server.password));
}

function grouped<Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(nameOf(row));
    if (group === undefined) groups.set(nameOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
