import { type Claim, isToldAsDone, realisedStatuses } from '../model/index.ts';
import type { Fact, FactSheet } from './facts.ts';
import { scoreFacts } from './score-facts.ts';

/** How many deals or sanctions were told as done, and how many of them are. */
export interface DeedScore {
  readonly told: number;
  readonly right: number;
}

export interface DeedScores {
  readonly deals: DeedScore;
  readonly sanctions: DeedScore;
}

/** The claims that draw a deal as done or a sanction as imposed, each as a claim that says no more than this. */
export function deedsAmong(claims: readonly Claim[], least: number): readonly Claim[] {
  return claims.flatMap((claim): readonly Claim[] => {
    if (claim.polarity === 'denied' || !isToldAsDone(claim, least)) return [];
    if (claim.kind === 'transfer') {
      const span = claim.roles.item?.span;
      return span ? [{ ...claim, status: { status: 'signed', span } }] : [];
    }
    return claim.kind === 'pressure' && claim.action.action === 'sanction' ? [claim] : [];
  });
}

/**
 * Scores what `deedsAmong` gave, as facts by article, against annotated articles: a deal is right that is signed or
 * further in whichever status, a sanction that is one. What the annotation leaves open counts neither way.
 */
export function scoreDeeds(
  gold: readonly FactSheet[],
  predicted: ReadonlyMap<string, FactSheet>,
): DeedScores {
  const deeds = new Map([...predicted].map(([id, sheet]) => [id, deedSheet(sheet)]));
  const { rows } = scoreFacts(gold.map(deedSheet), deeds);
  const scoreOf = (name: string): DeedScore => {
    const row = rows.find((each) => each.name === name);
    const right = row?.truePositives ?? 0;
    return { told: right + (row?.falsePositives ?? 0), right };
  };
  return { deals: scoreOf('status'), sanctions: scoreOf('pressure') };
}

function deedSheet(sheet: FactSheet): FactSheet {
  return { ...sheet, facts: sheet.facts.flatMap(deedOf), optional: sheet.optional.flatMap(deedOf) };
}

function deedOf(fact: Fact): readonly Fact[] {
  const [kind, ...args] = fact;
  if (kind === 'pressure') return args[2] === 'sanction' ? [fact] : [];
  const done = kind === 'status' && [...realisedStatuses].some((status) => status === args[3]);
  return done ? [['status', ...args.slice(0, 3), 'done']] : [];
}
