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

/** Builds the look-ups in one pass; linear in rows, apart from sorting. */
export function createSnapshotIndex(snapshot: Snapshot): SnapshotIndex {
  const nodes = new Map([...snapshot.nodes].sort(byId).map((row) => [row.id, row]));
  const labels = groupBy(nodes.values(), (row) => row.label);
  const relationships = [...snapshot.relationships].sort((a, b) =>
    compare(relationshipKey(a), relationshipKey(b)),
  );
  const types = groupBy(relationships, (row) => row.type);
  const leaving = groupBy(relationships, (row) => row.from.id);
  const reaching = groupBy(relationships, (row) => row.to.id);
  const stories = new Map((types.get('TOLD_IN') ?? []).map((row) => [row.from.id, row.to.id]));
  const some = (rows: readonly RelationshipRow[] | undefined, wanted: readonly RelationshipType[]) =>
    (rows ?? []).filter((row) => wanted.length === 0 || wanted.includes(row.type));
  const from: SnapshotIndex['from'] = (id, ...wanted) => some(leaving.get(id), wanted);
  const to: SnapshotIndex['to'] = (id, ...wanted) => some(reaching.get(id), wanted);
  return {
    claims: snapshot.claims,
    node: (id) => nodes.get(id),
    nameOf: (id) => String(nodes.get(id)?.properties['name'] ?? id),
    nodesOf: (label) => labels.get(label) ?? [],
    edgesOf: (type) => types.get(type) ?? [],
    from,
    to,
    claimsOf: (eventId) =>
      to(eventId, 'REPORTS')
        .flatMap((row) => snapshot.claims.get(row.from.id) ?? [])
        .sort((a, b) => compare(knownDate(a), knownDate(b)) || compare(a.claim.id, b.claim.id)),
    storyOf: (claimId) => {
      const text = snapshot.claims.get(claimId)?.claim.textId ?? claimId;
      return stories.get(text) ?? text;
    },
    principalOf: (actorId) => {
      const ties = from(actorId, 'BASED_IN', 'OFFICIAL_OF').filter((row) => row.to.label === 'State');
      const states = new Set(ties.map((row) => row.to.id));
      const [via] = ties;
      return states.size === 1 && via ? { id: via.to.id, via } : { id: actorId };
    },
  };
}

/** When a claim became known: the earliest publication of its articles, '' when none is dated. */
export function knownDate(sourced: SourcedClaim): string {
  return (
    sourced.articles
      .flatMap((article) => article.published ?? [])
      .sort(compare)
      .at(0) ?? ''
  );
}

function byId(a: NodeRow, b: NodeRow): number {
  return compare(a.id, b.id);
}
