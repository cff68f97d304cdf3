import { type Claim, contains, rolesOf, type Span, sha256 } from '../model/index.ts';

/** Why the gate refused a claim. */
export type GateReason =
  | 'evidence/none'
  | 'evidence/other-text'
  | 'evidence/not-at-offsets'
  | 'evidence/hash'
  | 'role/not-at-offsets'
  | 'role/outside-evidence'
  | 'role/name-after-anaphor'
  | 'value/outside-evidence'
  | 'value/not-stated'
  | 'claim/same-party-twice'
  | 'evidence/addressed-to-machines'
  | 'role/no-name'
  | 'claim/denied-by-words'
  | 'claim/supposed-by-words';

/** A claim that the words do not carry; kept for the summary and `--explain`, never silent. */
export interface RefusedClaim {
  readonly claim: Claim;
  readonly reason: GateReason;
  /** The role or value at fault. */
  readonly detail: string;
}

/**
 * The evidence gate, the same for every extractor. A claim passes when each quote stands at its offsets, each role's words
 * stand at theirs and lie in the evidence (or words in the evidence are recorded to point back to them), and each value is
 * stated there.
 */
export function gate(claim: Claim, text: string): RefusedClaim | undefined {
  const refuse = (reason: GateReason, detail: string): RefusedClaim => ({ claim, reason, detail });
  const runs: Span[] = [];
  for (const evidence of claim.evidence) {
    if (evidence.kind !== 'words') continue;
    if (evidence.textId !== claim.textId) return refuse('evidence/other-text', evidence.textId);
    if (text.slice(evidence.start, evidence.end) !== evidence.quote)
      return refuse('evidence/not-at-offsets', evidence.quote);
    if (sha256(evidence.quote) !== evidence.sha256) return refuse('evidence/hash', evidence.quote);
    runs.push(evidence);
  }
  if (runs.length === 0) return refuse('evidence/none', claim.kind);
  const inEvidence = (span: Span): boolean => runs.some((run) => contains(run, span));
  for (const [name, role] of rolesOf(claim)) {
    if (role.surface === '' || text.slice(role.span.start, role.span.end) !== role.surface)
      return refuse('role/not-at-offsets', name);
    if (!inEvidence(role.anaphor ?? role.span)) return refuse('role/outside-evidence', name);
    if (role.anaphor && role.span.end > role.anaphor.start) return refuse('role/name-after-anaphor', name);
  }
  for (const [name, span] of valueSpans(claim)) {
    if (span.start === span.end) return refuse('value/not-stated', name);
    if (!inEvidence(span)) return refuse('value/outside-evidence', name);
  }
  // Who is put out of an alliance is put out by it: there the two who act may be one.
  const parties = rolesOf(claim).filter(([name]) => claim.kind !== 'exclusion' || name !== 'by');
  const surfaces = parties.map(([, role]) => `${role.type} ${role.surface.toLowerCase()}`);
  return new Set(surfaces).size < surfaces.length ? refuse('claim/same-party-twice', claim.kind) : undefined;
}

function valueSpans(claim: Claim): readonly (readonly [string, Span])[] {
  const spans: (readonly [string, Span | undefined])[] = [['date', claim.date?.span]];
  if (claim.kind === 'transfer') {
    spans.push(
      ['value', claim.value?.span],
      ['quantity', claim.quantity?.span],
      ['status', claim.status?.span],
      ['signed', claim.signed?.span],
    );
  }
  if (claim.kind === 'pressure') spans.push(['action', claim.action.span]);
  return spans.filter((entry): entry is readonly [string, Span] => entry[1] !== undefined);
}
