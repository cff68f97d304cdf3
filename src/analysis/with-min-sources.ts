import type { RelationshipRow, Snapshot } from '../model/index.ts';
import { derivedTypes } from '../model/index.ts';
import { listOf } from './properties.ts';

const events: ReadonlySet<string> = new Set(['Deal', 'Pressure', 'Exclusion', 'Resistance']);
const derived: ReadonlySet<string> = new Set(derivedTypes);

/**
 * The snapshot without what fewer than `least` stories tell: such events go with all that is tied to them, summary edges keep
 * the other events and their claims, and standing facts from articles go as well. What the vocabulary knows stays.
 */
export function withMinSources(snapshot: Snapshot, least: number): Snapshot {
  if (least <= 1) return snapshot;
  const gone = new Set(
    snapshot.nodes
      .filter((row) => events.has(row.label) && Number(row.properties['sources'] ?? 0) < least)
      .map((row) => row.id),
  );
  const claimsOf = new Map<string, string[]>();
  for (const row of snapshot.relationships) {
    if (row.type !== 'REPORTS' || gone.has(row.to.id)) continue;
    const told = claimsOf.get(row.to.id) ?? [];
    claimsOf.set(row.to.id, told);
    told.push(row.from.id);
  }
  return {
    ...snapshot,
    nodes: snapshot.nodes.filter((row) => !gone.has(row.id)),
    relationships: snapshot.relationships
      .filter((row) => !gone.has(row.from.id) && !gone.has(row.to.id))
      .filter(
        (row) => row.properties['basis'] !== 'article' || Number(row.properties['sources'] ?? least) >= least,
      )
      .flatMap((row) => (derived.has(row.type) ? edgeOfRest(row, gone, claimsOf) : [row])),
  };
}

function edgeOfRest(
  row: RelationshipRow,
  gone: ReadonlySet<string>,
  claimsOf: ReadonlyMap<string, readonly string[]>,
): readonly RelationshipRow[] {
  const all = listOf(row, 'events');
  const rest = all.filter((id) => !gone.has(id));
  if (rest.length === all.length) return [row];
  if (rest.length === 0) return [];
  const told = new Set(rest.flatMap((id) => claimsOf.get(id) ?? []));
  const claims = listOf(row, 'claims').filter((id) => told.has(id));
  return [{ ...row, properties: { ...row.properties, events: rest, claims } }];
}
