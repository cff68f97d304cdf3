import { DemarcheError, type NodeLabel, type SnapshotIndex } from '../model/index.ts';

const shown = 5;

/**
 * The id of the one node of some labels whose id, or whose id's hex, begins with these words; the words themselves when a
 * node has them as its id. Throws `subject/unknown`, and `subject/ambiguous` with the ids among which to choose.
 */
export function findByPrefix(index: SnapshotIndex, words: string, labels: readonly NodeLabel[]): string {
  const asked = words.trim();
  if (index.node(asked) !== undefined) return asked;
  const rows = labels.flatMap((label) => index.nodesOf(label));
  const found = rows.filter(
    ({ id }) => id.startsWith(asked) || id.slice(id.indexOf(':') + 1).startsWith(asked),
  );
  const [only] = found;
  if (only === undefined || asked === '') {
    throw new DemarcheError(
      'subject/unknown',
      `The graph holds no ${labels.join(', ')} whose id is or begins with "${asked}".`,
    );
  }
  if (found.length === 1) return only.id;
  const ids = found.slice(0, shown).map(({ id }) => id);
  throw new DemarcheError(
    'subject/ambiguous',
    `"${asked}" begins ${found.length} ids: ${ids.join(', ')}${found.length > shown ? ' …' : ''}. Give more of it.`,
  );
}
