import type { ResolvedTransfer } from '../../model/index.ts';
import type { DealSide } from './deal-side.ts';

/** What it costs a deal or a row to stand alone; a pair that costs a deal and a row this much together is not made. */
export const aloneCost = 1;
/** Further apart than this, beyond the tolerance, a signature and an order are of two contracts. */
const mostYearsApart = 3;
/** So that no pair is free, and two that are equally good do not both stand where one will do. */
const least = 0.01;

/**
 * What it costs to take a row for a deal, from 0.01 to about 1.5; nothing where it cannot be. Of seller, buyer and system two
 * must be known to agree and none may differ, systems by their family. To that come: another variant 0.1, a party or a system
 * that one side does not know 0.3; years apart beyond the tolerance 0.2 each, none given 0.2; counts that differ up to 0.3.
 */
export function pairCost(
  deal: DealSide,
  row: ResolvedTransfer,
  familyOf: (id: string) => string,
  yearTolerance: number,
): number | undefined {
  const seller = agreement(deal.sellers, row.supplier);
  const buyer = agreement(deal.buyers, row.recipient);
  const item = itemAgreement(deal, row, familyOf);
  const all = [seller, buyer, item];
  if (all.includes('differs') || all.filter((each) => each === 'agrees').length < 2) return undefined;
  const years = yearCost(deal, row, yearTolerance);
  if (years === undefined) return undefined;
  const unknown = all.filter((each) => each === 'unknown').length * 0.3;
  const [system] = row.systems;
  const variant = item === 'agrees' && system !== undefined && !deal.items.includes(system) ? 0.1 : 0;
  return least + unknown + variant + years + quantityCost(deal, row);
}

type Agreement = 'agrees' | 'differs' | 'unknown';

function agreement(named: ReadonlySet<string>, registered: string | undefined): Agreement {
  if (named.size === 0 || registered === undefined) return 'unknown';
  return named.has(registered) ? 'agrees' : 'differs';
}

function itemAgreement(deal: DealSide, row: ResolvedTransfer, familyOf: (id: string) => string): Agreement {
  const last = row.systems.at(-1);
  if (deal.families.size === 0 || last === undefined) return 'unknown';
  return deal.families.has(familyOf(last)) ? 'agrees' : 'differs';
}

/** Years between a deal and an order; a deal that is only told, not dated, may have been signed long before. */
export function yearsApart(
  { year, isSigned }: Pick<DealSide, 'year' | 'isSigned'>,
  { orderYear }: Pick<ResolvedTransfer, 'orderYear'>,
): number | undefined {
  if (year === undefined || orderYear === undefined) return undefined;
  if (year < orderYear.first) return orderYear.first - year;
  return isSigned && year > orderYear.last ? year - orderYear.last : 0;
}

function yearCost(deal: DealSide, row: ResolvedTransfer, tolerance: number): number | undefined {
  const apart = yearsApart(deal, row);
  if (apart === undefined) return 0.2;
  const beyond = Math.max(0, apart - tolerance);
  if (beyond > mostYearsApart) return undefined;
  if (deal.isSigned) return 0.2 * beyond;
  const since = Math.max(0, (deal.year ?? 0) - (row.orderYear?.last ?? 0));
  return 0.2 * beyond + Math.min(0.4, 0.04 * since);
}

function quantityCost({ quantity }: DealSide, { ordered, delivered }: ResolvedTransfer): number {
  const count = ordered ?? delivered;
  if (quantity === undefined || count === undefined || count.most === 0) return 0.05;
  if (quantity >= count.least && quantity <= count.most) return 0;
  const nearest = quantity < count.least ? count.least : count.most;
  return Math.min(0.3, 0.05 + 0.05 * Math.abs(Math.log2(quantity / nearest)));
}
