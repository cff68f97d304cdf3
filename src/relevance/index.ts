export {
  openRelevanceFilter,
  type Relevance,
  type RelevanceFilter,
} from './create-relevance-filter.ts';
export { featuresOf, windowsOf } from './features.ts';
export { createTraitFinder } from './traits.ts';
export { loadRelevanceWeights, type RelevanceWeights } from './weights.ts';
