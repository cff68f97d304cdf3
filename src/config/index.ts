export { countryCode } from './country-code.ts';
export { processEnvironment } from './environment.ts';
export { loadSettings } from './load-settings.ts';
export { loadVocabulary } from './load-vocabulary.ts';
export { keepOwnRecord, type OwnRecord } from './own-vocabulary.ts';
export { packageRoot } from './package-root.ts';
export {
  docSection,
  loadActWeightRows,
  loadQuestionRows,
  loadSeedRows,
  packageVersion,
  seedPath,
} from './seeds.ts';
export type { Environment, SettingFlags, Settings } from './settings.ts';
