import type { NodeRow, SnapshotIndex } from '../../model/index.ts';
import { enumerated } from '../../util/wording.ts';
import type { DraftEntry, DraftSection } from '../dossier.ts';

/** What no source in the graph states about the events; counted from missing parties and values, so it rests on no claim. */
export function unknownsSection(
  graph: SnapshotIndex,
  deals: readonly NodeRow[],
  pressures: readonly NodeRow[],
): DraftSection {
  const holds = (row: NodeRow, name: string) => row.properties[name] !== undefined;
  const gaps = [
    ...deals.map((deal) => ({
      event: deal,
      missing: [
        graph.from(deal.id, 'SELLER').length === 0 && 'seller',
        graph.from(deal.id, 'BUYER').length === 0 && 'buyer',
        graph.from(deal.id, 'COVERS').length === 0 && 'system',
        !holds(deal, 'status') && 'status',
        !holds(deal, 'value') && 'value',
        !holds(deal, 'quantity') && 'quantity',
        !holds(deal, 'signed') && 'day of signature',
      ],
    })),
    ...pressures.map((pressure) => ({
      event: pressure,
      missing: [
        graph.from(pressure.id, 'CONCERNS').length === 0 && 'what it is over',
        graph.from(pressure.id, 'UNDER_LAW').length === 0 && 'under which law',
      ],
    })),
  ];
  return {
    key: 'unknowns',
    title: 'What is not known',
    columns: [],
    entries: gaps.flatMap(({ event, missing }): readonly DraftEntry[] => {
      const words = missing.filter((word) => word !== false);
      if (words.length === 0) return [];
      return [
        {
          id: event.id,
          text: `${graph.nameOf(event.id)}: no source states ${enumerated(words)}.`,
          basis: 'graph',
          fields: { event: graph.nameOf(event.id), missing: words.join(', ') },
          claims: [],
        },
      ];
    }),
    empty: 'Nothing that this dossier looks for is missing from the deals and acts above.',
  };
}
