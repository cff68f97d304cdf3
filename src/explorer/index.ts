export { type ExplorerSettings, type RunningExplorer, serveExplorer } from './serve-explorer.ts';
export type { ExplorerSource, OpenedGraph, PairDecision } from './source.ts';
