import type {
  Entity,
  EntityKind,
  Register,
  ResolvedTransfer,
  TransferRow,
  Vocabulary,
} from '../../model/index.ts';
import { rowIdOf } from '../../model/index.ts';
import { resolveName } from '../resolve-name.ts';
import { resolveWeapon } from '../resolve-weapon.ts';
import { knownByName } from './name-index.ts';
import { readCount, readYears } from './read-values.ts';

/** What a row says and names by the vocabulary and by the form of names alone; whom the graph has of it comes later. */
export interface ReadTransfer
  extends Pick<
    ResolvedTransfer,
    'id' | 'register' | 'row' | 'ordered' | 'delivered' | 'orderYear' | 'deliveryYears'
  > {
  readonly supplier: readonly Entity[];
  readonly recipient: readonly Entity[];
  /** What the designation may mean; several where its parts mean different systems. */
  readonly item: readonly Entity[];
  readonly unread: readonly string[];
}

const states: readonly EntityKind[] = ['State', 'Alliance'];
const bodies: readonly EntityKind[] = ['Organization', 'Alliance', 'State'];

/** Reads one row. What its marks say counts: `*` behind a name is no State, brackets and "?" are estimates. */
export function readTransfer(register: Register, row: TransferRow, vocabulary: Vocabulary): ReadTransfer {
  const { cells } = row;
  const values = {
    ordered: readCount(cells.ordered, cells.orderedFlag),
    delivered: readCount(cells.delivered, cells.deliveredFlag),
    orderYear: readYears(cells.orderYear, cells.orderYearFlag),
    deliveryYears: readYears(cells.deliveryYears, cells.deliveryYearsFlag),
  };
  const { ordered, delivered, orderYear, deliveryYears } = values;
  return {
    id: rowIdOf(register.id, row.line),
    register,
    row,
    supplier: partyOf(cells.supplier ?? '', vocabulary),
    recipient: partyOf(cells.recipient ?? '', vocabulary),
    item: systemsOf(cells.designation ?? '', vocabulary),
    ...(ordered.value && { ordered: ordered.value }),
    ...(delivered.value && { delivered: delivered.value }),
    ...(orderYear.value && { orderYear: orderYear.value }),
    ...(deliveryYears.value && { deliveryYears: deliveryYears.value }),
    unread: Object.entries(values).flatMap(([field, { unread }]) => (unread ? [field] : [])),
  };
}

/** A name that is longer is none. */
const mostOfName = 300;

/** A party by its name; a body that is no State may have its State behind it in brackets: "Hezbollah (Lebanon)*". */
function partyOf(cell: string, vocabulary: Vocabulary): readonly Entity[] {
  if (cell.length > mostOfName) return [];
  const isNoState = /\*+\s*$/.test(cell);
  const name = cell.replace(/\*+\s*$/, '').trim();
  const known = knownByName(name, isNoState ? bodies : states, vocabulary);
  if (known !== undefined) return [known];
  if (!isNoState) return [];
  const short = name.replace(/\s*\([^()]*\)$/, '');
  const body = knownByName(short, ['Organization', 'Alliance'], vocabulary);
  return body ? [body] : [resolveName(short, 'Organization', [], vocabulary)];
}

/** The systems of a designation: the whole, else what its parts mean ("S-400/SA-21"). */
function systemsOf(cell: string, vocabulary: Vocabulary): readonly Entity[] {
  const name = cell.replace(/^\((.*)\)$/, '$1').trim();
  if (name === '') return [];
  const whole = resolveWeapon(name, [], vocabulary);
  if (whole.known || !name.includes('/')) return [whole];
  const parts = name.split('/').map((part) => resolveWeapon(part.trim(), [], vocabulary));
  const known = [...new Map(parts.filter((part) => part.known).map((part) => [part.id, part])).values()];
  // The first name is the maker's own; the others are those that NATO or the buyer gave it.
  return known.length > 0 ? known : whole.variantOf === undefined ? parts.slice(0, 1) : [whole];
}
