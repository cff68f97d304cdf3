import {
  actInWords,
  distinct,
  isReference,
  type NodeRow,
  pressureActionSchema,
  type SnapshotIndex,
  wordsOf,
} from '../../model/index.ts';
import { enumerated } from '../../util/wording.ts';
import type { DraftEntry, DraftSection } from '../dossier.ts';
import { groundsOf, knownInWords } from '../event-entry.ts';

/** Acts of pressure by act, object and law. */
export function pressureSection(graph: SnapshotIndex, events: readonly NodeRow[]): DraftSection {
  return {
    key: 'pressure',
    title: 'Pressure',
    columns: [],
    entries: events.map((event) => pressureEntry(graph, event)),
    empty: 'The graph holds no act of pressure.',
  };
}

function pressureEntry(graph: SnapshotIndex, event: NodeRow): DraftEntry {
  const parties = (type: 'PRESSED_BY' | 'PRESSED_ON') => graph.from(event.id, type).map((row) => row.to.id);
  const concerned = graph.from(event.id, 'CONCERNS').map((row) => row.to.id);
  const systems = concerned.filter((id) => graph.node(id)?.label !== 'Deal');
  const action = pressureActionSchema.safeParse(event.properties['action']);
  const actors = parties('PRESSED_BY').map((id) => withPrincipal(graph, id));
  const targets = parties('PRESSED_ON').map((id) => withPrincipal(graph, id));
  const fields = {
    by: enumerated(actors.map((actor) => actor.name)),
    act: action.success ? action.data : '',
    on: enumerated(targets.map((target) => target.name)),
    over: enumerated((systems.length > 0 ? systems : concerned).map(graph.nameOf)),
    under: enumerated(graph.from(event.id, 'UNDER_LAW').map((row) => graph.nameOf(row.to.id))),
    known: knownInWords(event),
    until: wordsOf(event, 'until'),
  };
  const verb = action.success ? actInWords(action.data, event.properties['done']) : 'pressed';
  const text =
    `${fields.by || 'An unnamed actor'} ${verb} ${fields.on || 'an unnamed actor'}` +
    `${fields.over && ` over ${fields.over}`}${fields.under && ` under ${fields.under}`}` +
    ` (told ${fields.known}${fields.until && `; ended ${fields.until}`}).`;
  const reference = distinct([...actors, ...targets].flatMap((actor) => actor.reference));
  return { ...groundsOf(graph, event), text, fields, ...(reference.length > 0 && { reference }) };
}

/** An actor's name, with the State that it acts for in brackets. */
function withPrincipal(
  graph: SnapshotIndex,
  id: string,
): { readonly name: string; readonly reference: readonly string[] } {
  const { via } = graph.principalOf(id);
  if (!via) return { name: graph.nameOf(id), reference: [] };
  return {
    name: `${graph.nameOf(id)} (${graph.nameOf(via.to.id)})`,
    reference: isReference(via) ? [`${via.type} ${via.from.id} ${via.to.id}`] : [],
  };
}
