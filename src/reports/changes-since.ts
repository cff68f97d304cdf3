import {
  isAsserted,
  isPast,
  type NodeLabel,
  type NodeRow,
  numberOf,
  type SnapshotIndex,
  wordsOf,
} from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { counted, enumerated } from '../util/wording.ts';
import type { Dossier, DraftEntry, DraftSection } from './dossier.ts';
import { groundsOf } from './event-entry.ts';
import { numberFootnotes } from './number-footnotes.ts';
import type { TextAround } from './passages-of.ts';
import { eventsIn, scopeOf } from './scope.ts';
import { coverageSection } from './sections/coverage.ts';
import { dealsSection } from './sections/deals.ts';
import { pressureSection } from './sections/pressure.ts';
import { exclusionsSection, resistanceSection } from './sections/responses.ts';
import { groupedNumber, moneyInWords } from './wording.ts';

/** A graph before and after, and what is asked about them. */
export interface Comparison {
  readonly before: SnapshotIndex;
  readonly after: SnapshotIndex;
  /** Id of the one subject whose changes are told; everything where it is left out. */
  readonly subject?: string;
  /** Since when, as it was asked. */
  readonly since: string;
  readonly textAround?: (textId: string) => TextAround | undefined;
}

/**
 * What a graph tells now that it did not tell at an earlier time: new deals, deals that went on, stopped or changed their
 * figures, new pressure, resistance and exclusions, what has ended, and what was taken back by corrections. An event is known
 * again by its claims, since its id may come from a claim that was found later.
 */
export function changesSince(comparison: Comparison): Dossier {
  const { before, after, subject, since, textAround } = comparison;
  const eventsOf = (kind: 'Deal' | 'Pressure' | 'Resistance' | 'Exclusion'): readonly NodeRow[] =>
    subject === undefined ? allOf(after, kind) : eventsIn(after, scopeOf(after, [subject]), kind);
  const formerOf = formerEvents(before, after);
  const isNew = (row: NodeRow): boolean => formerOf(row) === undefined;
  const [deals, pressures] = [eventsOf('Deal'), eventsOf('Pressure')];
  const newDeals = deals.filter(isNew);
  const newPressures = pressures.filter(isNew);
  const told: readonly DraftSection[] = [
    renamed(dealsSection(after, newDeals), 'New deals', 'No deal is told that was not told before.'),
    changedSection(after, deals, formerOf),
    renamed(pressureSection(after, newPressures), 'New pressure', 'No new act of pressure is told.'),
    endedSection(after, pressures, formerOf),
    renamed(
      resistanceSection(after, eventsOf('Resistance').filter(isNew)),
      'New resistance',
      'No new resistance is told.',
    ),
    renamed(
      exclusionsSection(after, eventsOf('Exclusion').filter(isNew)),
      'New exclusions',
      'No new exclusion is told.',
    ),
    takenBackSection(before, after, subject),
  ];
  const claims = told.flatMap(({ entries }) => entries.flatMap((entry) => entry.claims));
  const fresh = [...new Set(claims)].filter((id) => !before.claims.has(id));
  const { sections, footnotes } = numberFootnotes(
    after,
    [summaryOf(told), ...told, coverageSection(after, fresh)],
    textAround,
  );
  const named = subject === undefined ? [] : [subject];
  return {
    title: [`What is new since ${since}`, ...named.map((id) => after.nameOf(id))].join(': '),
    subjects: named.flatMap((id) => {
      const node = after.node(id);
      return node === undefined ? [] : [{ id, label: node.label, name: after.nameOf(id) }];
    }),
    notes: [],
    sections,
    charts: [],
    footnotes,
  };
}

/** The event that an event was before: the one that reported one of its claims. */
function formerEvents(before: SnapshotIndex, after: SnapshotIndex): (row: NodeRow) => NodeRow | undefined {
  const eventOf = new Map(before.edgesOf('REPORTS').map(({ from, to }) => [from.id, to.id]));
  return (row) => {
    const claims = after.claimsOf(row.id).map(({ claim }) => claim.id);
    const former = claims.flatMap((id) => eventOf.get(id) ?? []).sort(compare)[0];
    return former === undefined ? undefined : before.node(former);
  };
}

function allOf(graph: SnapshotIndex, label: NodeLabel): readonly NodeRow[] {
  return graph
    .nodesOf(label)
    .filter((row) => graph.claimsOf(row.id).some(({ claim }) => isAsserted(claim)))
    .toSorted((a, b) => compare(wordsOf(a, 'first'), wordsOf(b, 'first')) || compare(a.id, b.id));
}

function renamed(section: DraftSection, title: string, empty: string): DraftSection {
  return { ...section, title, empty };
}

function summaryOf(told: readonly DraftSection[]): DraftSection {
  return {
    key: 'summary',
    title: 'Summary',
    columns: [],
    entries: told
      .filter(({ entries }) => entries.length > 0)
      .map(({ title, entries }) => ({
        text: `${title}: ${entries.length}.`,
        basis: 'graph',
        fields: { count: entries.length },
        claims: [],
      })),
    empty: 'Nothing has changed.',
  };
}

type FormerOf = (row: NodeRow) => NodeRow | undefined;

function changedSection(after: SnapshotIndex, deals: readonly NodeRow[], formerOf: FormerOf): DraftSection {
  return {
    key: 'history',
    title: 'Deals that changed',
    columns: ['deal', 'change'],
    entries: deals.flatMap((deal): readonly DraftEntry[] => {
      const former = formerOf(deal);
      const changes = former === undefined ? [] : changesOf(former, deal);
      if (changes.length === 0) return [];
      const [name, change] = [after.nameOf(deal.id), enumerated(changes)];
      return [{ ...groundsOf(after, deal), text: `${name}: ${change}.`, fields: { deal: name, change } }];
    }),
    empty: 'No deal that was told before has changed.',
  };
}

const shown: readonly (readonly [string, (row: NodeRow) => string])[] = [
  ['status', (row) => wordsOf(row, 'status')],
  ['value', (row) => moneyOf(row)],
  ['quantity', (row) => countOf(row)],
  ['day of signature', (row) => wordsOf(row, 'signed')],
];

function changesOf(former: NodeRow, now: NodeRow): readonly string[] {
  return shown.flatMap(([what, wordsIn]) => {
    const [then, after] = [wordsIn(former), wordsIn(now)];
    return then === after ? [] : [`${what} ${then || 'not told'} → ${after || 'no longer told'}`];
  });
}

function moneyOf(row: NodeRow): string {
  const amount = numberOf(row, 'value');
  return amount === undefined ? '' : moneyInWords(amount, wordsOf(row, 'currency'));
}

function countOf(row: NodeRow): string {
  const quantity = numberOf(row, 'quantity');
  return quantity === undefined ? '' : groupedNumber(quantity);
}

function endedSection(after: SnapshotIndex, pressures: readonly NodeRow[], formerOf: FormerOf): DraftSection {
  const ended = pressures.filter((row) => {
    const former = formerOf(row);
    return former !== undefined && isPast(row) && !isPast(former);
  });
  const section = pressureSection(after, ended);
  return {
    ...section,
    key: 'ended',
    title: 'Pressure that ended',
    empty: 'No pressure that was told before has ended.',
  };
}

/** Statements that stood before and that a correction has taken back since. */
function takenBackSection(
  before: SnapshotIndex,
  after: SnapshotIndex,
  subject: string | undefined,
): DraftSection {
  const isAbout = (event: string): boolean =>
    subject === undefined || eventEnds(after, event).has(subject) || eventEnds(before, event).has(subject);
  const stood = new Set(before.edgesOf('REPORTS').map(({ from }) => from.id));
  const entries = after
    .edgesOf('FORMERLY_REPORTED')
    .filter(({ from, to }) => stood.has(from.id) && isAbout(to.id))
    .map(({ from, to }): DraftEntry => {
      const about = after.nameOf(to.id);
      return {
        id: to.id,
        text: `${about}: what one report said was taken back by a correction.`,
        basis: 'article',
        fields: { about },
        claims: [from.id],
      };
    });
  return {
    key: 'taken-back',
    title: 'Taken back by corrections',
    columns: [],
    entries,
    empty: `No correction has taken back what ${counted(stood.size, 'claim')} told before.`,
  };
}

function eventEnds(graph: SnapshotIndex, event: string): ReadonlySet<string> {
  return new Set(graph.from(event).map(({ to }) => to.id));
}
