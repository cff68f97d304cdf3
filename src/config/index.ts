export { loadVocabulary } from './load-vocabulary.ts';
export { packageRoot } from './package-root.ts';
