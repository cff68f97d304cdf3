import { DemarcheError, type GraphStore } from '../model/index.ts';
import { namedQueries } from '../storage/index.ts';

/** Words that an event rests on, short enough to stand beside a row. */
export interface ShortEvidence {
  readonly claim: string;
  readonly quote: string;
  readonly outlet?: string;
  readonly published?: string;
}

const quoteLength = 240;

/** The first claims of an event, by publication, at most `most`; none for an id that is no event's. */
export async function evidenceOf(
  store: GraphStore,
  event: string,
  most: number,
): Promise<readonly ShortEvidence[]> {
  const named = namedQueries().find(({ name }) => name === 'evidence-of-event');
  if (named === undefined)
    throw new DemarcheError('defect', 'cypher/read/evidence-of-event.cypher is missing.');
  const { columns, rows } = await store.query(named.text, { event }, { limit: most, timeoutMs: 10_000 });
  return rows.map((row) => {
    const cell = (column: string) => row[columns.indexOf(column)];
    const [claim, quote, outlet, published] = ['claim', 'quote', 'outlet', 'published'].map(cell);
    const words = String(quote);
    return {
      claim: String(claim),
      quote: words.length > quoteLength ? `${words.slice(0, quoteLength)} …` : words,
      ...(typeof outlet === 'string' && { outlet }),
      ...(typeof published === 'string' && { published }),
    };
  });
}
