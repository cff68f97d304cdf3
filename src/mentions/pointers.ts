import type {
  Document,
  EntityKind,
  MentionCluster,
  PointerRecord,
  PointingRule,
  Span,
  Vocabulary,
} from '../model/index.ts';
import { overlaps } from '../model/index.ts';
import { foldCase } from '../util/fold-case.ts';
import { createPhraseFinder, type PhraseHit } from '../util/phrase-finder.ts';

/** Words of a text that stand for something named before them. */
export interface Pointer extends Span {
  readonly by: PointingRule;
  /** What they may stand for. */
  readonly to: readonly EntityKind[];
  /** With `member-named`: ids of the states that are members. */
  readonly members: ReadonlySet<string>;
  readonly apart: boolean;
}

/** Where an alliance's name stands in a phrase. */
const place = '{Alliance}';
/** Most characters between a pronoun and the word by which it says or does something ("It has since signed"). */
const verbReach = 16;

/**
 * Finds pointing phrases, those of the narrower rules first, so that "its NATO ally" is not taken for a plain "its". What lies in
 * a name points nowhere, but for the alliance in a phrase about its member.
 */
export function createPointerFinder({
  cues,
  pointers,
  alliances,
}: Pick<Vocabulary, 'cues' | 'pointers' | 'alliances'>): (
  document: Document,
  clusters: readonly MentionCluster[],
) => readonly Pointer[] {
  const plain = pointers.filter(({ phrase }) => !phrase.includes(place));
  const findPlain = createPhraseFinder(
    plain,
    ({ phrase }) => phrase,
    ({ to, by }) => `${to} ${by}`,
  );
  const findVerbs = createPhraseFinder(
    cues.filter(({ suggests }) => ['speech', 'status', 'action'].includes(suggests)),
    ({ phrase }) => phrase,
    ({ suggests }) => suggests,
  );
  const framed = pointers.filter(({ phrase }) => phrase.includes(place)).map(frameOf);
  const membersOf = new Map(
    alliances.map(({ id, members }) => [id, new Set(members.map(({ state }) => `state:${state}`))]),
  );
  return ({ text, sentences }, clusters) => {
    const names = clusters.flatMap(({ mentions }) => mentions);
    const hits = findPlain(text).filter((hit) => !names.some((name) => overlaps(name, hit)));
    const opening = hits.filter(({ entry, ...hit }) => {
      if (entry.by !== 'subject-before') return false;
      return sentences.some(({ start }) => start === hit.start);
    });
    const verbs = opening.length > 0 ? findVerbs(text) : [];
    return [
      ...framed.flatMap((frame) => inFrame(frame, text, clusters, membersOf)),
      ...together(opening.filter((hit) => verbs.some((verb) => follows(verb, hit)))),
      ...hits.filter(({ entry }) => entry.by !== 'subject-before').map(pointerOf),
    ];
  };
}

function follows(verb: Span, hit: Span): boolean {
  return verb.start > hit.end && verb.start - hit.end <= verbReach;
}

function pointerOf({ start, end, entry: { to, by, apart } }: PhraseHit<PointerRecord>): Pointer {
  return { start, end, by, to: [to], apart, members: new Set() };
}

/** One pronoun that may stand for several kinds is one pointer: what comes first decides, of whichever kind it is. */
function together(hits: readonly PhraseHit<PointerRecord>[]): readonly Pointer[] {
  const byStart = new Map<number, Pointer>();
  for (const hit of hits) {
    const known = byStart.get(hit.start);
    const pointer = pointerOf(hit);
    byStart.set(hit.start, known ? { ...known, to: [...known.to, ...pointer.to] } : pointer);
  }
  return [...byStart.values()];
}

/** A phrase cut at the alliance's place, in folded letters. */
interface Frame extends PointerRecord {
  readonly before: string;
  readonly after: string;
}

function frameOf(record: PointerRecord): Frame {
  const [before = '', after = ''] = foldCase(record.phrase).split(foldCase(place));
  return { ...record, before, after };
}

function inFrame(
  { before, after, to, by, apart }: Frame,
  text: string,
  clusters: readonly MentionCluster[],
  membersOf: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Pointer[] {
  return clusters.flatMap(({ entityId = '', mentions }) => {
    const members = membersOf.get(entityId);
    if (members === undefined) return [];
    return mentions.flatMap((mention): Pointer[] => {
      const start = mention.start - before.length;
      const end = mention.end + after.length;
      const stands =
        foldCase(text.slice(Math.max(0, start), mention.start)) === before &&
        foldCase(text.slice(mention.end, end)) === after &&
        !/\p{L}/u.test(text.slice(end, end + 1)) &&
        !/\p{L}/u.test(text.slice(Math.max(0, start - 1), Math.max(0, start)));
      return stands ? [{ start, end, by, to: [to], apart, members }] : [];
    });
  });
}
