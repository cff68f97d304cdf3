import type { Mention, Span } from '../../model/index.ts';
import { type Parts, shortestRun } from './shortest-run.ts';

/** The words that carry a claim: one run where neighbouring sentences do, else a few single sentences, in text order. */
export interface Cover {
  readonly runs: readonly Span[];
  /** Which mention stands for each part. */
  readonly chosen: ReadonlyMap<string, Mention>;
}

/** One run is at most this many sentences; a claim told farther apart is quoted sentence by sentence. */
const runLimit = 3;
/** At most this many sentences far apart; what needs more is not carried by words that a reader would accept. */
const sentenceLimit = 4;

/** The evidence for a claim's parts, with one of the `telling` words in it where that costs little more; or undefined when the text has none that is short enough. */
export function coverOf(
  parts: Parts,
  sentences: readonly Span[],
  telling: readonly Span[] = [],
): Cover | undefined {
  const run = shortestRun(parts, sentences, runLimit, telling);
  if (!run) return scattered(parts, sentences);
  const start = sentences[run.first]?.start ?? 0;
  return { runs: [{ start, end: sentences[run.last]?.end ?? start }], chosen: run.chosen };
}

/**
 * Greedy cover: the sentence that names most parts, then the one nearest to it that names most of the rest, and so on.
 * Parts must be named here: words that only point back are no evidence at such a distance.
 */
function scattered(parts: Parts, sentences: readonly Span[]): Cover | undefined {
  const chosen = new Map<string, Mention>();
  const picked: number[] = [];
  while (chosen.size < parts.size) {
    const [best] = sentences
      .map((sentence, index) => ({
        index,
        named: named(parts, sentence, chosen),
        distance: Math.min(sentences.length, ...picked.map((at) => Math.abs(at - index))),
      }))
      .sort((a, b) => b.named.length - a.named.length || a.distance - b.distance || a.index - b.index);
    if (!best || best.named.length === 0 || picked.length === sentenceLimit) return undefined;
    for (const [part, mention] of best.named) chosen.set(part, mention);
    picked.push(best.index);
  }
  const runs = picked.sort((a, b) => a - b).flatMap((index) => sentences[index] ?? []);
  return { runs: runs.map(({ start, end }) => ({ start, end })), chosen };
}

function named(
  parts: Parts,
  sentence: Span,
  done: ReadonlyMap<string, Mention>,
): readonly (readonly [string, Mention])[] {
  return [...parts].flatMap(([part, mentions]) => {
    if (done.has(part)) return [];
    const mention = mentions.find(
      (each) => each.form === 'name' && each.start >= sentence.start && each.end <= sentence.end,
    );
    return mention ? [[part, mention] as const] : [];
  });
}
