import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadVocabulary } from '../../src/config/index.ts';
import type { EmbeddedSettings, Neo4jSettings, RecordEntry, StoreSettings } from '../../src/model/index.ts';
import { digest, openForReading, openForWriting, restore } from '../../src/pipeline/index.ts';
import { recordLine } from '../../src/storage/index.ts';
import type { TestServer } from './neo4j-server.ts';

/** One record in a store of each kind, as the program opens them. */
export interface TwinStores {
  /** Working folder; the embedded store is where the program looks for it by itself. */
  readonly folder: string;
  readonly embedded: EmbeddedSettings;
  readonly neo4j: Neo4jSettings;
  /** Environment in which the program uses the server. */
  readonly environment: Readonly<Record<string, string>>;
  remove(): void;
}

/** Fills an embedded store and a server's database, which is emptied before, with one record. */
export async function twinStores(entries: readonly RecordEntry[], server: TestServer): Promise<TwinStores> {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-twins-'));
  const record = join(folder, 'record.jsonl');
  writeFileSync(record, entries.map((entry) => `${recordLine(entry)}\n`).join(''));
  const embedded = { kind: 'embedded', database: join(folder, '.demarche', 'graph.grafeo') } as const;
  const neo4j = neo4jSettings(server);
  await server.empty();
  const vocabulary = loadVocabulary();
  for (const settings of [embedded, neo4j]) {
    const graph = await openForWriting(settings, vocabulary, () => undefined);
    await (await restore(graph, record, vocabulary)).store.close();
  }
  rmSync(record);
  const { uri, user, password } = server;
  return {
    folder,
    embedded,
    neo4j,
    environment: {
      DEMARCHE_STORE: 'neo4j',
      NEO4J_URI: uri,
      NEO4J_USERNAME: user,
      NEO4J_PASSWORD: password,
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The settings with which a store on a server is opened. */
export function neo4jSettings({
  uri,
  user,
  password,
}: Pick<TestServer, 'uri' | 'user' | 'password'>): Neo4jSettings {
  return { kind: 'neo4j', uri, user, password, database: 'neo4j', adopt: false };
}

/** The digest of what a store holds. */
export async function digestIn(settings: StoreSettings): Promise<string> {
  const store = await openForReading(settings, loadVocabulary(), () => undefined);
  try {
    return await digest(store);
  } finally {
    await store.close();
  }
}
