import type { ManagedTransaction } from 'neo4j-driver';
import { DemarcheError, groupLabels, nodeLabels } from '../../model/index.ts';

/** What the database knows of itself; counts are whole numbers. */
export interface Marker {
  readonly schemaVersion: number;
  /** Which set of record entries counts; a replaced record is a new generation. */
  readonly generation: string;
  /** Number of entries of the record. */
  readonly position: number;
  /** The number of entries that the graph was folded from; -1 when it must be made anew. */
  readonly graphPosition: number;
  /** Who is making the graph anew; '' when nobody ever did. */
  readonly rebuild: string;
}

/** Raised when statements, labels or properties change so that graphs made before must be made anew. */
export const schemaVersion = 2;

const markerColumns = `m.schemaVersion AS schemaVersion, m.generation AS generation,
  m.position AS position, m.graphPosition AS graphPosition, m.rebuild AS rebuild`;

/** Reads the marker without a lock; undefined when the database has none. */
export async function readMarker(transaction: ManagedTransaction): Promise<Marker | undefined> {
  const { records } = await transaction.run(`MATCH (m:Demarche {id: 'demarche'}) RETURN ${markerColumns}`);
  return records[0] === undefined ? undefined : markerOf(records[0].toObject());
}

/** Creates the marker where there is none, takes its write lock until the transaction ends, and reads it. */
export async function lockMarker(transaction: ManagedTransaction): Promise<Marker> {
  const { records } = await transaction.run(
    `MERGE (m:Demarche {id: 'demarche'})
     ON CREATE SET m.schemaVersion = toInteger($schemaVersion), m.generation = 'first', m.position = 0,
       m.graphPosition = -1, m.rebuild = ''
     SET m.lockedAt = timestamp()
     RETURN ${markerColumns}`,
    { schemaVersion },
  );
  const [record] = records;
  if (record === undefined) throw new DemarcheError('defect', 'The marker node was neither found nor made.');
  const marker = markerOf(record.toObject());
  if (marker.schemaVersion > schemaVersion) {
    throw new DemarcheError(
      'store/newer',
      `A later demarche has made the graph anew meanwhile (its form is ${marker.schemaVersion}; this one knows forms up to ${schemaVersion}). Nothing was written. Update demarche, and run the command again.`,
    );
  }
  return marker;
}

/** Writes what changed of the marker; its lock must be held. */
export async function writeMarker(
  transaction: ManagedTransaction,
  { generation = null, position = null, graphPosition = null, rebuild = null }: MarkerChange,
): Promise<void> {
  await transaction.run(
    `MATCH (m:Demarche {id: 'demarche'})
     SET m.schemaVersion = toInteger($schemaVersion),
       m.generation = coalesce($generation, m.generation),
       m.position = toInteger(coalesce($position, m.position)),
       m.graphPosition = toInteger(coalesce($graphPosition, m.graphPosition)),
       m.rebuild = coalesce($rebuild, m.rebuild)`,
    { schemaVersion, generation, position, graphPosition, rebuild },
  );
}

interface MarkerChange {
  readonly generation?: string | null;
  readonly position?: number | null;
  readonly graphPosition?: number | null;
  readonly rebuild?: string | null;
}

function markerOf(values: Readonly<Record<string, unknown>>): Marker {
  return {
    schemaVersion: Number(values['schemaVersion']),
    generation: String(values['generation']),
    position: Number(values['position']),
    graphPosition: Number(values['graphPosition']),
    rebuild: String(values['rebuild']),
  };
}

/**
 * Throws `store/foreign` when the database holds data that is not ours: any at all, or, when it may be adopted, nodes that
 * could be mistaken for ours.
 */
export async function refuseForeign(
  transaction: ManagedTransaction,
  place: string,
  adopt: boolean,
): Promise<void> {
  // A first setting up that was cut off leaves migrations and nothing else.
  const { records } = await transaction.run(
    'MATCH (n) WHERE NOT n:DemarcheMigration RETURN labels(n) AS labels LIMIT 1',
  );
  if (records.length === 0) return;
  if (!adopt) {
    throw new DemarcheError(
      'store/foreign',
      `${place} holds data that demarche did not write. Nothing was touched. Choose an empty database, or give --adopt to keep the graph beside what is there.`,
    );
  }
  for (const label of [...nodeLabels, ...groupLabels, 'RecordEntry']) {
    const found = await transaction.run(
      `MATCH (n:${label}) WHERE n.id IS NOT NULL RETURN n.id AS id LIMIT 1`,
    );
    if (found.records.length > 0) {
      throw new DemarcheError(
        'store/foreign',
        `${place} holds ${label} nodes with an id that demarche did not write, and could not tell from its own. Nothing was touched. Choose another database.`,
      );
    }
  }
}
