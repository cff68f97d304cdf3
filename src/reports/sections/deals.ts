import {
  distinct,
  isReference,
  type NodeRow,
  numberOf,
  type SnapshotIndex,
  wordListOf,
  wordsOf,
} from '../../model/index.ts';
import type { DraftEntry, DraftSection } from '../dossier.ts';
import { groundsOf } from '../event-entry.ts';
import { groupedNumber, moneyInWords } from '../wording.ts';

/** The deals with what is known of each; a maker known only from the vocabulary is marked. */
export function dealsSection(graph: SnapshotIndex, deals: readonly NodeRow[]): DraftSection {
  return {
    key: 'deals',
    title: 'Deals',
    columns: ['deal', 'status', 'value', 'quantity', 'signed', 'maker'],
    entries: deals.map((deal) => dealEntry(graph, deal)),
    empty: 'The graph holds no deal.',
  };
}

function dealEntry(graph: SnapshotIndex, deal: NodeRow): DraftEntry {
  const { makers, claims, reference } = makersOf(graph, deal);
  const amount = numberOf(deal, 'value');
  const quantity = numberOf(deal, 'quantity');
  const fields = {
    deal: graph.nameOf(deal.id),
    status: statusOf(deal),
    value: amount === undefined ? '' : moneyInWords(amount, wordsOf(deal, 'currency')),
    quantity: quantity === undefined ? '' : groupedNumber(quantity),
    signed: wordsOf(deal, 'signed'),
    maker: makers.join(', '),
    history: wordListOf(deal, 'history').join('; '),
  };
  const parts = [
    `status ${fields.status || 'not stated'}`,
    fields.value && `value ${fields.value}`,
    fields.quantity && `quantity ${fields.quantity}`,
    fields.signed && `signed ${fields.signed}`,
    fields.maker && `made by ${fields.maker}`,
  ];
  const grounds = groundsOf(graph, deal);
  return {
    ...grounds,
    text: `${fields.deal}: ${parts.filter(Boolean).join(', ')}.`,
    fields,
    claims: distinct([...grounds.claims, ...claims]),
    ...(reference.length > 0 && { reference }),
  };
}

function statusOf(deal: NodeRow): string {
  const status = wordsOf(deal, 'status');
  const stage = wordsOf(deal, 'stage');
  return deal.properties['stopped'] === true && stage ? `${status} (had reached ${stage})` : status;
}

function makersOf(graph: SnapshotIndex, deal: NodeRow) {
  const rows = graph.from(deal.id, 'COVERS').flatMap((row) => graph.from(row.to.id, 'MADE_BY'));
  const told = rows.filter((row) => !isReference(row));
  const known = new Set(told.map((row) => row.to.id));
  const assumed = rows.filter((row) => isReference(row) && !known.has(row.to.id));
  return {
    makers: distinct([
      ...told.map((row) => graph.nameOf(row.to.id)),
      ...assumed.map((row) => `${graph.nameOf(row.to.id)} (reference)`),
    ]),
    claims: told.flatMap((row) => wordListOf(row, 'claims')),
    reference: distinct(assumed.map((row) => `${row.type} ${row.from.id} ${row.to.id}`)),
  };
}
