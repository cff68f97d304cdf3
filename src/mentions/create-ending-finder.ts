import { type Claim, contains, type EndingRecord, type Span } from '../model/index.ts';
import { createPhraseFinder, type PhraseHit } from '../util/phrase-finder.ts';

/** The words of a claim's evidence that say that what it tells is over. */
export type EndingFinder = (claim: Claim, text: string) => Span | undefined;

type Ending = Extract<EndingRecord, { is: 'ending' }>;

/** Characters before an ending in which a guard takes it back. */
const guarded = 40;
/** Marks and words between an ending and its party or act behind which something else is told. */
const elsewhere = /[.,;:!?–—]|\b(?:and|or|but|while|as|after|which|who)\b/iu;
const marks = /[.;:!?]/u;

/** Built once for a vocabulary's endings. Finding is linear in the words of the evidence. */
export function createEndingFinder(endings: readonly EndingRecord[]): EndingFinder {
  const find = createPhraseFinder(
    endings,
    (ending) => ending.phrase,
    (ending) => (ending.is === 'ending' ? ending.of.join(' ') : ''),
  );
  return (claim, text) => {
    const ends = endings.some((each) => each.is === 'ending' && ofClaim(claim, each));
    if (!ends) return undefined;
    for (const run of claim.evidence) {
      if (run.kind !== 'words') continue;
      const hits = find(run.quote).map(({ entry, ...at }) => ({
        entry,
        start: at.start + run.start,
        end: at.end + run.start,
      }));
      const hit = hits.find(
        (each) =>
          each.entry.is === 'ending' &&
          ofClaim(claim, each.entry) &&
          belongs(claim, each, each.entry, text) &&
          !isTakenBack(each, hits, text),
      );
      if (hit !== undefined) return { start: hit.start, end: hit.end };
    }
    return undefined;
  };
}

function ofClaim(claim: Claim, { of }: Ending): boolean {
  const told: readonly string[] = of;
  return told.includes(claim.kind === 'pressure' ? claim.action.action : claim.kind);
}

/** An act's ending stands beside the act; that of a standing fact before one of its parties. */
function belongs(claim: Claim, hit: Span, { before, reach }: Ending, text: string): boolean {
  const near = (span: Span): boolean => {
    const gap = span.start >= hit.end ? [hit.end, span.start] : [span.end, hit.start];
    const [from = 0, to = 0] = gap;
    return to - from <= reach && !elsewhere.test(text.slice(from, to));
  };
  if (claim.kind === 'pressure') {
    const { span } = claim.action;
    return contains(span, hit) || contains(hit, span) || near(span);
  }
  const { object, subject } = claim.roles as {
    readonly object?: { span: Span };
    readonly subject?: { span: Span };
  };
  const parties = (before === 'object' ? [object] : [object, subject]).flatMap((role) => role?.span ?? []);
  return parties.some((span) => span.start >= hit.end && near(span));
}

function isTakenBack(hit: Span, hits: readonly PhraseHit<EndingRecord>[], text: string): boolean {
  return hits.some(
    ({ entry, start, end }) =>
      entry.is === 'guard' &&
      end <= hit.start &&
      hit.start - start <= guarded &&
      !marks.test(text.slice(end, hit.start)),
  );
}
