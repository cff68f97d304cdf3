import type {
  Description,
  Found,
  MapAnswer,
  MapFilters,
  NeighboursAnswer,
  PathsAnswer,
  QueryAnswer,
  Refused,
  ReviewAnswer,
  ShownArticle,
  Start,
} from '../../../src/explorer/api.ts';

/** What the server says when it refuses, in words for people. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

async function ask<Answer>(path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(
    path,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  ).catch(() => {
    throw new Refusal('`demarche explore` does not answer: it may have been stopped.');
  });
  if (response.ok) {
    // The server answers as the contract in src/explorer/api.ts has it.
    return (await response.json()) as Answer;
  }
  const text = await response.text();
  throw new Refusal(messageIn(text));
}

function messageIn(text: string): string {
  try {
    return (JSON.parse(text) as Refused).message;
  } catch {
    return text;
  }
}

const parameters = (given: Readonly<Record<string, string | number | undefined>>): string =>
  new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString();

/** The filters of a view as the server takes them, and nothing else of it. */
export function filterParameters(filters: MapFilters): Readonly<Record<string, string | number | undefined>> {
  const { types, acts, law, category, confidence, stories, from, to, parties, limit } = filters;
  return {
    types: types.join(','),
    acts: acts.join(','),
    law,
    category,
    confidence,
    stories,
    from,
    to,
    parties,
    limit,
  };
}

/** Every question that the page asks its server. */
export const server = {
  start: () => ask<Start>('/api/start'),
  map: (filters: MapFilters) => ask<MapAnswer>(`/api/map?${parameters(filterParameters(filters))}`),
  search: (words: string) => ask<readonly Found[]>(`/api/search?${parameters({ q: words })}`),
  describe: (id: string, filters: MapFilters, offset: number) =>
    ask<Description>(`/api/describe?${parameters({ ...filterParameters(filters), id, offset })}`),
  article: (claim: string) => ask<ShownArticle>(`/api/article?${parameters({ claim })}`),
  neighbours: (id: string) => ask<NeighboursAnswer>(`/api/neighbours?${parameters({ id })}`),
  paths: (from: string, to: string) => ask<PathsAnswer>(`/api/paths?${parameters({ from, to })}`),
  query: (words: string, given: Readonly<Record<string, string>>) =>
    ask<QueryAnswer>('/api/query', { words, parameters: given }),
  review: () => ask<ReviewAnswer>('/api/review'),
  judge: (decision: {
    readonly kind: 'entity' | 'deal' | 'listing';
    readonly left: string;
    readonly right: string;
    readonly decision: 'same' | 'different' | 'unsure';
  }) => ask<ReviewAnswer>('/api/review', decision),
  undoJudgement: () => ask<ReviewAnswer>('/api/review/undo', {}),
} as const;
