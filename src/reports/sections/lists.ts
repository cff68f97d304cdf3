import { type SnapshotIndex, wordListOf, wordsOf } from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { enumerated } from '../../util/wording.ts';
import type { DraftEntry, DraftSection } from '../dossier.ts';
import type { Scope } from '../scope.ts';

/** Who of the subjects, and of what stands for them, is on a list of sanctions; each with its list, file and line. */
export function listsSection(graph: SnapshotIndex, { members }: Scope): DraftSection {
  const ids = new Set(members.flatMap((own) => [...own]));
  const entries = [...ids].flatMap((id) =>
    graph.to(id, 'LISTS').map((row) => listedEntry(graph, id, row.from.id)),
  );
  return {
    key: 'lists',
    title: 'On lists of sanctions',
    columns: [],
    entries: entries.sort((a, b) => compare(a.text, b.text)),
    empty: 'Nobody here is on a list that was read.',
  };
}

function listedEntry(graph: SnapshotIndex, id: string, listingId: string): DraftEntry {
  const listing = graph.node(listingId);
  const files = graph.from(listingId, 'ENTERED_IN').map(({ to }) => graph.nameOf(to.id));
  const laws = graph.from(listingId, 'LISTED_UNDER').map(({ to }) => graph.nameOf(to.id));
  const fields = {
    who: graph.nameOf(id),
    list: wordsOf(listing, 'list'),
    name: wordsOf(listing, 'name'),
    programmes: enumerated(wordListOf(listing, 'programmes')),
    laws: enumerated(laws),
    listed: wordsOf(listing, 'listed'),
    place: `${files.join(', ')}, line ${listing?.properties['line']}`,
  };
  const under = fields.programmes && ` under ${fields.programmes}`;
  const behind = fields.laws && ` (${fields.laws})`;
  const since = fields.listed && ` since ${fields.listed}`;
  return {
    id: listingId,
    text: `${fields.who} is on the list ${fields.list} as “${fields.name}”${under}${behind}${since} (register: ${fields.place}).`,
    basis: 'register',
    fields,
    claims: [],
  };
}
