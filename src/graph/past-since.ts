/** What a node or edge carries of something that is over: since when, and that it is not active. Nothing for what goes on. */
export function pastSince(until: string | undefined): { readonly until?: string; readonly active?: false } {
  return until === undefined ? {} : { until, active: false };
}
