import {
  isPast,
  isReference,
  numberOf,
  type RelationshipRow,
  type RelationshipType,
  type SnapshotIndex,
  wordListOf,
  wordsOf,
} from '../../model/index.ts';
import type { DraftEntry, DraftSection } from '../dossier.ts';
import type { Scope } from '../scope.ts';

interface Verbs {
  readonly now: string;
  /** For what is over; what cannot end has none. */
  readonly past?: string;
}

const verbs: Readonly<Partial<Record<RelationshipType, Verbs>>> = {
  MEMBER_OF: { now: 'is a member of', past: 'was a member of' },
  ALLY_OF: { now: 'is an ally of', past: 'was an ally of' },
  OFFICIAL_OF: { now: 'speaks for', past: 'spoke for' },
  BASED_IN: { now: 'is based in', past: 'was based in' },
  LAW_OF: { now: 'is a law of' },
  MADE_BY: { now: 'is made by' },
  VARIANT_OF: { now: 'is a variant of' },
  COMPONENT_OF: { now: 'is a part of' },
};

/**
 * Memberships and allies; for a pair, only what the two share: memberships of both, and their alliance. For a State, its
 * officials and laws that articles name are told; those of the vocabulary alone would fill pages and are left out.
 */
export function relationsSection(graph: SnapshotIndex, scope: Scope): DraftSection {
  const [first, second] = scope.subjects;
  const own = (id: string) => [
    ...graph.from(id, 'MEMBER_OF', 'ALLY_OF', 'OFFICIAL_OF', 'BASED_IN', 'LAW_OF'),
    ...graph.to(id, 'ALLY_OF'),
    ...graph.to(id, 'MEMBER_OF', 'OFFICIAL_OF', 'LAW_OF', 'BASED_IN').filter((row) => !isReference(row)),
  ];
  const isShared = (row: RelationshipRow) => {
    if (row.type === 'ALLY_OF') return [row.from.id, row.to.id].includes(second?.id ?? '');
    const groups = [first, second].map((subject) =>
      graph.from(subject?.id ?? '', 'MEMBER_OF').map((each) => each.to.id),
    );
    return row.type === 'MEMBER_OF' && groups.every((group) => group.includes(row.to.id));
  };
  const rows =
    second === undefined
      ? own(first?.id ?? '')
      : [...own(first?.id ?? ''), ...own(second.id).filter((row) => row.type === 'MEMBER_OF')].filter(
          isShared,
        );
  return {
    key: 'relations',
    title: second === undefined ? 'Memberships and allies' : 'Shared memberships and alliance',
    columns: [],
    entries: relationEntries(graph, rows),
    empty: 'The graph holds no membership and no ally.',
  };
}

/** Makers, variants and parts of a weapon system and its variants. */
export function makersSection(graph: SnapshotIndex, scope: Scope): DraftSection {
  const ids = scope.members.flatMap((members) => [...members]);
  const rows = ids.flatMap((id) => [
    ...graph.from(id, 'MADE_BY', 'VARIANT_OF', 'COMPONENT_OF'),
    ...graph.to(id, 'COMPONENT_OF'),
  ]);
  return {
    key: 'makers',
    title: 'Makers, variants and parts',
    columns: [],
    entries: relationEntries(graph, rows),
    empty: 'The graph holds no maker, variant or part.',
  };
}

/** One entry for each relation, what articles tell first. */
function relationEntries(graph: SnapshotIndex, rows: readonly RelationshipRow[]): readonly DraftEntry[] {
  const entries = [...new Set(rows)].map((row) => relationEntry(graph, row));
  return [
    ...entries.filter((entry) => entry.basis === 'article'),
    ...entries.filter((entry) => entry.basis === 'reference'),
  ];
}

function relationEntry(graph: SnapshotIndex, row: RelationshipRow): DraftEntry {
  const reference = isReference(row);
  const first = wordsOf(row, 'first');
  const until = wordsOf(row, 'until');
  // Reference dates are when it began and ended; those of articles are when it was told.
  const dates = reference
    ? [
        wordsOf(row, 'instrument') || wordsOf(row, 'title'),
        first && `since ${first}`,
        until && `until ${until}`,
      ]
        .filter(Boolean)
        .join(', ')
    : [first && `told ${first}`, until && `ended ${until}`].filter(Boolean).join('; ');
  const { now, past = now } = verbs[row.type] ?? { now: row.type };
  const claims = wordListOf(row, 'claims');
  const confidence = numberOf(row, 'confidence');
  return {
    text: `${graph.nameOf(row.from.id)} ${isPast(row) ? past : now} ${graph.nameOf(row.to.id)}${dates && ` (${dates})`}.`,
    basis: reference ? 'reference' : 'article',
    fields: {
      from: graph.nameOf(row.from.id),
      relation: row.type,
      to: graph.nameOf(row.to.id),
      first,
      until,
      instrument: wordsOf(row, 'instrument'),
    },
    claims,
    ...(reference
      ? { reference: [`${row.type} ${row.from.id} ${row.to.id}`] }
      : { stories: new Set(claims.map(graph.storyOf)).size }),
    ...(confidence !== undefined && { confidence }),
  };
}
