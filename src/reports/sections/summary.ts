import {
  distinct,
  type Finding,
  isAsserted,
  type NodeRow,
  type SnapshotIndex,
  wordsOf,
} from '../../model/index.ts';
import { counted, enumerated } from '../../util/wording.ts';
import type { DraftEntry, DraftSection } from '../dossier.ts';

/** The events of a dossier, by kind. */
export interface DossierEvents {
  readonly deals: readonly NodeRow[];
  readonly pressures: readonly NodeRow[];
  readonly resistances: readonly NodeRow[];
  readonly exclusions: readonly NodeRow[];
}

/** What the dossier holds, in numbers. */
export function summarySection(graph: SnapshotIndex, events: DossierEvents): DraftSection {
  const statuses = distinct(events.deals.map((deal) => wordsOf(deal, 'status') || 'of no stated status'));
  const byStatus = statuses.map(
    (status) =>
      `${events.deals.filter((deal) => (wordsOf(deal, 'status') || 'of no stated status') === status).length} ${status}`,
  );
  const acts = events.pressures.filter((row) => row.properties['action'] !== 'waive');
  const targets = (type: 'PRESSED_BY' | 'UNDER_LAW') =>
    distinct(acts.flatMap((row) => graph.from(row.id, type).map((edge) => graph.principalOf(edge.to.id).id)));
  const actors = targets('PRESSED_BY').map(graph.nameOf);
  const laws = targets('UNDER_LAW').map(graph.nameOf);
  return {
    key: 'summary',
    title: 'Summary',
    columns: [],
    entries: [
      ...total(graph, events.deals, `${counted(events.deals.length, 'deal')}: ${enumerated(byStatus)}.`),
      ...total(
        graph,
        acts,
        `${counted(acts.length, 'act')} of pressure by ${enumerated(actors) || 'unnamed actors'}` +
          `${laws.length > 0 ? ` under ${enumerated(laws)}` : ''}.`,
      ),
      ...total(graph, events.resistances, `${counted(events.resistances.length, 'resistance')}.`),
      ...total(graph, events.exclusions, `${counted(events.exclusions.length, 'exclusion')}.`),
    ],
    empty: 'The graph holds no deal, pressure, resistance or exclusion here.',
  };
}

function total(graph: SnapshotIndex, events: readonly NodeRow[], text: string): readonly DraftEntry[] {
  if (events.length === 0) return [];
  const claims = events
    .flatMap((event) => graph.claimsOf(event.id).filter(({ claim }) => isAsserted(claim)))
    .map(({ claim }) => claim.id);
  return [
    {
      text,
      basis: 'article',
      fields: { count: events.length },
      claims: distinct(claims),
      stories: new Set(claims.map(graph.storyOf)).size,
    },
  ];
}

/** What analyses found, as they state it; a finding that rests on no claim is the graph's own counting. */
export function findingsSection(graph: SnapshotIndex, findings: readonly Finding[]): DraftSection {
  return {
    key: 'findings',
    title: 'Findings',
    columns: [],
    entries: findings.map((finding) => ({
      text: finding.statement,
      basis: finding.claims.length > 0 ? 'article' : 'graph',
      fields: Object.fromEntries(
        Object.entries(finding.values).map(([name, value]) => [
          name,
          typeof value === 'boolean' ? String(value) : value,
        ]),
      ),
      claims: finding.claims,
      ...(finding.claims.length > 0 && { stories: new Set(finding.claims.map(graph.storyOf)).size }),
      ...(finding.reference.length > 0 && { reference: finding.reference }),
    })),
    empty: 'No analysis was asked for.',
  };
}
