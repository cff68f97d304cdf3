import type { Driver } from 'neo4j-driver';
import { DemarcheError, type Neo4jSettings } from '../../model/index.ts';
import { connect } from './connect.ts';
import { type Marker, readMarker, refuseForeign, schemaVersion } from './marker.ts';
import { storeError } from './neo4j-errors.ts';
import { Neo4jStore } from './neo4j-store.ts';

/**
 * Connects to a database and finds whose it is and how its graph stands to its record; writes nothing.
 * Throws `store/unreachable`, `store/auth`, `store/foreign` (it holds other data), `store/newer`, `settings/invalid`.
 */
export async function openNeo4j(
  settings: Neo4jSettings,
  onProgress: (message: string) => void,
): Promise<Neo4jStore> {
  const driver = await connect(settings, onProgress);
  const place = `${settings.uri} (database ${settings.database})`;
  try {
    const marker = await lookAt(driver, settings, place);
    if (marker !== undefined && marker.schemaVersion > schemaVersion) {
      throw new DemarcheError(
        'store/newer',
        `${place} was written by a later version of demarche (${marker.schemaVersion}; this one knows ${schemaVersion}). Update demarche.`,
      );
    }
    return new Neo4jStore(driver, settings, marker, onProgress);
  } catch (cause) {
    await driver.close();
    throw storeError(cause, place);
  }
}

async function lookAt(driver: Driver, settings: Neo4jSettings, place: string): Promise<Marker | undefined> {
  const session = driver.session({ database: settings.database, defaultAccessMode: 'READ' });
  try {
    return await session.executeRead(async (transaction) => {
      const marker = await readMarker(transaction);
      if (marker === undefined) await refuseForeign(transaction, place, settings.adopt);
      return marker;
    });
  } finally {
    await session.close();
  }
}
