import type { Settings } from '../config/index.ts';
import type { Vocabulary } from '../model/index.ts';
import type { StoreKeeper } from '../pipeline/index.ts';
import type { Cursors } from './cursors.ts';

/** What every tool and resource works with. */
export interface Door {
  readonly keeper: StoreKeeper;
  readonly vocabulary: Vocabulary;
  readonly settings: Settings;
  readonly cursors: Cursors;
  /** The working folder: what an assistant may name lies in it. */
  readonly folder: string;
  /** Whether articles may be read in. */
  readonly mayWrite: boolean;
  /** A line for whoever runs the server. */
  readonly note: (line: string) => void;
}
