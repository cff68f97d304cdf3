import { distinct, type SnapshotIndex } from '../../model/index.ts';
import { counted, enumerated } from '../../util/wording.ts';
import type { DraftEntry, DraftSection } from '../dossier.ts';

/** On how many articles, stories, days and outlets the dossier rests, and by which means the claims were read. */
export function coverageSection(graph: SnapshotIndex, claimIds: readonly string[]): DraftSection {
  const sourced = distinct(claimIds).flatMap((id) => graph.claims.get(id) ?? []);
  const articles = [
    ...new Map(
      sourced.flatMap((each) => each.articles.map((article) => [article.id, article] as const)),
    ).values(),
  ];
  const stories = new Set(sourced.map(({ claim }) => graph.storyOf(claim.id)));
  const dates = articles.flatMap((article) => article.published ?? []).sort();
  const undated = articles.length - dates.length;
  const outlets = distinct(articles.flatMap((article) => article.outlet ?? [])).toSorted();
  const extractors = distinct(sourced.flatMap(({ claim }) => claim.extractors)).toSorted();
  const fact = (text: string, fields: DraftEntry['fields']): DraftEntry => ({
    text,
    basis: 'graph',
    fields,
    claims: [],
  });
  const entries = [
    fact(
      `${counted(sourced.length, 'claim')} from ${counted(articles.length, 'article')} telling ` +
        `${counted(stories.size, 'story', 'stories')}; counts of sources are counts of stories, so that reprints do not add up.`,
      { claims: sourced.length, articles: articles.length, stories: stories.size },
    ),
    fact(published(dates, undated), { first: dates[0] ?? '', last: dates.at(-1) ?? '', undated }),
    fact(`Outlets: ${enumerated(outlets) || 'none named'}.`, { outlets: outlets.join('; ') }),
    fact(`Claims were found by: ${enumerated(extractors)}.`, { extractors: extractors.join('; ') }),
  ];
  return {
    key: 'coverage',
    title: 'Method and coverage',
    columns: [],
    entries: sourced.length === 0 ? [] : entries,
    empty: 'No article in the graph speaks of this.',
  };
}

function published(dates: readonly string[], undated: number): string {
  const [first] = dates;
  if (first === undefined) return 'No article is dated.';
  const last = dates.at(-1) ?? first;
  const rest = undated > 0 ? `; ${counted(undated, 'article')} undated` : '';
  return `Published ${first === last ? first : `${first} to ${last}`}${rest}.`;
}
