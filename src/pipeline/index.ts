export type { ClaimScores, ContrastScores, IdentityScores, PairScores } from '../evaluation/index.ts';
export { type ExplainedError, type FactScores, type FactSheet, groupErrors } from '../evaluation/index.ts';
export { graphParts } from '../exports/index.ts';
export type { ReadFormat } from '../readers/index.ts';
export { openRelevanceFilter, type RelevanceFilter } from '../relevance/index.ts';
export {
  type ReconciliationFormat,
  reasonWords,
  reconciliationFormats,
  renderClaimExplanations,
  renderClaims,
  renderDoubt,
  renderDoubtLines,
  renderDoubtTable,
  renderReconciliation,
  renderTable,
  type ShownDoubt,
  type TableFormat,
} from '../reports/index.ts';
export { browserStyle, type NamedQuery, namedQueries } from '../storage/index.ts';
export { type AppliedJudgements, applyJudgements } from './apply-judgements.ts';
export { type Asked, ask } from './ask.ts';
export { briefReport } from './brief-report.ts';
export { changes } from './changes.ts';
export {
  type DeadLetterFile,
  readDeadLetters,
  replaceDeadLetters,
  writeDeadLetters,
} from './dead-letters.ts';
export { type Diagnosis, doctor } from './doctor.ts';
export { estimateReading, type ReadingEstimate } from './estimate-reading.ts';
export { type Evaluation, evaluateFolds } from './evaluate.ts';
export { evaluateClaims } from './evaluate-claims.ts';
export { evaluateContrast } from './evaluate-contrast.ts';
export { annotatedIdentity, readIdentity } from './evaluate-identity.ts';
export type { Emit, PipelineEvent } from './events.ts';
export { evidenceOf } from './evidence-of.ts';
export { explain } from './explain.ts';
export { exportFormats, exportGraph } from './export-graph.ts';
export { exportJudgements, listJudgements } from './export-judgements.ts';
export { type Extracted, extract } from './extract.ts';
export { factsOfArticle } from './facts.ts';
export { find } from './find.ts';
export {
  type InfluenceAnalysis,
  type InfluenceOptions,
  type InfluenceQuestion,
  influence,
  influenceAnalyses,
  influenceKnowledge,
  influenceText,
} from './influence.ts';
export { type IngestOptions, ingest } from './ingest.ts';
export { type ClaimsSummary, ingestClaims } from './ingest-claims.ts';
export type { IngestSummary, RefusedInArticle } from './ingest-tally.ts';
export { type Decision, judge, lastJudgement, undoJudgement } from './judge.ts';
export { openStories } from './kept-stories.ts';
export { readLiveRecord } from './live-record.ts';
export { type ModelUsage, openModelStage } from './model-stage.ts';
export { openFetcher } from './open-fetcher.ts';
export { type OpenGraph, openForDryRun, openForReading, openForWriting, withStories } from './open-graph.ts';
export { openInTime } from './open-in-time.ts';
export { openSnapshot, readSnapshot } from './open-snapshot.ts';
export { openTracing, type Tracing } from './open-tracing.ts';
export { openWithTexts } from './open-with-texts.ts';
export { promotionOf, unknownEntities } from './promotion.ts';
export { query } from './query.ts';
export { openRemoteReader, queueState, type RemoteReader, workForQueue } from './queued-reading.ts';
export { readArticle } from './read-article.ts';
export { readClaimSheets } from './read-claim-sheets.ts';
export { readFolds } from './read-folds.ts';
export { readGold } from './read-gold.ts';
export { readIdentitySet } from './read-identity-set.ts';
export { readShortTexts } from './read-short-texts.ts';
export { digest, type Rebuilt, rebuild } from './rebuild.ts';
export { ingestSanctions, type SanctionsSummary } from './registers/ingest-sanctions.ts';
export { ingestTransfers, type RegisterSummary } from './registers/ingest-transfers.ts';
export { reconcileStore } from './registers/reconcile-store.ts';
export { type ReportFormat, type ReportOptions, report } from './report.ts';
export { exportClaims, restore } from './restore.ts';
export { retract } from './retract.ts';
export { followRetry, type Retry, retriesOf } from './retry-dead.ts';
export { openReview, type Review } from './review.ts';
export { browserGuide, type FilledScene, favourites, fillScenes, sceneNamed } from './scenes.ts';
export { refuseSnapshot, type SnapshotTaken, takeSnapshot } from './snapshot.ts';
export { type KeptSources, openKeptSources } from './source-memory.ts';
export type { StageSum } from './stage-times.ts';
export { openStages, type Stages } from './stages.ts';
export { createStoreKeeper, type StoreKeeper } from './store-keeper.ts';
export { thresholds, thresholdsOf } from './thresholds.ts';
export { dateGiven, periodGiven, refuseTurnedRound, scopeInWords, type TimeScope } from './time-scope.ts';
export { type Offence, type Verification, verify } from './verify.ts';
export { type Round, type WatchOptions, watch } from './watch.ts';
