import type { ClaimOf, DealStatus, ResolvedClaim } from '../model/index.ts';
import type { EventDraft } from './event-draft.ts';
import { type Days, daysOf, yearOf } from './known-days.ts';

/** A count and a price that this many years separate from a contract with other ones speak of another contract. */
const otherContractYears = 3;
/** Reports of a deal without a known contract follow each other within this time, in days. */
const unsignedGapDays = 5 * 366;

const underWay: ReadonlySet<DealStatus> = new Set(['in-production', 'delivering', 'delivered']);

/** A deal while its claims are being gathered, with what further claims are compared with, so that none looks at all of them. */
export interface DealDraft extends EventDraft {
  /** The year in which its contract was signed, once a claim says so. */
  signed?: number;
  /** The earliest year in which a claim became known; infinite while none is dated. */
  firstYear: number;
  /** The days near to some dated claim, as runs that lie apart; each is ten years long at least, so they are few. */
  near: readonly Days[];
  readonly texts: Set<string>;
  readonly items: Set<string>;
  readonly counts: Set<number>;
  /** Currency → the amounts stated in it. */
  readonly sums: Map<string, Set<number>>;
}

/** A deal without claims. */
export function newDealDraft(): DealDraft {
  return {
    claims: [],
    firstYear: Number.POSITIVE_INFINITY,
    near: [],
    texts: new Set(),
    items: new Set(),
    counts: new Set(),
    sums: new Map(),
  };
}

/** Puts a claim into a deal. */
export function placeInDeal(resolved: ResolvedClaim, draft: DealDraft): void {
  const { claim, entities, known } = resolved;
  draft.claims.push(resolved);
  draft.texts.add(claim.textId);
  const signed = signedYearOf(resolved);
  if (signed !== undefined) draft.signed = signed;
  if (known !== '') {
    draft.firstYear = Math.min(draft.firstYear, yearOf(known));
    draft.near = withRun(draft.near, widened(daysOf(known)));
  }
  const { item } = entities;
  if (item !== undefined) draft.items.add(item);
  const { quantity, value } = asTransfer(claim) ?? {};
  if (quantity !== undefined) draft.counts.add(quantity.count);
  if (value !== undefined) {
    draft.sums.set(value.currency, (draft.sums.get(value.currency) ?? new Set()).add(value.amount));
  }
}

/** True where a claim may have become known within five years of one of a deal's; undated ones are near to all. */
export function isNear({ known }: ResolvedClaim, { near }: DealDraft): boolean {
  if (known === '' || near.length === 0) return true;
  const days = daysOf(known);
  return near.some((run) => meet(run, days));
}

/**
 * True when a claim states a count or a sum that none of a deal's claims state, years after its contract, where the deal's
 * claims state others or are about another variant. Counts of what is being built or handed over are parts of an order and
 * tell no contracts apart.
 */
export function isOtherContract({ claim, entities, known }: ResolvedClaim, draft: DealDraft): boolean {
  const { quantity, value, status } = asTransfer(claim) ?? {};
  if (known === '' || (quantity === undefined && value === undefined)) return false;
  if (status !== undefined && underWay.has(status.status)) return false;
  if (yearOf(known) - (draft.signed ?? draft.firstYear) < otherContractYears) return false;
  const sums = value === undefined ? undefined : draft.sums.get(value.currency);
  if (quantity !== undefined && draft.counts.has(quantity.count)) return false;
  if (value !== undefined && sums?.has(value.amount)) return false;
  const { item } = entities;
  const otherItem = item !== undefined && !draft.items.has(item);
  return otherItem || sums !== undefined || (quantity !== undefined && draft.counts.size > 0);
}

/** The year of the contract: stated as such, or the date of a claim that says that it was signed. */
export function signedYearOf({ claim }: ResolvedClaim): number | undefined {
  const transfer = asTransfer(claim);
  const date =
    transfer?.signed?.date ??
    (transfer?.status?.status === 'signed' && transfer.modality === 'actual'
      ? transfer.date?.date
      : undefined);
  return date === undefined ? undefined : yearOf(date);
}

/** The claim as a transfer; none where it is of another kind. */
export function asTransfer(claim: ResolvedClaim['claim']): ClaimOf<'transfer'> | undefined {
  return claim.kind === 'transfer' ? claim : undefined;
}

function widened({ first, last }: Days): Days {
  return { first: first - unsignedGapDays, last: last + unsignedGapDays };
}

/** The runs with one more; those that it meets become one with it. */
function withRun(runs: readonly Days[], run: Days): readonly Days[] {
  const met = runs.filter((other) => meet(other, run));
  const joined = met.reduce(
    (a, b) => ({ first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) }),
    run,
  );
  return [...runs.filter((other) => !met.includes(other)), joined];
}

function meet(a: Days, b: Days): boolean {
  return a.first <= b.last && a.last >= b.first;
}
