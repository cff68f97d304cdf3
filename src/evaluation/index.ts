export { type Fact, type FactSheet, factSheetSchema, type GoldArticle, goldArticleSchema } from './facts.ts';
export { type ClaimWithEntities, factsOf } from './facts-of.ts';
export { type FactError, type FactScores, type ScoreRow, scoreFacts } from './score-facts.ts';
