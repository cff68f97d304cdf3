import type { Finding, SnapshotIndex } from '../model/index.ts';
import type { Dossier, DraftSection } from './dossier.ts';
import { numberFootnotes } from './number-footnotes.ts';
import { eventsIn, type Scope, scopeOf } from './scope.ts';
import { conflictsSection } from './sections/conflicts.ts';
import { coverageSection } from './sections/coverage.ts';
import { dealsSection } from './sections/deals.ts';
import { pressureSection } from './sections/pressure.ts';
import { makersSection, relationsSection } from './sections/relations.ts';
import { exclusionsSection, resistanceSection } from './sections/responses.ts';
import { findingsSection, summarySection } from './sections/summary.ts';
import { unknownsSection } from './sections/unknowns.ts';

/**
 * The dossier on a subject, or on a pair of subjects (what both take part in). `subjects` are ids; `findings` are what
 * analyses found about them and are told as they state it. Every statement that rests on articles has its footnotes;
 * reference knowledge is marked and never counted. Throws `subject/unknown` for an id that the graph does not hold.
 */
export function dossierOf(
  graph: SnapshotIndex,
  subjects: readonly [string] | readonly [string, string],
  findings: readonly Finding[] = [],
): Dossier {
  const scope = scopeOf(graph, subjects);
  const events = {
    deals: eventsIn(graph, scope, 'Deal'),
    pressures: eventsIn(graph, scope, 'Pressure'),
    resistances: eventsIn(graph, scope, 'Resistance'),
    exclusions: eventsIn(graph, scope, 'Exclusion'),
  };
  const drafts: readonly DraftSection[] = [
    summarySection(graph, events),
    ...(findings.length > 0 ? [findingsSection(graph, findings)] : []),
    dealsSection(graph, events.deals),
    pressureSection(graph, events.pressures),
    resistanceSection(graph, events.resistances),
    exclusionsSection(graph, events.exclusions),
    ...relations(graph, scope),
    conflictsSection(graph, [
      ...events.deals,
      ...events.pressures,
      ...events.exclusions,
      ...events.resistances,
    ]),
    unknownsSection(graph, events.deals, events.pressures),
  ];
  const claims = drafts.flatMap((section) => section.entries.flatMap((entry) => entry.claims));
  const { sections, footnotes } = numberFootnotes(graph, [...drafts, coverageSection(graph, claims)]);
  const names = scope.subjects.map((subject) => graph.nameOf(subject.id));
  return {
    title: names.join(' and '),
    subjects: scope.subjects.map(({ id, label }) => ({ id, label, name: graph.nameOf(id) })),
    notes: scope.notes,
    sections,
    footnotes,
  };
}

function relations(graph: SnapshotIndex, scope: Scope): readonly DraftSection[] {
  const isSystem = scope.subjects.some((subject) => subject.label === 'WeaponSystem');
  return isSystem ? [makersSection(graph, scope)] : [relationsSection(graph, scope)];
}
