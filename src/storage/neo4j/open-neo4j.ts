import type { Driver } from 'neo4j-driver';
import { DemarcheError, type Neo4jSettings } from '../../model/index.ts';
import { connect } from './connect.ts';
import { type Marker, readMarker, refuseForeign, schemaVersion } from './marker.ts';
import { bringUpToDate, readSchema, refuseNewer, type SchemaReport } from './migrations.ts';
import { storeError } from './neo4j-errors.ts';
import { Neo4jStore } from './neo4j-store.ts';
import { type Transactions, transactions } from './transactions.ts';

/** Long enough for a server to be restarted by hand. */
const defaultOutageMs = 300_000;

/**
 * Connects to a database and finds whose it is and how its graph stands to its record. A schema of ours that is older, or lacks
 * something, is brought up to date unless the store is only read; a database without our marker is left as it is.
 * Throws `store/unreachable`, `store/auth`, `store/foreign` (it holds other data), `store/newer`, `store/damaged` (the schema
 * cannot be completed), `settings/invalid`.
 */
export async function openNeo4j(
  settings: Neo4jSettings,
  onProgress: (message: string) => void,
): Promise<Neo4jStore> {
  const { driver, location, run } = await connected(settings, onProgress);
  try {
    const marker = await lookAt(run, location, settings.adopt);
    if (marker === undefined || settings.readOnly) refuseNewer(await readSchema(run.read), location);
    else await bringUpToDate({ location, ...run, onProgress });
    if (marker !== undefined && marker.schemaVersion < schemaVersion) {
      onProgress(
        `The graph of ${location} was made by an earlier demarche (its form is ${marker.schemaVersion}, now ${schemaVersion}): it is made anew from the record.`,
      );
    }
    return new Neo4jStore({ driver, settings, location, run, marker, onProgress });
  } catch (cause) {
    await driver.close();
    throw storeError(cause, location);
  }
}

/** How the schema of a database stands; undefined for one without our marker. Writes nothing; throws as `openNeo4j` does. */
export async function inspectNeo4j(
  settings: Neo4jSettings,
  onProgress: (message: string) => void,
): Promise<SchemaReport | undefined> {
  const { driver, location, run } = await connected(settings, onProgress);
  try {
    const marker = await lookAt(run, location, settings.adopt);
    const report = await readSchema(run.read);
    refuseNewer(report, location);
    return marker === undefined ? undefined : report;
  } catch (cause) {
    throw storeError(cause, location);
  } finally {
    await driver.close();
  }
}

async function connected(
  settings: Neo4jSettings,
  onProgress: (message: string) => void,
): Promise<{ readonly driver: Driver; readonly location: string; readonly run: Transactions }> {
  const driver = await connect(settings, onProgress);
  const { database, outageMs = defaultOutageMs } = settings;
  const location = `${settings.uri} (database ${database})`;
  const run = transactions(driver, { database, location, outageMs, onProgress });
  return {
    driver,
    location,
    run: settings.readOnly ? { ...run, write: () => refuseWriting(location) } : run,
  };
}

function refuseWriting(location: string): Promise<never> {
  return Promise.reject(new DemarcheError('store/locked', `${location} was opened for reading only.`));
}

async function lookAt(run: Transactions, location: string, adopt: boolean): Promise<Marker | undefined> {
  const marker = await run.read(async (transaction) => {
    const found = await readMarker(transaction);
    if (found === undefined) await refuseForeign(transaction, location, adopt);
    return found;
  });
  if (marker !== undefined) refuseNewerGraph(marker, location);
  return marker;
}

function refuseNewerGraph(marker: Marker, location: string): void {
  if (marker.schemaVersion <= schemaVersion) return;
  throw new DemarcheError(
    'store/newer',
    `The graph of ${location} has a form of a later demarche (${marker.schemaVersion}; this one knows forms up to ${schemaVersion}). Nothing was touched. Update demarche (\`npm install demarche@latest\`), or choose another database with --db.`,
  );
}
