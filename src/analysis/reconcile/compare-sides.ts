import {
  type Compared,
  proposalStatuses,
  type RegisteredCount,
  type RegisteredYears,
  type ResolvedTransfer,
} from '../../model/index.ts';
import type { DealSide } from './deal-side.ts';
import { yearsApart } from './pair-cost.ts';

/** By how much a count that a register marks as an estimate may be off. */
const estimateTolerance = 0.2;

/** What both sides say of the fields that both have, one answer for all deals and rows that belong together. */
export function compareSides(
  deals: readonly DealSide[],
  rows: readonly ResolvedTransfer[],
  nameOf: (id: string) => string,
  yearTolerance: number,
): readonly Compared[] {
  return [
    compareItems(deals, rows, nameOf),
    compareQuantities(deals, rows),
    compareYears(deals, rows, yearTolerance),
    compareStatus(deals, rows),
  ].flatMap((each) => each ?? []);
}

function compareItems(
  deals: readonly DealSide[],
  rows: readonly ResolvedTransfer[],
  nameOf: (id: string) => string,
): Compared | undefined {
  const told = new Set(deals.flatMap(({ items }) => items));
  const systems = rows.flatMap(({ systems: [own] }) => own ?? []);
  if (told.size === 0 || systems.length === 0) return undefined;
  const isSame = rows.every(({ systems: [own] }) => own === undefined || told.has(own));
  return {
    field: 'item',
    news: [...told].map(nameOf).join(', '),
    register: distinctWords(rows.map(({ row }) => row.cells.designation ?? '')),
    answer: isSame ? 'agrees' : 'differs',
    ...(!isSame && { rule: 'of one family, another variant' }),
  };
}

function compareQuantities(
  deals: readonly DealSide[],
  rows: readonly ResolvedTransfer[],
): Compared | undefined {
  const counts = deals.map(({ quantity }) => quantity);
  const news = counts.reduce<number | undefined>(
    (sum, each) => (sum === undefined || each === undefined ? undefined : sum + each),
    0,
  );
  const ordered = sumOf(rows.map((row) => row.ordered));
  const delivered = sumOf(rows.map((row) => row.delivered));
  const registered = ordered ?? delivered;
  if (news === undefined || registered === undefined) return undefined;
  const slack = registered.uncertain ? Math.max(1, estimateTolerance * registered.most) : 0;
  // What was delivered so far says nothing of what is still to come.
  const isWhole = ordered !== undefined || deals.every(({ stage }) => stage === 'delivered');
  const fits = (!isWhole || news <= registered.most + slack) && news >= registered.least - slack;
  const rule = [
    ...(ordered === undefined ? ['delivered so far'] : []),
    ...(registered.uncertain ? ['an estimate: 20 in 100 either way'] : []),
    ...(rows.length > 1 ? [`sum of ${rows.length} rows`] : []),
    ...(deals.length > 1 ? [`sum of ${deals.length} deals`] : []),
  ].join('; ');
  return {
    field: 'quantity',
    news: String(news),
    register: countWords(registered),
    answer: fits ? 'agrees' : 'differs',
    ...(rule !== '' && { rule }),
  };
}

function compareYears(
  deals: readonly DealSide[],
  rows: readonly ResolvedTransfer[],
  tolerance: number,
): Compared | undefined {
  const apart = deals.flatMap((deal) => rows.flatMap((row) => yearsApart(deal, row) ?? []));
  if (apart.length === 0) return undefined;
  const signed = deals.every(({ isSigned }) => isSigned);
  return {
    field: 'year',
    news: distinctWords(
      deals.map(({ date = '', isSigned }) => (isSigned || date === '' ? date : `told ${date}`)),
    ),
    register: distinctWords(rows.map(({ orderYear }) => (orderYear ? yearWords(orderYear) : ''))),
    answer: Math.max(...apart) <= tolerance ? 'agrees' : 'differs',
    rule: `${tolerance === 1 ? '1 year' : `${tolerance} years`} either way${signed ? '' : '; told is no earlier than signed'}`,
  };
}

function compareStatus(deals: readonly DealSide[], rows: readonly ResolvedTransfer[]): Compared | undefined {
  const ordered = sumOf(rows.map((row) => row.ordered));
  const delivered = sumOf(rows.map((row) => row.delivered));
  const stages = deals.flatMap(({ stage, stopped }) => (stage || stopped ? [{ stage, stopped }] : []));
  if (stages.length === 0) return undefined;
  const isDelivered = delivered !== undefined && delivered.most > 0;
  const isAll = isDelivered && ordered !== undefined && delivered.most >= ordered.least;
  const register = isAll
    ? 'delivered'
    : isDelivered
      ? `delivered ${countWords(delivered)}${ordered ? ` of ${countWords(ordered)}` : ''}`
      : delivered === undefined
        ? 'ordered'
        : 'none delivered';
  const news = distinctWords(
    deals.map(
      ({ status = '', stage = '', stopped }) =>
        `${status || stage}${stopped && status === stage ? ' (stopped)' : ''}`,
    ),
  );
  const of = (answer: Compared['answer'], rule?: string): Compared => ({
    field: 'status',
    news,
    register,
    answer,
    ...(rule && { rule }),
  });
  if (stages.every(({ stopped }) => stopped)) {
    if (isDelivered) return of('contradicts', 'stopped in the news, delivered in the register');
    return of('differs', 'stopped in the news; the register has no stopped orders');
  }
  if (stages.some(({ stage }) => stage === 'delivered')) {
    if (delivered !== undefined && !isDelivered)
      return of('contradicts', 'delivered in the news, not in the register');
    return isDelivered && ordered !== undefined && !isAll ? of('differs') : of('agrees');
  }
  if (stages.some(({ stage }) => stage === 'delivering') && delivered !== undefined && !isDelivered) {
    return of('differs');
  }
  if (stages.every(({ stage }) => stage !== undefined && proposalStatuses.has(stage))) {
    return of('differs', 'proposed in the news, ordered in the register');
  }
  return of('agrees', isDelivered ? 'deliveries follow a signature' : undefined);
}

/** The sum of counts that are all known. */
function sumOf(counts: readonly (RegisteredCount | undefined)[]): RegisteredCount | undefined {
  let [least, most, uncertain] = [0, 0, false];
  for (const count of counts) {
    if (count === undefined) return undefined;
    [least, most, uncertain] = [least + count.least, most + count.most, uncertain || count.uncertain];
  }
  return { least, most, uncertain };
}

function countWords({ least, most, uncertain }: RegisteredCount): string {
  return `${least === most ? most : `${least}–${most}`}${uncertain ? '?' : ''}`;
}

function yearWords({ first, last, uncertain }: RegisteredYears): string {
  return `${first === last ? first : `${first}–${last}`}${uncertain ? '?' : ''}`;
}

function distinctWords(words: readonly string[]): string {
  return [...new Set(words.map((each) => each.trim()).filter(Boolean))].join(', ');
}
