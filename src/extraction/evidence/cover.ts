import { contains, type Mention, type Span } from '../../model/index.ts';
import { anchorOf, type Core, coresOf } from './cores.ts';
import type { NounPhraseOf } from './noun-phrase.ts';
import { contextRuns, coreRuns, joined } from './runs.ts';

/** The parts of a claim, each by the places that may stand for it. */
export type Parts = ReadonlyMap<string, readonly Mention[]>;

/** The words that carry a claim, in text order. */
export interface Cover {
  readonly runs: readonly Span[];
  /** Which mention stands for each part. */
  readonly chosen: ReadonlyMap<string, Mention>;
  /** Words among the runs that point back to a part which another run names. */
  readonly pointing: ReadonlyMap<string, Mention>;
  /** The sentence that tells the claim, and what in it does: the telling word, else a figure or a name. */
  readonly sentence: Span;
  readonly anchor: Span;
}

/** What a cover is sought in. */
export interface CoverGround {
  readonly text: string;
  readonly sentences: readonly Span[];
  /** Headline and dateline: what stands in the text as well is better quoted from there. */
  readonly head: readonly Span[];
  /** Every name and value of the text: none is cut. */
  readonly names: readonly Span[];
  readonly dates: readonly Span[];
  readonly nounPhraseOf: NounPhraseOf;
}

/** How a claim is told: the words that tell it, and the parts that are figures and must stand where it is told. */
export interface Telling {
  readonly words: readonly Span[];
  readonly figures: ReadonlySet<string>;
  /** False where the names and what stands between them are enough: who makes, owns or is what. */
  readonly isAct: boolean;
  /** True where what is said matters as much as that it is said: to whom and for what. */
  readonly toStop: boolean;
  /** True where other sentences are quoted by the clause, since they tell what the act is about. */
  readonly inClauses: boolean;
  /** Characters between two parts beyond which each is quoted by itself. */
  readonly reach: number;
}

/** At most this many sentences; what needs more is not carried by words that a reader would accept. */
const sentenceLimit = 4;

/** Mentions in the dateline name where the report was written, and stand for a party only where nothing else does. */
function outside(parts: Parts, head: readonly Span[]): Parts {
  return new Map(
    [...parts].map(([part, mentions]) => {
      const inText = mentions.filter((mention) => !head.some((run) => contains(run, mention)));
      return [part, inText.some(({ form }) => form === 'name') ? inText : mentions];
    }),
  );
}

/** The evidence for a claim's parts; undefined when the text has none that is short enough. */
export function coverOf(all: Parts, ground: CoverGround, telling: Telling): Cover | undefined {
  const parts = outside(all, ground.head);
  for (const core of coresOf(parts, ground, telling)) {
    const cover = coverFrom(core, parts, ground, telling);
    if (cover !== undefined) return cover;
  }
  return undefined;
}

function coverFrom(core: Core, parts: Parts, ground: CoverGround, telling: Telling): Cover | undefined {
  const chosen = new Map(core.named);
  const groups = new Map<number, ReadonlyMap<string, Mention>>([[core.index, core.named]]);
  while (chosen.size < parts.size) {
    const best = nextSentence(parts, ground, chosen, groups);
    if (best === undefined || groups.size === sentenceLimit) return undefined;
    for (const [part, mention] of best.named) chosen.set(part, mention);
    groups.set(best.index, new Map([...(groups.get(best.index) ?? []), ...best.named]));
  }
  const sentence = ground.sentences[core.index];
  if (sentence === undefined) return undefined;
  const runs = [...groups].flatMap(([index, spans]) => {
    const here = ground.sentences[index];
    if (here === undefined) return [];
    return index === core.index
      ? coreRuns(core, here, ground, telling)
      : contextRuns(spans, here, ground, telling);
  });
  return {
    runs: joined(runs),
    chosen,
    pointing: core.pointed,
    sentence,
    anchor: anchorOf(core, telling.figures),
  };
}

/** Sentences by which a name before is preferred to one behind. */
const laterCost = 2.5;

interface Next {
  readonly index: number;
  readonly named: ReadonlyMap<string, Mention>;
}

/** The sentence that names most of what is missing, and of these the nearest one. */
function nextSentence(
  parts: Parts,
  { sentences, head }: CoverGround,
  chosen: ReadonlyMap<string, Mention>,
  used: ReadonlyMap<number, unknown>,
): Next | undefined {
  const missing = [...parts].filter(([part]) => !chosen.has(part));
  const [best] = sentences
    .map((sentence, index) => ({
      index,
      named: new Map(
        missing.flatMap(([part, mentions]) => {
          const mention = mentions.find((each) => each.form === 'name' && contains(sentence, each));
          return mention ? [[part, mention] as const] : [];
        }),
      ),
      distance:
        Math.min(...[...used.keys()].map((at) => Math.abs(at - index) + (index > at ? laterCost : 0))) +
        (head.some((run) => contains(run, sentence)) ? 3 : 0),
    }))
    .filter(({ named }) => named.size > 0)
    .sort((a, b) => b.named.size - a.named.size || a.distance - b.distance);
  return best;
}
