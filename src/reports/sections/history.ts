import { type NodeRow, type SnapshotIndex, wordListOf } from '../../model/index.ts';
import type { DraftEntry, DraftSection } from '../dossier.ts';

/** The statuses of deals of which more than one is told, by their dates, each with the claims that tell it. */
export function historySection(graph: SnapshotIndex, deals: readonly NodeRow[]): DraftSection {
  return {
    key: 'history',
    title: 'How the deals went',
    columns: ['deal', 'date', 'status'],
    entries: deals.flatMap((deal) => {
      const steps = wordListOf(deal, 'history');
      const claims = wordListOf(deal, 'historyClaims');
      if (steps.length < 2) return [];
      return steps.map((step, at) => stepEntry(graph, deal, step, (claims[at] ?? '').split(' ')));
    }),
    empty: 'No deal has more than one status told.',
  };
}

function stepEntry(graph: SnapshotIndex, deal: NodeRow, step: string, ids: readonly string[]): DraftEntry {
  const [date = '', status = ''] = step.split(' ');
  const claims = ids.filter((id) => graph.claims.has(id));
  const fields = { deal: graph.nameOf(deal.id), date, status };
  return {
    id: deal.id,
    basis: 'article',
    text: `${fields.deal}: ${status} (${date}).`,
    fields,
    claims,
    stories: new Set(claims.map((id) => graph.storyOf(id))).size,
  };
}
