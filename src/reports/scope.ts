import { DemarcheError, distinct, isAsserted, type NodeRow, type SnapshotIndex } from '../model/index.ts';

/** What a dossier is about, and which events belong to it. */
export interface Scope {
  readonly subjects: readonly NodeRow[];
  /** For each subject, its own id and those of what stands for it: a State's organs, a system's variants. */
  readonly members: readonly ReadonlySet<string>[];
  readonly notes: readonly string[];
}

/**
 * The scope of one subject or of a pair. A State includes the organisations based in it and its officials; a weapon system
 * includes its variants, and a note says which. Throws `subject/unknown` for an id that the graph does not hold.
 */
export function scopeOf(graph: SnapshotIndex, ids: readonly string[]): Scope {
  const subjects = ids.map((id) => {
    const node = graph.node(id);
    if (!node) throw new DemarcheError('subject/unknown', `The graph holds nothing with the id "${id}".`);
    return node;
  });
  const parts = subjects.map((subject) => membersOf(graph, subject));
  return {
    subjects,
    members: parts.map((part) => new Set(part.ids)),
    notes: parts.flatMap((part) => part.notes),
  };
}

function membersOf(
  graph: SnapshotIndex,
  subject: NodeRow,
): { readonly ids: readonly string[]; readonly notes: readonly string[] } {
  if (subject.label === 'WeaponSystem') {
    const variants = new Set([subject.id]);
    for (const id of variants) {
      for (const row of graph.to(id, 'VARIANT_OF')) variants.add(row.from.id);
    }
    const ids = [...variants];
    const names = ids.slice(1).map(graph.nameOf);
    const note = `Variants are included: ${names.join(', ')}.`;
    return { ids, notes: names.length === 0 ? [] : [note] };
  }
  const tied = graph.to(subject.id, 'BASED_IN', 'OFFICIAL_OF').map((row) => row.from.id);
  return {
    ids: [subject.id, ...distinct(tied).filter((id) => graph.principalOf(id).id === subject.id)],
    notes: [],
  };
}

const partyEdges = {
  Deal: ['SELLER', 'BUYER', 'COVERS'],
  Pressure: ['PRESSED_BY', 'PRESSED_ON', 'CONCERNS', 'UNDER_LAW'],
  Exclusion: ['EXCLUDED_BY', 'EXCLUDED', 'EXCLUDED_FROM'],
  Resistance: ['RESISTED_BY', 'RESISTED_AGAINST'],
} as const;

/** The asserted events of a kind in which every subject takes part, by first date, then id. */
export function eventsIn(
  graph: SnapshotIndex,
  scope: Scope,
  kind: keyof typeof partyEdges,
): readonly NodeRow[] {
  const [first = new Set<string>(), ...others] = scope.members.map((members) => {
    const rows = [...members].flatMap((id) => graph.to(id, ...partyEdges[kind]));
    return new Set(rows.map((row) => row.from.id));
  });
  const own = scope.subjects.find((subject) => subject.label === kind);
  return (own ? [own.id] : [...first].filter((id) => others.every((other) => other.has(id))))
    .flatMap((id) => graph.node(id) ?? [])
    .filter((row) => row.label === kind && graph.claimsOf(row.id).some(({ claim }) => isAsserted(claim)))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function orderOf(row: NodeRow): string {
  return `${String(row.properties['first'] ?? '9999')} ${row.id}`;
}
