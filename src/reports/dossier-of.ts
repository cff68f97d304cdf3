import type { Finding, ResolvedClaim, SnapshotIndex } from '../model/index.ts';
import { chartsOf } from './charts/charts-of.ts';
import type { Dossier, DraftSection } from './dossier.ts';
import { numberFootnotes } from './number-footnotes.ts';
import type { TextAround } from './passages-of.ts';
import { eventsIn, type Scope, scopeOf } from './scope.ts';
import { conflictsSection } from './sections/conflicts.ts';
import { coverageSection } from './sections/coverage.ts';
import { dealsSection } from './sections/deals.ts';
import { historySection } from './sections/history.ts';
import { listsSection } from './sections/lists.ts';
import { pressureSection } from './sections/pressure.ts';
import { makersSection, relationsSection } from './sections/relations.ts';
import { exclusionsSection, resistanceSection } from './sections/responses.ts';
import { findingsSection, summarySection } from './sections/summary.ts';
import { unknownsSection } from './sections/unknowns.ts';
import { unsureSection } from './sections/unsure.ts';

/** What a dossier tells beside the graph. */
export interface DossierParts {
  /** What analyses found about the subjects; told as they state it. */
  readonly findings?: readonly Finding[];
  /** Claims that the graph does not draw; given, those about the subjects are told apart, and never counted. */
  readonly unsure?: readonly ResolvedClaim[];
  /** Texts by their ids; given, footnotes show the paragraphs that hold their words. */
  readonly textAround?: (textId: string) => TextAround | undefined;
}

/**
 * The dossier on a subject, or on a pair of subjects (what both take part in). `subjects` are ids. Every statement that rests on articles has its footnotes;
 * reference knowledge is marked and never counted. Throws `subject/unknown` for an id that the graph does not hold.
 */
export function dossierOf(
  graph: SnapshotIndex,
  subjects: readonly [string] | readonly [string, string],
  { findings = [], unsure, textAround }: DossierParts = {},
): Dossier {
  const scope = scopeOf(graph, subjects);
  const events = {
    deals: eventsIn(graph, scope, 'Deal'),
    pressures: eventsIn(graph, scope, 'Pressure'),
    resistances: eventsIn(graph, scope, 'Resistance'),
    exclusions: eventsIn(graph, scope, 'Exclusion'),
  };
  const lists = listsSection(graph, scope);
  const drafts: readonly DraftSection[] = [
    summarySection(graph, events),
    ...(findings.length > 0 ? [findingsSection(graph, findings)] : []),
    dealsSection(graph, events.deals),
    historySection(graph, events.deals),
    pressureSection(graph, events.pressures),
    resistanceSection(graph, events.resistances),
    exclusionsSection(graph, events.exclusions),
    ...(lists.entries.length > 0 ? [lists] : []),
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
  const { sections, footnotes } = numberFootnotes(
    graph,
    [...drafts, ...(unsure ? [unsureSection(graph, scope, unsure)] : []), coverageSection(graph, claims)],
    textAround,
  );
  const names = scope.subjects.map((subject) => graph.nameOf(subject.id));
  return {
    title: names.join(' and '),
    subjects: scope.subjects.map(({ id, label }) => ({ id, label, name: graph.nameOf(id) })),
    notes: scope.notes,
    sections,
    charts: chartsOf(graph, scope, events),
    footnotes,
  };
}

function relations(graph: SnapshotIndex, scope: Scope): readonly DraftSection[] {
  const isSystem = scope.subjects.some((subject) => subject.label === 'WeaponSystem');
  return isSystem ? [makersSection(graph, scope)] : [relationsSection(graph, scope)];
}
