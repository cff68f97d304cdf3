import type {
  NodeRef,
  Register,
  RegisteredCount,
  RegisteredYears,
  ResolvedListing,
  ResolvedRegisters,
  ResolvedTransfer,
} from '../model/index.ts';
import type { FoldContext } from './fold-context.ts';
import { propertiesOf } from './row-collector.ts';

const basis = 'register';

/**
 * Registers, their rows and listings, with relationships to whom they name that have `basis: 'register'`. They are beside what
 * articles tell: no event, summary edge, count or confidence rests on them.
 */
export function drawRegisters(
  { registers, transfers, listings }: ResolvedRegisters,
  context: FoldContext,
): void {
  for (const register of registers) drawRegister(register, context);
  for (const transfer of transfers) drawTransfer(transfer, context);
  for (const listing of listings) drawListing(listing, context);
}

function registerRef({ id }: Register): NodeRef {
  return { label: 'Register', id };
}

function drawRegister(register: Register, { collector }: FoldContext): void {
  const { kind, layout, list, file, sha256, asOf } = register;
  collector.addNode({
    ...registerRef(register),
    properties: propertiesOf({ name: file, kind, layout, list, file, sha256, asOf }),
  });
}

function drawTransfer(transfer: ResolvedTransfer, context: FoldContext): void {
  const { collector } = context;
  const { row, ordered, delivered, orderYear, deliveryYears, unresolved, systems } = transfer;
  const { supplier = '', recipient = '', designation = '', condition, comments, deal } = row.cells;
  const node: NodeRef = { label: 'RegisterEntry', id: transfer.id };
  collector.addNode({
    ...node,
    properties: propertiesOf({
      name: `${supplier.trim()} → ${recipient.trim()}: ${designation.trim()}`,
      line: row.line,
      words: row.words,
      sha256: row.sha256,
      deal,
      ...countProperties('ordered', ordered),
      ...countProperties('delivered', delivered),
      ...yearProperties('orderYear', orderYear),
      ...yearProperties('deliveryYear', deliveryYears),
      condition: condition?.trim(),
      comments: comments?.trim(),
      unresolved,
    }),
  });
  collector.relate('ENTERED_IN', node, registerRef(transfer.register));
  const seller = context.actorOf(transfer.supplier);
  if (seller !== undefined) collector.relate('RECORDED_SELLER', node, seller, { basis });
  const buyer = context.actorOf(transfer.recipient);
  if (buyer !== undefined) collector.relate('RECORDED_BUYER', node, buyer, { basis });
  for (const [place, system] of systems.entries()) {
    const item = context.nodeOf(system);
    if (item === undefined) continue;
    // A variant that nothing knows hangs on what it is a variant of.
    collector.relate('RECORDED_ITEM', node, item, { basis, ...(place > 0 && { variant: true }) });
    return;
  }
}

function countProperties(name: string, count: RegisteredCount | undefined) {
  if (count === undefined) return {};
  const { least, most, uncertain } = count;
  return {
    [name]: most,
    ...(least < most && { [`${name}Least`]: least }),
    ...(uncertain && { [`${name}Uncertain`]: true }),
  };
}

function yearProperties(name: string, years: RegisteredYears | undefined) {
  if (years === undefined) return {};
  const { first, last, uncertain } = years;
  return {
    [name]: first,
    ...(last > first && { [`${name}Last`]: last }),
    ...(uncertain && { [`${name}Uncertain`]: true }),
  };
}

function drawListing(
  { id, listing, register, registers, entity, laws }: ResolvedListing,
  context: FoldContext,
): void {
  const { collector } = context;
  const node: NodeRef = { label: 'Listing', id };
  const { name, kind, listId, aliases, countries, programmes, listed, line, words, sha256 } = listing;
  collector.addNode({
    ...node,
    properties: propertiesOf({
      name,
      kind,
      list: register.list ?? register.layout,
      listId,
      aliases,
      countries,
      programmes,
      listed,
      line,
      words,
      sha256,
    }),
  });
  for (const each of registers) collector.relate('ENTERED_IN', node, registerRef(each));
  const who = context.actorOf(entity);
  if (who !== undefined) collector.relate('LISTS', node, who, { basis });
  const drawn = new Set<string>();
  for (const [programme, lawId] of laws) {
    const law = context.nodeOf(lawId);
    if (law === undefined || drawn.has(lawId)) continue;
    drawn.add(lawId);
    collector.relate('LISTED_UNDER', node, law, { basis, programme });
  }
}
