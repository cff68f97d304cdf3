import { pairsIn, type ReportSentence, type ReportSentences, type ReportWord } from './report-sentences.ts';

/** How two reports of like wording differ in what they tell. */
export interface DifferingFacts {
  /** Sentences with names or figures that stand in both, in the same words or nearly. */
  readonly paired: number;
  /** Those among them that have another name or figure at the same place. */
  readonly differing: number;
}

/** Share of the longer sentence's words that two sentences must have in one order to be the same one, told with other facts. */
const sameSentence = 0.5;
/** A name with so many letters is the same when one letter of it is spelt in another way. */
const longName = 6;

/**
 * Pairs the sentences of two reports and counts those in which a name or a figure of the one stands where the other has
 * another that the rest of it lacks. Notices of one template about two buyers differ so in most sentences, printings of one
 * report by two outlets in hardly any.
 */
export function differingFacts(a: ReportSentences, b: ReportSentences): DifferingFacts {
  const [short, long] = a.all.length <= b.all.length ? [a, b] : [b, a];
  let [paired, differing] = [0, 0];
  for (const sentence of short.all) {
    const votes = new Map<ReportSentence, number>();
    for (const pair of pairsIn(sentence)) {
      for (const other of long.byPair.get(pair) ?? []) votes.set(other, (votes.get(other) ?? 0) + 1);
    }
    const [best] = [...votes].sort(([, m], [, n]) => n - m);
    if (best === undefined) continue;
    const gaps = gapsBetween(sentence.words, best[0].words);
    if (gaps === undefined || ![...sentence.words, ...best[0].words].some(({ is }) => is !== 'other'))
      continue;
    paired += 1;
    if (gaps.some(([left, right]) => tellsApart(left, right, short.words, long.words))) differing += 1;
  }
  return { paired, differing };
}

type Gap = readonly [readonly ReportWord[], readonly ReportWord[]];

/**
 * Where two sentences have other words at the same place, by their longest common subsequence; undefined where they share too
 * little to be the same sentence.
 */
function gapsBetween(a: readonly ReportWord[], b: readonly ReportWord[]): readonly Gap[] | undefined {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      lengths[at] =
        a[i]?.word === b[j]?.word
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  if ((lengths[0] ?? 0) < sameSentence * Math.max(a.length, b.length)) return undefined;
  const gaps: [ReportWord[], ReportWord[]][] = [[[], []]];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    const gap = gaps.at(-1);
    if (left !== undefined && right !== undefined && left.word === right.word) {
      if (gap !== undefined && gap[0].length + gap[1].length > 0) gaps.push([[], []]);
      i += 1;
      j += 1;
    } else if (
      right === undefined ||
      (left !== undefined && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      if (left !== undefined) gap?.[0].push(left);
      i += 1;
    } else {
      gap?.[1].push(right);
      j += 1;
    }
  }
  return gaps.filter(([left, right]) => left.length > 0 && right.length > 0);
}

function tellsApart(
  left: readonly ReportWord[],
  right: readonly ReportWord[],
  leftHas: ReadonlySet<string>,
  rightHas: ReadonlySet<string>,
): boolean {
  return (['name', 'figure'] as const).some((kind) => {
    const ours = left.filter(({ word, is }) => is === kind && !rightHas.has(word));
    const theirs = right.filter(({ word, is }) => is === kind && !leftHas.has(word));
    return (
      ours.length > 0 &&
      theirs.length > 0 &&
      !ours.some(({ word }) => theirs.some((other) => isSpeltAlike(word, other.word)))
    );
  });
}

/** Names of some length that differ in one letter: written, dropped or changed. */
function isSpeltAlike(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < longName || Math.abs(a.length - b.length) > 1 || /\p{N}/u.test(a + b))
    return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return Math.max(a.length, b.length) - start - end <= 1;
}
