import { createSnapshotIndex } from '../analysis/index.ts';
import { fold } from '../graph/index.ts';
import { documentOf } from '../language/index.ts';
import type { Claim, Doubt, Judgement, ReadText, Sentence, Vocabulary } from '../model/index.ts';
import {
  claimsAbout,
  nodeJudged,
  type SentencesAround,
  type ShownDoubt,
  shownDoubt,
} from '../reports/index.ts';
import { joinGroups, judgementsInForce, resolve, type StoryIndex } from '../resolution/index.ts';
import { compare } from '../util/compare.ts';
import type { LiveRecord } from './live-record.ts';
import { sourcedClaims } from './open-snapshot.ts';
import { registersOf } from './registers/registers-of.ts';

/** What resolution is unsure of in one record. */
export interface Review {
  /**
   * The doubts that these judgements leave open, with both sides: the score nearest the middle first, then those that most
   * claims hang on. Doubts about what the graph does not draw are left out.
   */
  pending(judgements: readonly Judgement[]): readonly ShownDoubt[];
}

/** Resolves a record once for a review of it; a story index spares comparing its texts. Judgements made meanwhile are handed to `pending`. */
export function openReview(record: LiveRecord, vocabulary: Vocabulary, stories?: StoryIndex): Review {
  const { texts, judgements, settings } = record;
  const resolution = resolve(texts, vocabulary, judgements, settings.minConfidence, stories);
  const claims = sourcedClaims(record);
  const registers = registersOf(record, resolution, vocabulary);
  const graph = createSnapshotIndex({ ...fold(resolution, vocabulary, settings, registers), claims });
  const sentencesAround = sentencesIn(texts);
  const weightOf = ({ left, right, ...doubt }: Doubt): number =>
    [left, right].reduce((sum, id) => {
      const node = nodeJudged(graph, doubt, id);
      return sum + (node === undefined ? 0 : claimsAbout(graph, node));
    }, 0);
  const ordered = [...resolution.doubts, ...registers.doubts]
    .map((doubt) => ({ doubt, distance: Math.abs(doubt.score - 0.5), weight: weightOf(doubt) }))
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        b.weight - a.weight ||
        compare(a.doubt.left, b.doubt.left) ||
        compare(a.doubt.right, b.doubt.right),
    )
    .map(({ doubt }) => doubt);
  const shown = new Map<Doubt, ShownDoubt | undefined>();
  const showing = (doubt: Doubt): ShownDoubt | undefined => {
    if (!shown.has(doubt)) shown.set(doubt, shownDoubt(graph, doubt, sentencesAround));
    return shown.get(doubt);
  };
  const deals = resolution.events
    .filter(({ kind }) => kind === 'Deal')
    .map((event) => new Set(event.claims.map(({ claim }) => claim.id)));
  return {
    pending(made) {
      const joined = {
        entity: joinGroups(judgementsInForce(made, 'entity')),
        deal: joinGroups(judgementsInForce(made, 'deal'), deals),
        listing: joinGroups(judgementsInForce(made, 'listing')),
      };
      return ordered
        .filter(({ kind, left, right }) => !joined[kind].areSettled(left, right))
        .flatMap((doubt) => showing(doubt) ?? []);
    },
  };
}

/** Finds whole sentences; a text is cut into its own when it is first asked for. */
function sentencesIn(texts: readonly ReadText[]): SentencesAround {
  const held = new Map(texts.map((text) => [text.id, text]));
  const cut = new Map<string, readonly Sentence[]>();
  const sentencesOf = ({ id, text }: ReadText): readonly Sentence[] => {
    const sentences = cut.get(id) ?? documentOf({ text }).sentences;
    cut.set(id, sentences);
    return sentences;
  };
  return ({ textId }: Claim, spans) => {
    const text = held.get(textId);
    if (text === undefined) return '';
    return sentencesOf(text)
      .filter((sentence) => spans.some(({ start, end }) => start < sentence.end && end > sentence.start))
      .map(({ start, end }) => text.text.slice(start, end).replace(/\s+/g, ' '))
      .join(' … ');
  };
}
