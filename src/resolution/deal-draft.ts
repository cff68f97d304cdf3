import type { ClaimOf, DealStatus, ResolvedClaim } from '../model/index.ts';
import type { EventDraft } from './event-draft.ts';
import { type Days, daysOf, yearOf } from './known-days.ts';

/** A count and a price that this many years separate from a contract with other ones speak of another contract. */
const otherContractYears = 3;
/** Reports of a deal without a known contract follow each other within this time, in days. */
const unsignedGapDays = 5 * 366;

/** Two days of signature that are this many months apart may be those of two contracts … */
const otherSigningMonths = 3;
/** … as may be two sums of which one is this many times the other. */
const otherSumRatio = 1.5;

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
  /** The months in which its claims say that it was signed, counted from the year 0. */
  readonly months: Set<number>;
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
    months: new Set(),
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
  const month = signedMonthOf(resolved);
  if (month !== undefined) draft.months.add(month);
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

/** Whether two systems are one, or one is a variant of the other; two variants of one family are not. */
export type AreKin = (a: string, b: string) => boolean;

/**
 * True when a claim states a count or a sum that none of a deal's claims state, years after its contract, where the deal's
 * claims state others or are about another variant. A count that is the same speaks for nothing where the variants exclude each
 * other. Counts of what is being built or handed over are parts of an order and tell no contracts apart, nor do further figures
 * of a text that tells of the deal.
 */
export function isOtherContract(resolved: ResolvedClaim, draft: DealDraft, areKin: AreKin): boolean {
  const { claim, entities, known } = resolved;
  const { quantity, value, status } = asTransfer(claim) ?? {};
  if (known === '' || (quantity === undefined && value === undefined)) return false;
  if (draft.texts.has(claim.textId)) return false;
  if (status !== undefined && underWay.has(status.status)) return false;
  if (yearOf(known) - (draft.signed ?? draft.firstYear) < otherContractYears) return false;
  if (sharesFigure(resolved, draft, areKin)) return false;
  const { item } = entities;
  const otherItem = item !== undefined && !draft.items.has(item);
  const states = value !== undefined && draft.sums.has(value.currency);
  return otherItem || states || (quantity !== undefined && draft.counts.size > 0);
}

/** Whether a claim states a sum that a deal's claims state, or a count, but for one of another variant. */
export function sharesFigure({ claim, entities }: ResolvedClaim, draft: DealDraft, areKin: AreKin): boolean {
  const { quantity, value } = asTransfer(claim) ?? {};
  if (value !== undefined && draft.sums.get(value.currency)?.has(value.amount)) return true;
  const { item } = entities;
  const isSister =
    item !== undefined && draft.items.size > 0 && ![...draft.items].some((id) => areKin(id, item));
  return quantity !== undefined && draft.counts.has(quantity.count) && !isSister;
}

/**
 * True when a claim says that a contract was signed months before or after a deal's, with another count or a sum half as large
 * again: then there were two in one year. Figures or dates alone are as often corrections.
 */
export function isOtherSigning(resolved: ResolvedClaim, draft: DealDraft): boolean {
  const month = signedMonthOf(resolved);
  if (month === undefined || draft.months.size === 0) return false;
  if ([...draft.months].some((other) => Math.abs(other - month) < otherSigningMonths)) return false;
  const { quantity, value } = asTransfer(resolved.claim) ?? {};
  const sums = value === undefined ? [] : [...(draft.sums.get(value.currency) ?? [])];
  const isOtherSum =
    value !== undefined &&
    sums.length > 0 &&
    sums.every((sum) => Math.max(sum, value.amount) > otherSumRatio * Math.min(sum, value.amount));
  return isOtherSum || (quantity !== undefined && draft.counts.size > 0 && !draft.counts.has(quantity.count));
}

/** The month of the contract, counted from the year 0, where a claim says so exactly enough. */
function signedMonthOf(resolved: ResolvedClaim): number | undefined {
  const date = signedDateOf(resolved);
  if (date === undefined || date.length < 7) return undefined;
  return 12 * yearOf(date) + Number(date.slice(5, 7));
}

/** The year of the contract: stated as such, or the date of a claim that says that it was signed. */
export function signedYearOf(resolved: ResolvedClaim): number | undefined {
  const date = signedDateOf(resolved);
  return date === undefined ? undefined : yearOf(date);
}

function signedDateOf({ claim }: ResolvedClaim): string | undefined {
  const transfer = asTransfer(claim);
  const isSigning = transfer?.status?.status === 'signed' && transfer.modality === 'actual';
  return transfer?.signed?.date ?? (isSigning ? transfer.date?.date : undefined);
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
  if (runs.some((other) => other.first <= run.first && other.last >= run.last)) return runs;
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
