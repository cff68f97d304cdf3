import { createSnapshotIndex, findSubject } from '../analysis/index.ts';
import {
  DemarcheError,
  type EntityKind,
  entityKinds,
  type GraphStore,
  isDemarcheError,
  type NodeRow,
  nodeLabels,
  type SnapshotIndex,
  type Vocabulary,
} from '../model/index.ts';
import { normalizeName } from '../util/normalize-name.ts';

/**
 * The entity or event that words mean: an id, a code, a name or alias of the graph, else any form that the vocabulary knows
 * ("Ankara", "Turkish"). `kinds` narrows what is meant. Throws `subject/unknown` with near names, `subject/ambiguous` with the ids.
 */
export function findEntity(
  index: SnapshotIndex,
  vocabulary: Vocabulary,
  words: string,
  kinds: readonly EntityKind[] = entityKinds,
): NodeRow {
  try {
    return findSubject(index, words);
  } catch (error) {
    if (!isDemarcheError(error, 'subject/unknown')) throw error;
    const ids = new Set(
      (vocabulary.names.get(normalizeName(words)) ?? [])
        .flatMap((name) => name.senses)
        .filter((sense) => kinds.includes(sense.kind))
        .map((sense) => sense.entityId),
    );
    const found = [...ids].flatMap((id) => index.node(id) ?? []);
    const [only] = found;
    if (only === undefined) throw error;
    if (found.length === 1) return only;
    throw new DemarcheError(
      'subject/ambiguous',
      `"${words}" may mean any of these: ${found.map(({ id }) => id).join(', ')}. Name one by its id.`,
    );
  }
}

/** The nodes of some labels as an index without edges, read by one query each: enough to find one by its name. */
export async function indexOfNodes(
  store: GraphStore,
  labels: readonly NodeRow['label'][],
): Promise<SnapshotIndex> {
  const nodes: NodeRow[] = [];
  for (const label of labels) {
    // Labels never come from data: the model's closed list is looked at once more.
    if (!nodeLabels.includes(label)) throw new DemarcheError('defect', `"${label}" is not a label.`);
    const { rows } = await store.query(
      `MATCH (n:${label}) RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.iso3 AS iso3`,
      {},
      { limit: 1_000_000, timeoutMs: 60_000 },
    );
    for (const [id, name, aliases, iso3] of rows) {
      const list = Array.isArray(aliases) ? aliases.map(String) : [];
      const code = typeof iso3 === 'string' ? { iso3 } : {};
      nodes.push({ label, id: String(id), properties: { name: String(name), aliases: list, ...code } });
    }
  }
  return createSnapshotIndex({ nodes, relationships: [], claims: new Map() });
}
