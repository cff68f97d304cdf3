import { contains, type MentionCluster, type PartialDate, type Span } from '../../model/index.ts';

/** A date of the text and where it stands. */
export interface PlacedDate extends Span {
  readonly date: PartialDate;
}

/** Every date of a text in its order. */
export function datesIn(clusters: readonly MentionCluster[]): readonly PlacedDate[] {
  return clusters
    .flatMap(({ value, mentions }) =>
      value?.kind === 'date' ? mentions.map(({ start, end }) => ({ start, end, date: value.date })) : [],
    )
    .sort((a, b) => a.start - b.start);
}

/** Characters between what is told and its date, at most. */
const reach = 110;
/** Words and marks that begin what is told of something else. */
const elsewhere =
  /[;:]|[,–—]\s(?:and|but|which|whose|who|where|as|though|although|despite|while|yet|casting|giving)\s|\b(?:which|whose|who|but|after|before|since|whereas|until)\b/iu;

/**
 * The date of what is told at `anchor`: the nearest one in the same clause of the same sentence, if the quoted words hold it.
 * A date beside a word of speech is when somebody spoke.
 */
export function actDate(
  dates: readonly PlacedDate[],
  { text, anchor, sentence, runs, speech }: DatePlace,
): PlacedDate | undefined {
  const gap = (date: Span): number => Math.max(0, date.start - anchor.end, anchor.start - date.end);
  const isSpoken = (date: Span): boolean =>
    speech.some(
      ({ end }) => end <= date.start && date.start - end <= 20 && !/[,;]/u.test(text.slice(end, date.start)),
    );
  const near = dates
    .filter((date) => contains(sentence, date) && !isSpoken(date))
    .sort((a, b) => gap(a) - gap(b))[0];
  if (near === undefined || gap(near) > reach || !runs.some((run) => contains(run, near))) return undefined;
  const between =
    near.start >= anchor.end
      ? text.slice(anchor.end, near.start)
      : text.slice(near.end, Math.max(near.end, anchor.start));
  return elsewhere.test(between) ? undefined : near;
}

/** Where a claim is told, and the words of speech about it. */
export interface DatePlace {
  readonly text: string;
  readonly anchor: Span;
  readonly sentence: Span;
  readonly runs: readonly Span[];
  readonly speech: readonly Span[];
}

/** A run with the date that stands right beside it: "… to Cyprus" with "in January 1997", "the US sold …" with "In 2003,". */
export function withDateBeside(run: Span, sentence: Span, dates: readonly Span[], text: string): Span {
  const here = dates.filter((date) => contains(sentence, date));
  const after = here.find(({ start }) => start >= run.end && besideAfter.test(text.slice(run.end, start)));
  const before = here.find(({ end }) => end <= run.start && besideBefore.test(text.slice(end, run.start)));
  return {
    start: before ? leadOf(before, sentence, text) : run.start,
    end: after?.end ?? run.end,
  };
}

/** Words that may stand between a clause and the date behind it. */
const besideAfter =
  /^,?(?:\s+(?:in|on|at|by|since|until|late|early|last|this|the|of|from|during|mid|for|back|as|far))*\s+$/iu;
/** And between a date and the clause behind it. */
const besideBefore = /^,?\s+$/u;

/** In characters: some eight words. */
const longestLead = 80;

function leadOf(date: Span, sentence: Span, text: string): number {
  const words = /(?:\b(?:in|on|since|by|late|early|last|this|the|of)\s+)+$/iu.exec(
    text.slice(Math.max(sentence.start, date.start - longestLead), date.start),
  );
  return date.start - (words?.[0].length ?? 0);
}
