import type { CueRecord, Document, MentionCluster, PairScore, Span, Vocabulary } from '../../model/index.ts';
import { dealStatuses } from '../../model/index.ts';
import { createPhraseFinder, type PhraseHit } from '../../util/phrase-finder.ts';
import { createKnowledge } from './knowledge.ts';
import { createTitleFinder, type Titles } from './titles.ts';

/** How much, in logits, what the vocabulary knows shifts a score for it and against it, by label. */
const knowledgeShift: Readonly<Record<string, readonly [number, number]>> = {
  law_of: [3, -9],
  made_by: [2.5, -1],
  member: [1, -2],
  official: [3, -9],
  s_item: [2, -2.5],
};

/** How much more it shifts where one sentence names both: then the words are likely to say so too. */
const togetherShift: Readonly<Record<string, number>> = { law_of: 3, made_by: 1, official: 1 };

/** What a cue beside its thing shifts, in logits; it falls by e with every `cueReach` characters between them. */
const statusShift = 4;
const actionShift = 2;
/** How much more for each step up the ladder: of several stages told, the latest is the deal's. */
const stageShift = 0.3;
const cueReach = 80;

type CueHit = PhraseHit<CueRecord>;

interface Place {
  readonly document: Document;
  readonly clusters: readonly MentionCluster[];
}

/**
 * What is known and what the words suggest, as a shift of pair scores in logits: facts of the vocabulary, and cues for a
 * status near its item or for an act in a sentence that names both parties. Neither makes a claim by itself.
 */
export function createScoreShift(vocabulary: Vocabulary): (place: Place) => (score: PairScore) => number {
  const knows = createKnowledge(vocabulary);
  const findTitles = createTitleFinder(vocabulary.nouns);
  const suggesting = vocabulary.cues.filter((cue) => cue.suggests === 'status' || cue.suggests === 'action');
  const findCues = createPhraseFinder(
    suggesting,
    (cue) => cue.phrase,
    (cue) => cue.suggests,
  );
  return ({ document, clusters }) => {
    const cues = document.sentences.map((sentence) => cuesIn(findCues, document.text, sentence));
    const sentencesOf = clusters.map((cluster) => sentencesNaming(cluster, document.sentences));
    const titles = findTitles(document, clusters);
    return ({ label, head, tail }) => {
      const [a, b] = [clusters[head], clusters[tail]];
      if (!a || !b) return 0;
      const shared = (): readonly number[] =>
        (sentencesOf[head] ?? []).filter((index) => sentencesOf[tail]?.includes(index));
      if (label.startsWith('st_')) {
        return (
          (statusShift + stageShift * dealStatuses.findIndex((status) => label === `st_${status}`)) *
          nearest(label.slice(3), 'status', b, sentencesOf[tail] ?? [], cues)
        );
      }
      if (label.startsWith('press_')) {
        return actionShift * nearest(label.slice(6), 'action', b, shared(), cues);
      }
      if (label === 'resist') return actionShift * nearest(label, 'action', a, shared(), cues);
      const titled = label === 'official' ? titleShift(titles, head, tail, clusters) : 0;
      const verdict = knows(label, a, b);
      if (verdict === 'impossible') return impossibleShift;
      const weights = knowledgeShift[label];
      if (!weights || verdict === 'unknown') return titled;
      const together = shared().length > 0 ? (togetherShift[label] ?? 0) : 0;
      return titled + (verdict === 'for' ? weights[0] + together : weights[1]);
    };
  };
}

/** No score makes up for what cannot be. */
const impossibleShift = -99;
/** An office beside the name speaks for its State or body, and against others of the same type. */
const besideShift = 3;

function titleShift(
  titles: Titles,
  person: number,
  body: number,
  clusters: readonly MentionCluster[],
): number {
  const beside = titles.get(person);
  if (!beside) return 0;
  if (beside.has(body)) return besideShift;
  const rivals = [...beside].some((other) => clusters[other]?.type === clusters[body]?.type);
  return rivals ? -besideShift : -besideShift / 2;
}

function cuesIn(find: (text: string) => readonly CueHit[], text: string, sentence: Span): readonly CueHit[] {
  return find(text.slice(sentence.start, sentence.end)).map((hit) => ({
    ...hit,
    start: hit.start + sentence.start,
    end: hit.end + sentence.start,
  }));
}

function sentencesNaming(cluster: MentionCluster, sentences: readonly Span[]): readonly number[] {
  return sentences.flatMap((sentence, index) =>
    cluster.mentions.some((mention) => mention.start >= sentence.start && mention.end <= sentence.end)
      ? [index]
      : [],
  );
}

/** Strength 0–1 of the nearest cue for a value in some sentences, falling with its distance to a thing's mentions there. */
function nearest(
  value: string,
  kind: CueRecord['suggests'],
  thing: MentionCluster,
  sentences: readonly number[],
  cues: readonly (readonly CueHit[])[],
): number {
  let best = 0;
  for (const index of sentences) {
    for (const hit of cues[index] ?? []) {
      if (hit.entry.suggests !== kind || hit.entry.value !== value) continue;
      for (const mention of thing.mentions) {
        const gap = Math.max(0, hit.start - mention.end, mention.start - hit.end);
        best = Math.max(best, Math.exp(-gap / cueReach));
      }
    }
  }
  return best;
}
