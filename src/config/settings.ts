import type { FetchSettings, StoreSettings } from '../model/index.ts';
import type { ModelSettings } from './model-settings.ts';

/** Who reads: the encoder, a language model, or both. */
export type ExtractorName = 'encoder' | 'llm' | 'both';

/** Complete, checked and frozen; past the door nothing looks at flags, environment or files again. */
export interface Settings {
  readonly store: StoreSettings;
  /** Folder of the user's own vocabulary; it need not be there. */
  readonly vocabulary: string;
  readonly extractor: ExtractorName;
  /** The language model behind `llm` and `both`; missing with `encoder`. */
  readonly model?: ModelSettings;
  /** How pages are fetched. */
  readonly fetch: FetchSettings;
  /** Which ONNX runtime reads: `auto` takes the native one where it loads. */
  readonly runtime: 'auto' | 'native' | 'wasm';
  /** Address of the Redis server whose workers read; it may hold a password, and is never shown whole. */
  readonly queue?: string;
  /** Threads that reading may use. */
  readonly jobs: number;
  /** Least probability, 0–1, of a fact that is read at all; the reader's own unless given. */
  readonly readAbove?: number;
  /** Least confidence, 0–1, of a claim that is drawn; the record's own, or the reader's, unless given. */
  readonly minConfidence?: number;
  /** Collector that takes the spans of a run as OTLP over HTTP; none are made unless given. */
  readonly otlpEndpoint?: string;
  /** Where downloads are kept, shared by all projects of this account. */
  readonly cacheFolder: string;
  /** Home of the local Neo4j server: data, logs and password. */
  readonly neo4jHome: string;
  readonly javaHome?: string;
  /** The `demarche.config.json` that was used. */
  readonly configFile?: string;
}

/** Values of flags as the command line gives them: only those that were given. */
export type SettingFlags = Readonly<Record<string, unknown>>;
/** Environment variables, as an argument so that tests have their own. */
export type Environment = Readonly<Record<string, string | undefined>>;
