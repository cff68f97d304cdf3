export { changesBetween } from './changes-between.ts';
export { fold } from './fold.ts';
export { type LiveFold, liveFold } from './live/live-fold.ts';
export { referenceDuring } from './reference-in-time.ts';
export { referenceRows } from './reference-rows.ts';
export { indexRows, type RowIndex } from './row-index.ts';
