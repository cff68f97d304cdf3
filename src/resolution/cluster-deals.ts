import { type EventCluster, proposalStatuses, type ResolvedClaim } from '../model/index.ts';
import { groupBy } from '../util/group-by.ts';
import {
  type AreKin,
  asTransfer,
  type DealDraft,
  isNear,
  isOtherContract,
  isOtherSigning,
  newDealDraft,
  placeInDeal,
  sharesFigure,
  signedYearOf,
} from './deal-draft.ts';
import { eventOf, inTurns } from './event-draft.ts';
import { type JudgedDeals, unjudgedDeals } from './judged-deals.ts';
import { yearOf } from './known-days.ts';

/** What deals are told apart by: the state behind a firm, and the family that a system belongs to. */
export interface DealGrounds {
  stateOf(entityId: string): string;
  familyOf(entityId: string): string;
  /** Whether two systems are one, or one is a variant of the other. */
  readonly areKin: AreKin;
  /** Claims below it gather last. */
  readonly minConfidence: number;
  /** What was decided of deals; goes before all else. */
  readonly judged?: JudgedDeals;
}

/** A proposal may be reported this many years before the contract that comes of it … */
const proposalLeadYears = 5;
/** … and this many years after it; a later one is a proposal of something new. */
const proposalLagYears = 2;

/** Who sells to whom, as states where they are known, and the family of the system; '' for what a claim does not say. */
export interface Party {
  readonly seller: string;
  readonly buyer: string;
  readonly family: string;
}

/**
 * Gathers transfers into deals by seller, buyer, system family and time. Claims that say when the contract was signed come
 * first: each year is a contract of its own, and two days of one year are where figures differ as well. The others go to the contract that their date fits, and where there is none, to
 * the deal reported within five years of them. Claims without a seller or a buyer join the one deal with both that they fit,
 * told in their own text or, if that has none, anywhere; else they make a deal of their own.
 */
export function clusterDeals(
  claims: readonly ResolvedClaim[],
  grounds: DealGrounds,
): readonly EventCluster[] {
  const { judged = unjudgedDeals } = grounds;
  const groups = new Map<string, DealGroup>();
  const groupOf = (party: Party): DealGroup => {
    const key = keyOf(party);
    const group = groups.get(key) ?? { party, drafts: [] };
    groups.set(key, group);
    return group;
  };
  for (const these of inTurns(claims, grounds.minConfidence)) {
    const told = these.map((claim) => ({ claim, party: partyOf(claim, grounds) }));
    for (const group of groupBy(told.filter(isWhole), ({ party }) => keyOf(party)).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const members = group.map(({ claim }) => claim);
      placeAll(members, groupOf(first.party).drafts, judged, grounds.areKin);
    }
    const others = told.filter((one) => !isWhole(one));
    if (others.length === 0) continue;
    const byFamily = groupBy([...groups.values()].filter(isWhole), ({ party }) => party.family);
    for (const { claim, party } of others) {
      const near = byFamily.get(party.family) ?? [];
      const group = wholeGroupFor(claim, party, near, judged, grounds.areKin);
      placeAll([claim], (group ?? groupOf(party)).drafts, judged, grounds.areKin);
    }
  }
  return judged
    .join([...groups.values()].flatMap(({ drafts }) => drafts))
    .map((draft) => eventOf('Deal', draft));
}

interface DealGroup {
  readonly party: Party;
  readonly drafts: DealDraft[];
}

function isWhole({ party }: { readonly party: Party }): boolean {
  return party.seller !== '' && party.buyer !== '';
}

function keyOf({ seller, buyer, family }: Party): string {
  return `${seller}\u0000${buyer}\u0000${family}`;
}

/** By what a transfer is told apart from those of other deals. */
export function partyOf(
  { entities }: ResolvedClaim,
  grounds: Pick<DealGrounds, 'stateOf' | 'familyOf'>,
): Party {
  const { seller, buyer, item } = entities;
  return {
    seller: seller === undefined ? '' : grounds.stateOf(seller),
    buyer: buyer === undefined ? '' : grounds.stateOf(buyer),
    family: item === undefined ? '' : grounds.familyOf(item),
  };
}

function wholeGroupFor(
  claim: ResolvedClaim,
  party: Party,
  groups: readonly DealGroup[],
  judged: JudgedDeals,
  areKin: AreKin,
): DealGroup | undefined {
  const fitting = groups.filter(
    (group) =>
      (party.seller === '' || party.seller === group.party.seller) &&
      (party.buyer === '' || party.buyer === group.party.buyer) &&
      choose(claim, openTo(claim, group.drafts, judged), areKin) !== undefined,
  );
  const here = fitting.filter(({ drafts }) => drafts.some(({ texts }) => texts.has(claim.claim.textId)));
  const [only] = here.length > 0 ? here : fitting;
  return (here.length > 0 ? here : fitting).length === 1 ? only : undefined;
}

/** Puts claims of one seller, buyer and family into drafts: those with a year of signature first, in sorted order. */
function placeAll(
  claims: readonly ResolvedClaim[],
  drafts: DealDraft[],
  judged: JudgedDeals,
  areKin: AreKin,
): void {
  const ordered = [
    ...claims.filter((claim) => signedYearOf(claim) !== undefined),
    ...claims.filter((claim) => signedYearOf(claim) === undefined),
  ];
  for (const claim of ordered) {
    let draft = choose(claim, openTo(claim, drafts, judged), areKin);
    if (draft === undefined) {
      draft = newDealDraft();
      drafts.push(draft);
    }
    placeInDeal(claim, draft);
  }
}

function openTo(
  claim: ResolvedClaim,
  drafts: readonly DealDraft[],
  judged: JudgedDeals,
): readonly DealDraft[] {
  return drafts.filter((draft) => !judged.keepsOut(claim, draft));
}

/** The draft of these that a claim fits in time; among contracts rather one whose count or sum it states. */
function choose(claim: ResolvedClaim, drafts: readonly DealDraft[], areKin: AreKin): DealDraft | undefined {
  const signed = signedYearOf(claim);
  if (signed !== undefined) {
    return (
      drafts.find((draft) => draft.signed === signed && !isOtherSigning(claim, draft)) ??
      drafts.find((draft) => draft.signed === undefined && isNear(claim, draft))
    );
  }
  const possible = drafts.filter((draft) => !isOtherContract(claim, draft, areKin));
  const contracts = possible.filter(hasContract);
  const alike = contracts.filter((draft) => sharesFigure(claim, draft, areKin));
  const contract = contractFor(claim, alike) ?? contractFor(claim, contracts);
  if (contract !== undefined) return contract;
  return possible.find((draft) => draft.signed === undefined && isNear(claim, draft));
}

type Contract = DealDraft & { readonly signed: number };

function hasContract(draft: DealDraft): draft is Contract {
  return draft.signed !== undefined;
}

/** The contract in force when the claim became known; for a proposal, rather the next one to be signed. */
function contractFor(claim: ResolvedClaim, contracts: readonly Contract[]): Contract | undefined {
  const ordered = [...contracts].sort((a, b) => a.signed - b.signed);
  if (claim.known === '') return ordered.at(-1);
  const year = yearOf(claim.known);
  const before = ordered.findLast((contract) => contract.signed <= year);
  const after = ordered.find(
    (contract) => contract.signed >= year && contract.signed <= year + proposalLeadYears,
  );
  if (!isProposal(claim)) return before ?? after;
  return after ?? (before !== undefined && year - before.signed <= proposalLagYears ? before : undefined);
}

function isProposal({ claim }: ResolvedClaim): boolean {
  const status = asTransfer(claim)?.status?.status;
  return status !== undefined && proposalStatuses.has(status);
}
