import {
  type Document,
  type Mention,
  type MentionCluster,
  overlaps,
  type Span,
  type Vocabulary,
} from '../model/index.ts';
import { createPointerFinder, type Pointer } from './pointers.ts';

/** How many sentences back a pointing phrase may look for the name it stands for. */
const reach = 2;

/**
 * Adds to clusters the phrases that point back to them ("the system", "both countries", "its NATO ally", "it"), each by the
 * rule of its vocabulary record. Names at most two sentences back count, and those before the phrase in its own sentence.
 * Where a rule finds no name, or more than it needs, the phrase stands for nothing.
 */
export function createAnaphorLinker(
  vocabulary: Pick<Vocabulary, 'cues' | 'pointers' | 'alliances'>,
): (document: Document, clusters: readonly MentionCluster[]) => readonly MentionCluster[] {
  const findPointers = createPointerFinder(vocabulary);
  return (document, clusters) => {
    const names = namesIn(document.sentences, clusters);
    const added = new Map<MentionCluster, Mention[]>();
    const taken: Span[] = [];
    for (const pointer of findPointers(document, clusters)) {
      if (taken.some((span) => overlaps(span, pointer))) continue;
      const antecedents = antecedentsOf(pointer, names);
      if (antecedents.length > 0) taken.push(pointer);
      const { start, end, by } = pointer;
      const mention: Mention = { start, end, form: 'anaphor', source: 'coreference', by };
      for (const antecedent of antecedents) {
        added.set(antecedent, [...(added.get(antecedent) ?? []), mention]);
      }
    }
    return clusters.map((cluster) => {
      const pointing = [...(added.get(cluster) ?? [])].sort((a, b) => a.start - b.start);
      return { ...cluster, mentions: [...cluster.mentions, ...pointing] };
    });
  };
}

/** A name where it stands, with the number of its sentence. */
interface Named extends Span {
  readonly cluster: MentionCluster;
  readonly sentence: number;
}

interface Names {
  /** In the order of the text. */
  readonly all: readonly Named[];
  readonly sentences: readonly Span[];
}

function namesIn(sentences: readonly Span[], clusters: readonly MentionCluster[]): Names {
  const all = clusters
    .flatMap((cluster) =>
      cluster.mentions
        .filter(({ form }) => form === 'name')
        .map(({ start, end }) => ({ start, end, cluster, sentence: sentenceAt(start, sentences) })),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end);
  return { all, sentences };
}

function sentenceAt(at: number, sentences: readonly Span[]): number {
  return sentences.findLastIndex(({ start }) => start <= at);
}

function antecedentsOf(pointer: Pointer, { all, sentences }: Names): readonly MentionCluster[] {
  const here = sentenceAt(pointer.start, sentences);
  const before = all.filter(
    ({ cluster, end, sentence }) =>
      pointer.to.some((kind) => kind === cluster.type) && end <= pointer.start && sentence >= here - reach,
  );
  const own = new Set(before.filter(({ sentence }) => sentence === here).map(({ cluster }) => cluster));
  switch (pointer.by) {
    case 'last-named':
      return before.slice(-1).map(({ cluster }) => cluster);
    case 'two-named-together':
      return twoNamedTogether(before, here);
    case 'member-named': {
      const members = before.filter(
        ({ cluster }) => pointer.members.has(cluster.entityId ?? '') && !(pointer.apart && own.has(cluster)),
      );
      return members.slice(-1).map(({ cluster }) => cluster);
    }
    case 'subject-before':
      return before
        .filter(({ sentence }) => sentence === here - 1)
        .slice(0, 1)
        .map(({ cluster }) => cluster);
  }
}

/** The two that the nearest sentence with two and more names; of three nobody can say which two are meant. */
function twoNamedTogether(before: readonly Named[], here: number): readonly MentionCluster[] {
  for (let sentence = here; sentence >= here - reach; sentence--) {
    const together = new Set(
      before.filter((name) => name.sentence === sentence).map(({ cluster }) => cluster),
    );
    if (together.size === 2) return [...together];
    if (together.size > 2) return [];
  }
  return [];
}
