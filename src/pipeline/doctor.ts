import { loadVocabulary, packageVersion, type Settings, seedPath } from '../config/index.ts';
import { createEncoder } from '../encoder/index.ts';
import { isDemarcheError, type Vocabulary } from '../model/index.ts';
import { inspectSchema, openStore } from '../storage/index.ts';
import { readLiveRecord } from './live-record.ts';
import { type Measure, measureDisk, measureReader } from './measure-machine.ts';

/** One thing that was looked at; `remedy` is empty where nothing needs doing. */
export interface Diagnosis {
  /** True for what is no fault and costs time. */
  readonly slow?: boolean;
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  readonly remedy: string;
}

const oldestNode: readonly [number, number] = [20, 19];

/**
 * Looks at Node.js, vocabulary, reader and store, measures how fast the reader and the disk are, and says what to do about what
 * is amiss or slow. Starts nothing, and leaves nothing behind.
 */
export async function doctor(settings: Settings): Promise<readonly Diagnosis[]> {
  return [
    nodeDiagnosis(),
    await attempt('Vocabulary', () => describeVocabulary(loadVocabulary(undefined, settings.vocabulary))),
    await attempt('Reader', () => describeReader(settings)),
    ...(await speedDiagnoses(settings)),
    await attempt('Store', () => describeStore(settings)),
    ...(await schemaDiagnoses(settings)),
  ];
}

function nodeDiagnosis(): Diagnosis {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return {
    name: 'Node.js',
    ok,
    found: `${process.versions.node}, demarche ${packageVersion()}`,
    remedy: ok ? '' : `Install Node.js ${oldestNode.join('.')} or newer.`,
  };
}

async function attempt(name: string, describe: () => string | Promise<string>): Promise<Diagnosis> {
  try {
    return { name, ok: true, found: await describe(), remedy: '' };
  } catch (error) {
    if (!isDemarcheError(error) || error.code === 'defect') throw error;
    return { name, ok: false, found: error.code, remedy: error.message };
  }
}

function describeVocabulary(vocabulary: Vocabulary): string {
  const { states, organizations, people, alliances, programmes, weapons, laws, version } = vocabulary;
  return (
    `${states.length} states, ${weapons.length} weapon systems, ${organizations.length} organisations, ` +
    `${laws.length} laws, ${alliances.length} alliances, ${programmes.length} programmes, ${people.length} people ` +
    `(version ${version})`
  );
}

async function describeReader({ runtime, jobs }: Settings): Promise<string> {
  const encoder = await createEncoder({ folder: seedPath('reader'), runtime, threads: jobs });
  try {
    const slower = encoder.runtime === 'wasm' ? ', slower than the native one' : '';
    return `${encoder.model} on ONNX runtime ${encoder.runtime}${slower}`;
  } finally {
    await encoder.close();
  }
}

/** Nothing where the reader is not there or no file is the store: why was said, or there is no disk of ours. */
async function speedDiagnoses({ runtime, store }: Settings): Promise<readonly Diagnosis[]> {
  const diagnosis = (name: string, { found, remedy }: Measure): Diagnosis => {
    return { name, ok: true, slow: remedy !== '', found, remedy };
  };
  const reader = await speedOfReader(runtime);
  const disk = store.kind === 'embedded' ? await measureDisk(store.database) : undefined;
  return [...(reader ? [diagnosis('Reader speed', reader)] : []), ...(disk ? [diagnosis('Disk', disk)] : [])];
}

async function speedOfReader(runtime: Settings['runtime']): Promise<Measure | undefined> {
  try {
    const encoder = await createEncoder({ folder: seedPath('reader'), runtime, threads: 1 });
    try {
      return await measureReader(encoder);
    } finally {
      await encoder.close();
    }
  } catch (error) {
    if (isDemarcheError(error) && error.code !== 'defect') return undefined;
    throw error;
  }
}

async function describeStore({ store: settings }: Settings): Promise<string> {
  const warnings: string[] = [];
  const began = performance.now();
  const store = await openStore(
    { ...settings, readOnly: true },
    { onWarning: (message) => warnings.push(message) },
  );
  try {
    const { texts } = await readLiveRecord(store.readRecord());
    const claims = texts.reduce((sum, text) => sum + text.claims.length, 0);
    const state = texts.length === 0 ? 'empty' : `graph ${store.graphState}`;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const what = `${store.location}: ${state}, ${texts.length} texts, ${claims} claims, opened and read in ${seconds} s`;
    return [what, ...warnings].join('. ');
  } finally {
    await store.close();
  }
}

/** One for the schema as a whole, and one for each thing in it that is amiss. */
async function schemaDiagnoses({ store: settings }: Settings): Promise<readonly Diagnosis[]> {
  try {
    const schema = await inspectSchema(settings, { onWarning: () => undefined });
    if (schema === undefined) return [];
    const { found, faults } = schema;
    const remedy =
      'Any command that uses this store puts it right and says so, `demarche digest` for one. What has failed for data that stands against it must be corrected first.';
    return [
      { name: 'Schema', ok: faults.length === 0, found, remedy: faults.length === 0 ? '' : remedy },
      ...faults.map((fault) => ({ name: 'Schema', ok: false, found: fault, remedy: '' })),
    ];
  } catch (error) {
    // Why it cannot be opened was said of the store.
    if (isDemarcheError(error) && error.code !== 'defect') return [];
    throw error;
  }
}
