import { type Claim, rolesOf } from '../../model/index.ts';
import { foldCase } from '../../util/fold-case.ts';

/** How two readings of one article stand to each other. */
export interface Agreement {
  /** Claims that both found. */
  readonly agreed: number;
  /** Claims of the encoder that the model reads otherwise: the same parties, another status, act, stance or denial. */
  readonly contradicted: number;
  /** Claims of the model alone. */
  readonly modelOnly: number;
  /** Claims of the encoder alone. */
  readonly encoderOnly: number;
}

export interface MergedReadings extends Agreement {
  readonly claims: readonly Claim[];
}

/** The surest that agreement makes a claim. */
const surest = 0.99;
/** How far below the line of what is drawn a claim comes about which readers differ. */
const below = 0.01;

/**
 * One list of claims from two readers. What both found is surer than either (1 − (1 − a)(1 − b)) and names both; what they
 * read differently, and what the model alone found, is kept as unsure, below `drawn`. What the encoder alone found stays as
 * it is.
 */
export function mergeReadings(
  encoder: readonly Claim[],
  model: readonly Claim[],
  drawn: number,
): MergedReadings {
  const unsure = (claim: Claim): Claim => ({
    ...claim,
    confidence: Math.min(claim.confidence, Math.max(0, drawn - below)),
  });
  const ofModel = new Map(model.map((claim) => [wholeKey(claim), claim]));
  const toldByModel = new Set(model.map(partiesKey));
  const agreedKeys = new Set<string>();
  let contradicted = 0;
  const fromEncoder = encoder.map((claim): Claim => {
    const twin = ofModel.get(wholeKey(claim));
    if (twin) {
      agreedKeys.add(wholeKey(claim));
      const confidence = Math.min(surest, 1 - (1 - claim.confidence) * (1 - twin.confidence));
      return {
        ...claim,
        confidence: Math.round(Math.max(confidence, claim.confidence) * 1e4) / 1e4,
        extractors: [...new Set([...claim.extractors, ...twin.extractors])].sort(),
      };
    }
    if (!toldByModel.has(partiesKey(claim))) return claim;
    contradicted += 1;
    return unsure(claim);
  });
  const alone = model.filter((claim) => !agreedKeys.has(wholeKey(claim)));
  const ids = new Set(fromEncoder.map(({ id }) => id));
  return {
    claims: [...fromEncoder, ...alone.filter(({ id }) => !ids.has(id)).map(unsure)],
    agreed: agreedKeys.size,
    contradicted,
    modelOnly: alone.length,
    encoderOnly: encoder.length - agreedKeys.size - contradicted,
  };
}

/** Kind and parties, by all forms of their names within the article. */
function partiesKey(claim: Claim): string {
  const roles = rolesOf(claim).map(([name, { surface, aliases = [] }]) => [
    name,
    [...new Set([surface, ...aliases].map(foldCase))].sort().join(' / '),
  ]);
  return JSON.stringify([claim.kind, roles]);
}

function wholeKey(claim: Claim): string {
  const told =
    claim.kind === 'pressure'
      ? claim.action.action
      : claim.kind === 'transfer'
        ? claim.status?.status
        : undefined;
  return JSON.stringify([partiesKey(claim), told ?? null, claim.polarity, claim.modality === 'hypothetical']);
}
