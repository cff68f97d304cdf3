import {
  type Claim,
  type ClaimExplanation,
  type ExplainedFact,
  type FactReading,
  isUnsure,
} from '../model/index.ts';
import { partiesOf, stanceOf, valuesOf } from './claim-words.ts';
import { plainLine } from './escape-markdown.ts';
import { markRoles } from './mark-roles.ts';
import { quoteOf } from './number-footnotes.ts';
import { pointingWords } from './pointing-words.ts';
import type { ArticleClaims } from './render-claims.ts';

/** Pairs and cues shown for one fact or claim. */
const shown = 4;
/** Alternatives less probable than this are no reading at all. */
const leastAlternative = 0.005;

/**
 * Why each claim was read, as plain text: the claim with its confidence, its words with the roles marked in them, each of its
 * facts with the pair scores that decided and the next best reading, and the cues among the words. Claims below
 * `minConfidence` are marked as unsure.
 */
export function renderClaimExplanations(
  { id, claims, explanations }: ArticleClaims,
  minConfidence: number,
): string {
  if (claims.length === 0) return `${plainLine(id)}: no claims\n`;
  const blocks = claims.map((claim) =>
    [
      headOf(claim, minConfidence),
      ...quoteLines(claim),
      ...pointingWords(claim).map((line) => `  ${line}`),
      ...reasonLines(explanations?.get(claim.id)),
    ].join('\n'),
  );
  return `${[plainLine(id), ...blocks].join('\n\n')}\n\n`;
}

function headOf(claim: Claim, minConfidence: number): string {
  const parts = [partiesOf(claim), valuesOf(claim), stanceOf(claim)].filter((words) => words !== '');
  const fate = isUnsure(claim, minConfidence) ? 'unsure' : 'drawn';
  return plainLine(`${claim.kind}, ${fate} at ${claim.confidence.toFixed(2)}: ${parts.join('; ')}`);
}

function quoteLines(claim: Claim): readonly string[] {
  return claim.evidence.map((evidence) => {
    const words = evidence.kind === 'words' ? markRoles(evidence, claim) : quoteOf(evidence);
    return `  “${plainLine(words)}”`;
  });
}

function reasonLines(explanation: ClaimExplanation | undefined): readonly string[] {
  if (explanation === undefined) return [];
  const cues = explanation.cues.slice(0, shown).map(({ words, suggests }) => `“${words}” (${suggests})`);
  return [
    ...explanation.facts.flatMap(factLines),
    `  cues: ${cues.length === 0 ? 'none in these words' : plainLine(cues.join(', '))}`,
  ];
}

function factLines(fact: ExplainedFact): readonly string[] {
  const pairs = fact.pairs.slice(0, shown).map(({ label, head, tail, score, known }) => {
    const knowledge = known === undefined ? '' : `, vocabulary ${known} it`;
    return `${label} ${head} → ${tail} ${rounded(score)}${knowledge}`;
  });
  const { nextBest } = fact;
  const isReading = nextBest !== undefined && nextBest.probability >= leastAlternative;
  return [
    `  ${plainLine(`${nameOf(fact)} ${fact.probability.toFixed(2)}${pairs.length > 0 ? `: ${pairs.join('; ')}` : ''}`)}`,
    `    next best: ${isReading ? plainLine(readingInWords(nextBest)) : 'no other reading'}`,
  ];
}

/** To one decimal; what rounds to nothing has no sign. */
function rounded(score: number): string {
  return (Math.round(score * 10) / 10).toFixed(1);
}

function nameOf({ kind, word, denied }: FactReading): string {
  return [kind, word, denied === true && 'denied'].filter(Boolean).join(' ');
}

function readingInWords(reading: FactReading): string {
  const roles = Object.entries(reading.roles).map(([role, words]) => `${role}: ${words}`);
  return `${nameOf(reading)} ${reading.probability.toFixed(2)} (${roles.join(', ')})`;
}
