import { createSnapshotIndex } from '../analysis/index.ts';
import type { GraphStore, Judgement, Vocabulary } from '../model/index.ts';
import { nodeJudged } from '../reports/index.ts';
import { judgementsInForce } from '../resolution/index.ts';
import { judgementLine, type NamedJudgement } from './judgement-file.ts';
import { type LiveRecord, readLiveRecord } from './live-record.ts';
import { foldRecord } from './open-graph.ts';
import { sourcedClaims } from './open-snapshot.ts';

/**
 * The judgements of a store as lines of JSON, oldest first: what `review --file` takes. All of them, withdrawn ones and
 * withdrawals too, or those in force.
 */
export async function exportJudgements(
  store: GraphStore,
  vocabulary: Vocabulary,
  which: 'all' | 'in force' = 'all',
): Promise<string> {
  const named = await listJudgements(store, vocabulary, which);
  return named.map(judgementLine).join('');
}

/** The judgements of a store with names: those in force, oldest first, or all, as the record got them. */
export async function listJudgements(
  store: GraphStore,
  vocabulary: Vocabulary,
  which: 'all' | 'in force' = 'in force',
): Promise<readonly NamedJudgement[]> {
  const record = await readLiveRecord(store.readRecord());
  const nameOf = createNames(record, vocabulary);
  const asked = which === 'all' ? record.judgements : judgementsInForce(record.judgements);
  return asked.map((judgement) => ({
    judgement,
    leftName: nameOf(judgement, judgement.left),
    rightName: nameOf(judgement, judgement.right),
  }));
}

/** Names as they would be without any judgement: what was joined still has its own. */
function createNames(
  record: LiveRecord,
  vocabulary: Vocabulary,
): (judgement: Judgement, id: string) => string | undefined {
  if (record.judgements.length === 0) return () => undefined;
  const rows = foldRecord({ ...record, judgements: [] }, vocabulary);
  const graph = createSnapshotIndex({ ...rows, claims: sourcedClaims(record) });
  return ({ kind = 'entity' }, id) => {
    const node = nodeJudged(graph, { kind }, id);
    return node === undefined ? undefined : graph.nameOf(node.id);
  };
}
