import {
  type NodeRow,
  type RelationshipRow,
  type RelationshipType,
  relationshipKey,
  type Snapshot,
  type SnapshotIndex,
  type SourcedClaim,
} from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { groupBy } from '../util/group-by.ts';

/** The edges of one node by their type, types and edges in the order of their keys. */
type Ties = ReadonlyMap<RelationshipType, readonly RelationshipRow[]>;

/**
 * Builds the look-ups in one pass; linear in rows, apart from sorting. What an event is told by and whom an actor acts for is
 * worked out when it is first asked for, and kept.
 */
export function createSnapshotIndex(snapshot: Snapshot): SnapshotIndex {
  const nodes = new Map([...snapshot.nodes].sort(byId).map((row) => [row.id, row]));
  const labels = groupBy(nodes.values(), (row) => row.label);
  const relationships = sortedByKey(snapshot.relationships);
  const types = groupBy(relationships, (row) => row.type);
  const leaving = tiesBy(relationships, (row) => row.from.id);
  const reaching = tiesBy(relationships, (row) => row.to.id);
  const stories = new Map((types.get('TOLD_IN') ?? []).map((row) => [row.from.id, row.to.id]));
  const from: SnapshotIndex['from'] = (id, ...wanted) => chosen(leaving.get(id), wanted);
  const to: SnapshotIndex['to'] = (id, ...wanted) => chosen(reaching.get(id), wanted);
  return {
    claims: snapshot.claims,
    node: (id) => nodes.get(id),
    nameOf: (id) => String(nodes.get(id)?.properties['name'] ?? id),
    nodesOf: (label) => labels.get(label) ?? [],
    edgesOf: (type) => types.get(type) ?? [],
    from,
    to,
    claimsOf: kept((eventId: string): readonly SourcedClaim[] =>
      to(eventId, 'REPORTS')
        .flatMap((row) => snapshot.claims.get(row.from.id) ?? [])
        .map((sourced) => ({ sourced, known: knownDate(sourced) }))
        .sort((a, b) => compare(a.known, b.known) || compare(a.sourced.claim.id, b.sourced.claim.id))
        .map(({ sourced }) => sourced),
    ),
    storyOf: (claimId) => {
      const text = snapshot.claims.get(claimId)?.claim.textId ?? claimId;
      return stories.get(text) ?? text;
    },
    principalOf: kept((actorId: string): { readonly id: string; readonly via?: RelationshipRow } => {
      const ties = from(actorId, 'BASED_IN', 'OFFICIAL_OF').filter((row) => row.to.label === 'State');
      const states = new Set(ties.map((row) => row.to.id));
      const [via] = ties;
      return states.size === 1 && via ? { id: via.to.id, via } : { id: actorId };
    }),
  };
}

/** When a claim became known: the earliest publication of its articles, '' when none is dated. */
export function knownDate({ articles }: SourcedClaim): string {
  let earliest = '';
  for (const { published } of articles) {
    if (published !== undefined && (earliest === '' || published < earliest)) earliest = published;
  }
  return earliest;
}

/** Keys are long and compared often: each is made once. */
function sortedByKey(rows: readonly RelationshipRow[]): readonly RelationshipRow[] {
  return rows
    .map((row) => ({ row, key: relationshipKey(row) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ row }) => row);
}

function tiesBy(rows: readonly RelationshipRow[], idOf: (row: RelationshipRow) => string) {
  const ties = new Map<string, Map<RelationshipType, RelationshipRow[]>>();
  for (const row of rows) {
    const id = idOf(row);
    const own = ties.get(id) ?? new Map<RelationshipType, RelationshipRow[]>();
    ties.set(id, own);
    const same = own.get(row.type);
    if (same === undefined) own.set(row.type, [row]);
    else same.push(row);
  }
  return ties;
}

/** Of no wanted types, all; of several, one after the other in the order of their names, which is that of the keys. */
function chosen(ties: Ties | undefined, wanted: readonly RelationshipType[]): readonly RelationshipRow[] {
  if (ties === undefined) return [];
  const [only] = wanted;
  if (wanted.length === 1 && only !== undefined) return ties.get(only) ?? [];
  const types = wanted.length === 0 ? [...ties.keys()] : [...wanted].sort(compare);
  return types.flatMap((type) => ties.get(type) ?? []);
}

/** A pure function of one word that remembers its answers. */
function kept<Value>(answer: (key: string) => Value): (key: string) => Value {
  const answers = new Map<string, Value>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const value = answer(key);
    answers.set(key, value);
    return value;
  };
}

function byId(a: NodeRow, b: NodeRow): number {
  return compare(a.id, b.id);
}
