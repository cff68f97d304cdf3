export { countryCode } from './country-code.ts';
export { processEnvironment } from './environment.ts';
export { loadPrices, loadPrompt } from './load-prompt.ts';
export { loadSettings } from './load-settings.ts';
export { loadVocabulary } from './load-vocabulary.ts';
export type { ModelSettings } from './model-settings.ts';
export { keepOwnRecord, type OwnRecord } from './own-vocabulary.ts';
export { packageRoot } from './package-root.ts';
export {
  docSection,
  loadActWeightRows,
  loadQuestionRows,
  loadSeedRows,
  loadTransferColumns,
  packageVersion,
  seedPath,
} from './seeds.ts';
export type { Environment, ExtractorName, SettingFlags, Settings } from './settings.ts';
