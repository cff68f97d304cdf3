import { DemarcheError, entityKinds, type NodeRow, type SnapshotIndex } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { normalizeName } from '../util/normalize-name.ts';
import { editDistance } from './edit-distance.ts';
import { listOf, textOf } from './properties.ts';

/** How many names a message proposes, or lists. */
const shown = 5;

/**
 * The entity or event that a person means: by id, then ISO code, then name, then alias (as `normalizeName` compares);
 * an earlier way of naming wins over a later one.
 * Throws `subject/unknown`, with names that lie near, and `subject/ambiguous`, with the ids among which to choose.
 */
export function findSubject(index: SnapshotIndex, words: string): NodeRow {
  const asked = words.trim();
  const byId = index.node(asked);
  if (byId) return byId;
  const entities = entityKinds.flatMap((kind) => index.nodesOf(kind));
  const key = normalizeName(asked);
  const ways: readonly ((row: NodeRow) => boolean)[] = [
    (row) => row.id.toLowerCase() === asked.toLowerCase(),
    (row) => textOf(row, 'iso3') === asked.toUpperCase(),
    (row) => key !== '' && normalizeName(textOf(row, 'name') ?? '') === key,
    (row) => key !== '' && listOf(row, 'aliases').some((alias) => normalizeName(alias) === key),
  ];
  for (const way of ways) {
    const found = entities.filter(way);
    const [only] = found;
    if (only && found.length === 1) return only;
    if (found.length > 1) throw ambiguous(asked, found);
  }
  throw unknown(asked, near(entities, key));
}

function ambiguous(asked: string, found: readonly NodeRow[]): DemarcheError {
  const choices = found.map((row) => `${row.id} (${textOf(row, 'name') ?? row.label})`).join(', ');
  return new DemarcheError(
    'subject/ambiguous',
    `"${asked}" may mean any of these: ${choices}. Name one by its id.`,
  );
}

function unknown(asked: string, proposals: readonly string[]): DemarcheError {
  const hint =
    proposals.length === 0
      ? 'Nothing in the graph has a name near to it.'
      : `Did you mean ${proposals.join(', ')}?`;
  return new DemarcheError('subject/unknown', `Nothing in the graph is called "${asked}". ${hint}`);
}

/** Names within a third of the asked name's length of edits, nearest first. */
function near(entities: readonly NodeRow[], key: string): readonly string[] {
  const limit = Math.max(1, Math.floor(key.length / 3));
  return entities
    .map((row) => {
      const names = [textOf(row, 'name') ?? row.id, ...listOf(row, 'aliases')];
      const distances = names
        .map(normalizeName)
        .filter((name) => Math.abs(name.length - key.length) <= limit)
        .map((name) => editDistance(name, key));
      return { row, distance: Math.min(Number.POSITIVE_INFINITY, ...distances) };
    })
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || compare(a.row.id, b.row.id))
    .slice(0, shown)
    .map(({ row }) => `${textOf(row, 'name') ?? row.label} (${row.id})`);
}
