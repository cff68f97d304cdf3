import type { Document, Mention, MentionCluster, NounRecord, Span } from '../../model/index.ts';
import { createPhraseFinder } from '../../util/phrase-finder.ts';

/** Characters that a title may put between a person and the State or body that it is an office of. */
const titleReach = 70;

/** Person (by cluster) → the clusters whose office its words give it, one of each type at most. */
export type Titles = ReadonlyMap<number, ReadonlySet<number>>;

/**
 * Finds offices that stand beside a name: "Russian Trade Minister Denis Manturov", "the French ambassador, X", "X, deputy head
 * of the exporter Y", "X, Turkey's foreign minister". A noun for a person must stand in the title.
 */
export function createTitleFinder(
  nouns: readonly NounRecord[],
): (document: Document, clusters: readonly MentionCluster[]) => Titles {
  const offices = nouns.filter((noun) => noun.of === 'person');
  const find = createPhraseFinder(
    offices,
    (noun) => noun.noun,
    (noun) => noun.of,
  );
  const isTitle = (words: string): boolean => find(words).length > 0;
  return ({ text }, clusters) =>
    new Map(
      clusters.flatMap((person, index) => {
        if (person.type !== 'Person') return [];
        const bodies = clusters.flatMap((body, at) => {
          if (body.type !== 'State' && body.type !== 'Organization' && body.type !== 'Alliance') return [];
          const gaps = named(person).flatMap((name) =>
            named(body).map((other) => titleGap(text, name, other, isTitle)),
          );
          const gap = Math.min(...gaps);
          return Number.isFinite(gap) ? [{ at, type: body.type, gap }] : [];
        });
        const nearest = bodies.filter(
          (one) => !bodies.some((other) => other.type === one.type && other.gap < one.gap),
        );
        return nearest.length > 0 ? [[index, new Set(nearest.map(({ at }) => at))] as const] : [];
      }),
    );
}

function named(cluster: MentionCluster): readonly Mention[] {
  return cluster.mentions.filter((mention) => mention.form === 'name');
}

/** Characters between a name and the body of its title; infinite where the words between or after are no title. */
function titleGap(text: string, name: Span, body: Span, isTitle: (words: string) => boolean): number {
  if (body.end <= name.start && name.start - body.end <= titleReach) {
    const between = text.slice(body.end, name.start);
    return !/[.;:!?]\s|\n/.test(between) && isTitle(between) ? between.length : Number.POSITIVE_INFINITY;
  }
  if (body.start < name.end || body.start - name.end > titleReach) return Number.POSITIVE_INFINITY;
  const between = text.slice(name.end, body.start);
  const after = text.slice(body.end, body.end + titleReach / 2).split(/[,.;\n]/)[0] ?? '';
  if (!/^,|^ \(/.test(between) || /[.;:!?]\s|\n/.test(between)) return Number.POSITIVE_INFINITY;
  return isTitle(between) || (between.length <= 6 && isTitle(after))
    ? between.length
    : Number.POSITIVE_INFINITY;
}
