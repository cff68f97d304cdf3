export { changesSince } from './changes-since.ts';
export { type DrawChart, loadCharts } from './charts/draw-chart.ts';
export type { Basis, Dossier, Entry, Footnote, Section, SectionKey } from './dossier.ts';
export { type DossierParts, dossierOf } from './dossier-of.ts';
export { escapeMarkdown } from './escape-markdown.ts';
export { renderHtml } from './html/render-html.ts';
export type { TextAround } from './passages-of.ts';
export { renderClaimExplanations } from './render-claim-explanations.ts';
export { type ArticleClaims, type ClaimsView, renderClaims } from './render-claims.ts';
export { reasonWords, renderDoubt, renderDoubtLines, renderDoubtTable } from './render-doubt.ts';
export { renderExplanation } from './render-explanation.ts';
export { renderFavourites, zipFavourites } from './render-favourites.ts';
export { renderFindings } from './render-findings.ts';
export { renderGuide } from './render-guide.ts';
export { renderJson } from './render-json.ts';
export { renderMarkdown } from './render-markdown.ts';
export {
  type ReconciliationFormat,
  reconciliationFormats,
  renderReconciliation,
} from './render-reconciliation.ts';
export { renderTable, type TableFormat } from './render-table.ts';
export { claimsAbout, nodeJudged, type SentencesAround, type ShownDoubt, shownDoubt } from './shown-doubt.ts';
