import type { NodeRow, RelationshipType, SnapshotIndex } from '../../model/index.ts';
import { enumerated } from '../../util/wording.ts';
import type { DraftSection } from '../dossier.ts';
import { groundsOf, knownInWords } from '../event-entry.ts';

/** Resistances: who stood up to whom. */
export function resistanceSection(graph: SnapshotIndex, events: readonly NodeRow[]): DraftSection {
  return {
    key: 'resistance',
    title: 'Resistance',
    columns: [],
    entries: events.map((event) => {
      const by = named(graph, event, 'RESISTED_BY');
      const against = named(graph, event, 'RESISTED_AGAINST');
      const known = knownInWords(event);
      return {
        ...groundsOf(graph, event),
        text: `${by} resisted ${against} (told ${known}).`,
        fields: { by, against, known },
      };
    }),
    empty: 'The graph holds no resistance.',
  };
}

/** Exclusions: who put whom out of what. */
export function exclusionsSection(graph: SnapshotIndex, events: readonly NodeRow[]): DraftSection {
  return {
    key: 'exclusions',
    title: 'Exclusions',
    columns: [],
    entries: events.map((event) => {
      const by = named(graph, event, 'EXCLUDED_BY');
      const member = named(graph, event, 'EXCLUDED');
      const from = named(graph, event, 'EXCLUDED_FROM');
      const known = knownInWords(event);
      return {
        ...groundsOf(graph, event),
        text: `${by} put ${member} out of ${from} (told ${known}).`,
        fields: { by, member, from, known },
      };
    }),
    empty: 'The graph holds no exclusion.',
  };
}

function named(graph: SnapshotIndex, event: NodeRow, type: RelationshipType): string {
  return enumerated(graph.from(event.id, type).map((row) => graph.nameOf(row.to.id))) || 'an unnamed party';
}
