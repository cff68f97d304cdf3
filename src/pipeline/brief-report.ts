import type { GraphStore, Snapshot, SourcedClaim, Vocabulary } from '../model/index.ts';
import { type Dossier, dossierOf, type Entry, type SectionKey } from '../reports/index.ts';
import { shortened } from '../util/wording.ts';
import { findEntity } from './find-entity.ts';
import { openSnapshot } from './open-snapshot.ts';

/** Statements shown of each section, the best told first. */
const shown: readonly (readonly [SectionKey, number])[] = [
  ['summary', 5],
  ['deals', 6],
  ['pressure', 5],
  ['resistance', 3],
];
/** Characters of words that are shown in one run, and of each where a claim has several. */
const quoteLength = 240;
const runLength = 140;

/** The beginning of a dossier for people in a hurry: its best-told statements, each with the words of one claim and who printed them. */
export async function briefReport(store: GraphStore, vocabulary: Vocabulary, words: string): Promise<string> {
  const index = await openSnapshot(store);
  const dossier = dossierOf(index, [findEntity(index, vocabulary, words).id]);
  const lines = shown.flatMap(([key, count]) => {
    const section = dossier.sections.find((each) => each.key === key);
    const entries = section?.entries.filter(({ basis }) => basis !== 'reference') ?? [];
    if (section === undefined || entries.length === 0) return [];
    const best = [...entries].sort(byWeight).slice(0, count);
    const rest = entries.length - best.length;
    return [
      '',
      section.title,
      ...best.flatMap((entry) => [
        `- ${entry.text}${told(entry)}`,
        ...(key === 'summary' ? [] : quoteLines(dossier, entry, index.claims)),
      ]),
      ...(rest > 0 ? [`  … and ${rest} more`] : []),
    ];
  });
  return `${[dossier.title, ...lines].join('\n')}\n`;
}

function byWeight(a: Entry, b: Entry): number {
  return (b.stories ?? 0) - (a.stories ?? 0) || (b.confidence ?? 0) - (a.confidence ?? 0);
}

/** How well a claim's words tell an entry at a glance: the status shown, in one short run, with confidence. */
function tells(sourced: SourcedClaim | undefined, entry: Entry): number {
  if (sourced === undefined) return 0;
  const { claim } = sourced;
  const [words, ...more] = claim.evidence;
  const short = more.length === 0 && words?.kind === 'words' && words.quote.length <= quoteLength;
  const asShown = claim.kind === 'transfer' && claim.status?.status === entry.fields['status'];
  return Number(asShown) + Number(short) + claim.confidence;
}

function told({ stories }: Entry): string {
  return stories === undefined ? '' : ` (${stories} ${stories === 1 ? 'story' : 'stories'})`;
}

function quoteLines(dossier: Dossier, entry: Entry, claims: Snapshot['claims']): readonly string[] {
  const telling = [...entry.claims].sort(
    (a, b) => tells(claims.get(b), entry) - tells(claims.get(a), entry),
  )[0];
  const note = dossier.footnotes.find((each) => each.claims.some((id) => id === telling));
  if (note === undefined || note.quotes.length === 0) return [];
  const longest = note.quotes.length === 1 ? quoteLength : runLength;
  // The words of the act may stand in any run: one alone could tell nothing of it.
  const quotes = note.quotes
    .map((quote) => `“${shortened(quote.replace(/\s+/g, ' '), longest)}”`)
    .join(' … ');
  const source = note.articles[0];
  const by = [source?.outlet, source?.published].filter(Boolean).join(', ');
  return [`    ${quotes} — ${by === '' ? (source?.id ?? 'unknown') : by}`];
}
