import { type Claim, contains, type PointingRule, rolesOf } from '../model/index.ts';
import { plainLine } from './escape-markdown.ts';

const rulesInWords: Readonly<Record<PointingRule, string>> = {
  'last-named': 'the last of its kind named before',
  'two-named-together': 'one of the two named together before',
  'member-named': 'the last member of the alliance named before',
  'subject-before': 'named first in the sentence before',
};

/** For each party whom a claim's words only point back to, a line of plain text: “the kingdom” is Saudi Arabia (buyer), by which rule. */
export function pointingWords(claim: Claim): readonly string[] {
  return rolesOf(claim).flatMap(([role, { anaphor, surface }]) => {
    if (anaphor === undefined) return [];
    const words = claim.evidence.flatMap((evidence) =>
      evidence.kind === 'words' && contains(evidence, anaphor)
        ? [evidence.quote.slice(anaphor.start - evidence.start, anaphor.end - evidence.start)]
        : [],
    );
    const by = anaphor.by === undefined ? '' : `: ${rulesInWords[anaphor.by]}`;
    return words.slice(0, 1).map((phrase) => plainLine(`“${phrase}” is ${surface} (${role})${by}`));
  });
}
