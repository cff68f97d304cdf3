import type { ResolvedClaim, SnapshotIndex } from '../../model/index.ts';
import { partiesOf, stanceOf, valuesOf } from '../claim-words.ts';
import type { DraftEntry, DraftSection } from '../dossier.ts';
import type { Scope } from '../scope.ts';

/** Claims in which every subject takes part and that are not sure enough for the graph, the most sure first; each marked. */
export function unsureSection(
  graph: SnapshotIndex,
  scope: Scope,
  claims: readonly ResolvedClaim[],
): DraftSection {
  const own = claims.filter(({ entities }) =>
    scope.members.every((members) => Object.values(entities).some((id) => members.has(id))),
  );
  return {
    key: 'unsure',
    title: 'Unsure',
    columns: [],
    entries: [...own].sort(bySureness).map((resolved) => entryOf(graph, resolved)),
    empty: 'Nothing was read here that is too unsure for the graph.',
  };
}

function entryOf(graph: SnapshotIndex, { claim, entities }: ResolvedClaim): DraftEntry {
  const nameOf = (role: string): string | undefined => {
    const id = entities[role];
    return id === undefined || graph.node(id) === undefined ? undefined : graph.nameOf(id);
  };
  const parties = partiesOf(claim, nameOf);
  const says = [valuesOf(claim), stanceOf(claim)].filter((words) => words !== '').join('; ');
  return {
    id: claim.id,
    text: `Unsure: ${claim.kind}, ${parties}${says === '' ? '' : `; ${says}`}.`,
    basis: 'article',
    fields: { kind: claim.kind, parties, says },
    claims: [claim.id],
    stories: 1,
    confidence: claim.confidence,
  };
}

function bySureness({ claim: a }: ResolvedClaim, { claim: b }: ResolvedClaim): number {
  return b.confidence - a.confidence || (a.id < b.id ? -1 : 1);
}
