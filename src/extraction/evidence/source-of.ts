import { contains, relationKinds, type Source, type Span } from '../../model/index.ts';
import type { Decoded } from '../decoding/decoded.ts';
import type { ExtractionInput } from '../extractor.ts';
import type { Speaker } from './speaker.ts';
import type { Statement } from './statements.ts';

/** Acts that are done by saying something: who does them is not their source. */
export const speechActs: ReadonlySet<string | undefined> = new Set(['urge', 'warn', 'threaten', 'condemn']);

/** Kinds of claim that an article tells by the way, in its own voice even where it reports somebody. */
export const standing: ReadonlySet<Decoded['kind']> = new Set(relationKinds);

/** Where a claim is told. */
interface Place {
  readonly anchor: Span;
  readonly runs: readonly Span[];
  /** The words for its status or act. */
  readonly told: Span | undefined;
}

/**
 * Who says what a claim says: the speaker of the narrowest statement that its words stand in. None where the article itself
 * says it, where the speaker is the one whose act it is, and for offices, which stand beside names in the article's own voice.
 * What makes, owns or belongs is said by somebody only in their own words: in a quotation or an answer.
 */
export function sourceOf(
  { kind, roles, values }: Pick<Decoded, 'kind' | 'roles' | 'values'>,
  { anchor, runs, told }: Place,
  statements: readonly Statement[],
  input: ExtractionInput,
): Source | undefined {
  if (kind === 'official_of') return undefined;
  const isSpoken = kind === 'resistance' || speechActs.has(values.action);
  const within = (place: Span, among: readonly Statement[]): Statement | undefined =>
    among
      .filter(({ scope }) => contains(scope, place))
      .sort((a, b) => a.scope.end - a.scope.start - (b.scope.end - b.scope.start))[0];
  const direct = statements.filter(({ isDirect }) => isDirect);
  const own = within(
    isSpoken ? (told ?? anchor) : anchor,
    standing.has(kind) || isSpoken ? direct : statements,
  );
  const speaker = (own ?? runs.flatMap((run) => within(run, direct) ?? [])[0])?.speaker;
  if (speaker === undefined) return undefined;
  const isOwnAct = kind === 'pressure' || kind === 'resistance' || kind === 'exclusion';
  if (isOwnAct && speaker.cluster !== undefined && speaker.cluster === roles['by']) return undefined;
  return roleOfSpeaker(speaker, input);
}

function roleOfSpeaker({ span, type, cluster }: Speaker, input: ExtractionInput): Source {
  const surface = input.document.text.slice(span.start, span.end);
  const names = cluster === undefined ? [] : (input.clusters[cluster]?.names ?? []);
  const aliases = names.filter((name) => name !== surface);
  return {
    type,
    surface,
    span: { start: span.start, end: span.end },
    ...(cluster === undefined && { unnamed: true as const }),
    ...(aliases.length > 0 && { aliases }),
  };
}
