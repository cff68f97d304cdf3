export { annotatedClaims } from './annotated-claims.ts';
export { canonicalFacts } from './canonical-facts.ts';
export { type AnnotatedClaim, type ClaimSheet, claimSheetSchema } from './claim-sheet.ts';
export {
  type ContrastCase,
  type ContrastError,
  type ContrastScores,
  contrastCases,
  scoreContrast,
} from './contrast.ts';
export { createPhrasesOf, type PhrasesOf } from './create-phrases-of.ts';
export { type DeedScores, deedsAmong, scoreDeeds } from './deed-scores.ts';
export {
  type ErrorCause,
  type ErrorSources,
  type ExplainedError,
  explainErrors,
} from './explain-errors.ts';
export {
  type Fact,
  type FactEntity,
  type FactSheet,
  factSheetSchema,
  type GoldArticle,
  goldArticleSchema,
} from './facts.ts';
export {
  type ClaimWithEntities,
  claimFactsOf,
  entitiesIn,
  factsOf,
} from './facts-of.ts';
export { type ErrorGroup, groupErrors } from './group-errors.ts';
export {
  type IdentityArticle,
  type IdentitySet,
  identityArticleSchema,
  variantsSchema,
} from './identity-set.ts';
export { alignEntities } from './names-match.ts';
export type { PairScores } from './pair-scores.ts';
export {
  type ClaimReading,
  type ClaimScores,
  scoreClaims,
} from './score-claims.ts';
export { type FactError, type FactScores, type ScoreRow, scoreFacts } from './score-facts.ts';
export { type IdentityScores, type KeyOf, scoreIdentity } from './score-identity.ts';
export { type ShapeScore, scoreShapes } from './shape-scores.ts';
export { type ShortText, shortText, shortTextSchema } from './short-text.ts';
