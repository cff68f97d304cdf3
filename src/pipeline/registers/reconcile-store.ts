import { createSnapshotIndex, type ReconcileOptions, reconcile } from '../../analysis/index.ts';
import { loadTransferColumns } from '../../config/index.ts';
import {
  DemarcheError,
  type EntityKind,
  type GraphStore,
  type HeldRegister,
  type Reconciliation,
  type TransferRow,
  type Vocabulary,
} from '../../model/index.ts';
import { findFiles, openTransfers, parseTransferColumns } from '../../readers/index.ts';
import { resolve } from '../../resolution/index.ts';
import type { Emit } from '../events.ts';
import { findEntity } from '../find-entity.ts';
import { readLiveRecord } from '../live-record.ts';
import { snapshotOf } from '../open-snapshot.ts';
import { registersOf } from './registers-of.ts';

export interface ReconcileQuestion extends Pick<ReconcileOptions, 'yearTolerance' | 'from' | 'to'> {
  /** Registers to compare with; what is ingested where none is named. */
  readonly registers: readonly string[];
  /** By any name. */
  readonly state?: string | undefined;
  readonly item?: string | undefined;
}

/**
 * The deals of a store's graph against registers of transfers, which are only read. Throws `input/empty` where no register is
 * named and none was ingested, `subject/unknown` and `subject/ambiguous` for names.
 */
export async function reconcileStore(
  store: GraphStore,
  vocabulary: Vocabulary,
  { registers: paths, state, item, ...options }: ReconcileQuestion,
  emit: Emit,
): Promise<Reconciliation> {
  const record = await readLiveRecord(store.readRecord());
  const held = new Map(paths.length > 0 ? await readRegisters(paths, emit) : record.registers);
  const { texts, judgements, settings } = record;
  const resolution = resolve(texts, vocabulary, judgements, settings.minConfidence);
  const { transfers } = registersOf({ registers: held, judgements }, resolution, vocabulary);
  if (transfers.length === 0) {
    throw new DemarcheError(
      'input/empty',
      `There is no row of a register to compare with. Name a file with --register, or read one first with \`demarche ingest --format register FILE\`.`,
    );
  }
  const index = createSnapshotIndex(await snapshotOf(store, record));
  const idOf = (words: string | undefined, kinds: readonly EntityKind[]) =>
    words === undefined ? undefined : findEntity(index, vocabulary, words, kinds).id;
  const party = idOf(state, ['State', 'Organization', 'Alliance']);
  const system = idOf(item, ['WeaponSystem']);
  return reconcile(index, transfers, {
    ...options,
    ...(party !== undefined && { party }),
    ...(system !== undefined && { item: system }),
  });
}

async function readRegisters(
  paths: readonly string[],
  emit: Emit,
): Promise<readonly (readonly [string, HeldRegister])[]> {
  const columns = parseTransferColumns(loadTransferColumns());
  const held: [string, HeldRegister][] = [];
  for await (const found of findFiles(paths, ['.csv', '.tsv', '.txt'])) {
    const opening = found.ok ? await openTransfers(found.path, columns) : found;
    if (!opening.ok) {
      emit({ type: 'refused', refusal: opening.refusal });
      continue;
    }
    const { register, rows } = opening.file;
    const transfers = new Map<number, TransferRow>();
    for await (const read of rows()) {
      if (read.ok) transfers.set(read.row.line, read.row);
      else emit({ type: 'refused', refusal: read.refusal });
    }
    held.push([register.id, { register, recorded: '', transfers, listings: new Map() }]);
  }
  return held;
}
