import { DemarcheError, type PartialDate, type RecordEntry } from '../model/index.ts';
import { lastDayOf } from '../util/date-bounds.ts';
import { editState, emptyState, type HeldArticle, type HeldText, type RecordState } from './record-state.ts';

/**
 * The record as it would be had it ended with a date: the articles published by its last possible day, those without a day of
 * their own by the day on which they were read, with their texts and claims. What was retracted since is gone, and settings and
 * judgements are those of today: both put right how the articles are read. The settings say the date, so that whoever folds
 * these entries stops there, and nobody adds to them. Throws `settings/invalid` for a date after that of a snapshot.
 */
export async function recordAsOf(
  entries: AsyncIterable<RecordEntry>,
  asOf: PartialDate,
  { settings: unsaid, at: recordedAt }: { readonly settings: Settings; readonly at: string },
): Promise<readonly RecordEntry[]> {
  const editor = editState(emptyState);
  for await (const entry of entries) editor.add(entry);
  const state = editor.state();
  const settings = state.settings ?? unsaid;
  if (settings.asOf !== undefined && lastDayOf(asOf) > lastDayOf(settings.asOf)) {
    throw new DemarcheError(
      'settings/invalid',
      `The store is a snapshot as of ${settings.asOf} and knows nothing later: ${asOf} is after it. Ask the store that it was taken of.`,
    );
  }
  return [
    { type: 'settings', settings: { ...settings, asOf }, at: recordedAt },
    ...articlesOf(state, lastDayOf(asOf)),
    ...registersOf(state, lastDayOf(asOf)),
    ...state.judgements,
  ];
}

/** Registers known by a day: by the date that they bear, else by that on which they were recorded. */
function registersOf({ registers }: RecordState, day: string): readonly RecordEntry[] {
  return [...registers.values()]
    .filter(
      ({ register, recorded }) => (register.asOf ? lastDayOf(register.asOf) : recorded.slice(0, 10)) <= day,
    )
    .map(({ register, recorded, transfers, listings }) => ({
      type: 'register',
      register,
      transfers: [...transfers.values()],
      listings: [...listings.values()],
      at: recorded,
    }));
}

type Settings = NonNullable<RecordState['settings']>;

interface Printing {
  readonly textId: string;
  readonly held: HeldText;
  readonly article: HeldArticle;
}

/** Readings and printings in the order of the record: a text is read with the first article that printed it by then. */
function articlesOf({ texts }: RecordState, day: string): readonly RecordEntry[] {
  const printings = [...texts.entries()]
    .flatMap(([textId, held]) =>
      [...held.articles.values()]
        .filter((article) => knownDay(article) <= day)
        .map((article): Printing => ({ textId, held, article })),
    )
    .sort((a, b) => a.article.order - b.article.order);
  const read = new Set<string>();
  return printings.flatMap((printing): readonly RecordEntry[] => {
    const { head, recorded: at } = printing.article;
    if (read.has(printing.textId)) return [{ type: 'printing', article: head, at }];
    read.add(printing.textId);
    return readingsOf(printing);
  });
}

function readingsOf({ textId, held, article }: Printing): readonly RecordEntry[] {
  const { head, recorded: at } = article;
  const [first, ...others] = held.claims;
  const [extractor, claims] = first ?? ['none', []];
  return [
    {
      type: 'reading',
      article: head,
      text: { id: textId, text: held.text },
      extractor,
      claims: [...claims],
      at,
    },
    ...others.map(
      ([other, found]): RecordEntry => ({
        type: 'rereading',
        textId,
        extractor: other,
        claims: [...found],
        at,
      }),
    ),
  ];
}

/** By the end of which day an article was known, as a full date. */
function knownDay({ head: { published }, recorded }: HeldArticle): string {
  return published === undefined ? recorded.slice(0, 10) : lastDayOf(published);
}
