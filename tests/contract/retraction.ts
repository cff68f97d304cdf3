import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GraphStore, Judgement, ReadText, RecordEntry } from '../../src/model/index.ts';
import { digest, rebuild, retract } from '../../src/pipeline/index.ts';
import { emptyRecord, readLiveRecord } from '../../src/pipeline/live-record.ts';
import { commit, foldRecord, type OpenGraph } from '../../src/pipeline/open-graph.ts';
import { digestOf } from '../../src/storage/index.ts';
import { leanVocabulary } from '../helpers/lean-vocabulary.ts';
import { entriesOf, recordedAt, reprinted } from '../pipeline/hand-made-entries.ts';
import { arbitraryTexts } from '../resolution/fixtures/arbitrary-texts.ts';
import { relation, role, told, transfer } from '../resolution/fixtures/build.ts';

const vocabulary = leanVocabulary();
const silent = () => undefined;
const s400 = { seller: 'Russia', buyer: 'India', item: 'S-400' } as const;

/** Texts that are apt to leave something behind: copies, near copies, a correction, names that only one of them explains. */
const telling: readonly ReadText[] = [
  told(
    '2018-10-05',
    [transfer({ ...s400, status: 'signed', value: [5.43e9, 'USD'] })],
    'Russia signed with India.',
  ),
  told(
    '2018-10-06',
    [transfer({ ...s400, status: 'signed', value: [5.43e9, 'USD'] })],
    'Russia  signed with India.',
  ),
  told(
    '2018-10-07',
    [transfer({ ...s400, status: 'signed', value: [5.2e9, 'USD'] })],
    'Russia signed with India. Corrects value in paragraph 1.',
  ),
  told(
    '2019',
    [relation('based_in', role('Organization', 'Kverndal Marine', ['KM']), role('State', 'Norway'))],
    'Kverndal Marine (KM) of Norway.',
  ),
  told(
    '2020',
    [transfer({ seller: role('Organization', 'KM'), buyer: 'India', item: 'corvettes' })],
    'KM sells.',
  ),
  told(undefined, [transfer({ ...s400, status: 'delivered' })], 'Without a day.'),
];

/** Ids that the texts' names come to, so that a judgement joins or parts them. */
const judged = ['org:kverndal-marine', 'org:km', 'weapon:su-30zq', 'weapon:su-30', 'weapon:escualo-70'];

const judgements: fc.Arbitrary<readonly Judgement[]> = fc.array(
  fc.record({
    type: fc.constant('judgement' as const),
    left: fc.constantFrom(...judged),
    right: fc.constantFrom(...judged),
    decision: fc.constantFrom('same', 'different', 'unsure'),
    by: fc.constant('test'),
    reasons: fc.constant([]),
    at: fc.constantFrom('2025-01-01T00:00:00.000Z', '2025-01-02T00:00:00.000Z'),
  }),
  { maxLength: 3 },
);

/** What is ingested, in its order; what of it is taken back, and how. */
const scripts = fc
  .record({
    texts: fc
      .tuple(arbitraryTexts, fc.subarray([...telling]))
      .map(([some, others]) => withCopies([...some, ...others])),
    judgements,
    order: fc.infiniteStream(fc.nat()),
    erase: fc.boolean(),
  })
  .chain(({ texts, judgements: decided, order, erase }) => {
    const ids = [...new Set(texts.flatMap(({ articles }) => articles.map(({ id }) => id)))];
    return fc.record({
      texts: fc.constant(texts),
      decided: fc.constant(decided),
      order: fc.constant(order),
      erase: fc.constant(erase),
      taken: fc.subarray(ids, { minLength: Math.min(1, ids.length), maxLength: Math.min(3, ids.length) }),
    });
  });

/** Every other text is printed by a second article, and one address carries two of them in turn. */
function withCopies(texts: readonly ReadText[]): readonly ReadText[] {
  const unique = [...new Map(texts.map((text) => [text.id, text])).values()];
  return unique.map((text, index) => {
    const copied = index % 2 === 0 ? reprinted(text, [`https://copy.example/${index}`, '2021-03-04']) : text;
    return index === 1 ? reprinted(copied, ['https://copy.example/0', '2021-05-06']) : copied;
  });
}

function without(texts: readonly ReadText[], ids: readonly string[]): readonly ReadText[] {
  return texts.flatMap((text) => {
    const articles = text.articles.filter(({ id }) => !ids.includes(id));
    return articles.length === 0 ? [] : [{ ...text, articles }];
  });
}

/** Entries in the order of a script: whichever is next of those that may come. A text is read before it is printed again. */
function shuffled(entries: readonly RecordEntry[], order: fc.Stream<number>): readonly RecordEntry[] {
  const waiting = [...entries];
  const next = order[Symbol.iterator]();
  const ordered: RecordEntry[] = [];
  while (waiting.length > 0) {
    const ready = waiting.filter(
      (entry) =>
        entry.type !== 'printing' ||
        !waiting.some((other) => other.type === 'reading' && other.text.id === entry.article.textId),
    );
    const chosen = ready[Number(next.next().value ?? 0) % ready.length];
    if (chosen === undefined) break;
    ordered.push(chosen);
    waiting.splice(waiting.indexOf(chosen), 1);
  }
  return ordered;
}

/** A store with nothing but the reference layer, whatever it held. */
async function emptied(store: GraphStore): Promise<OpenGraph> {
  await store.replaceRecord([]);
  await store.replaceGraph(foldRecord(emptyRecord, vocabulary));
  return { store, record: emptyRecord };
}

/** The graph after what a script ingests, in two commits: the second changes what the first has made. */
async function ingested(store: GraphStore, entries: readonly RecordEntry[]): Promise<OpenGraph> {
  let graph = await emptied(store);
  const half = Math.ceil(entries.length / 2);
  for (const part of [entries.slice(0, half), entries.slice(half)]) {
    graph = await commit(graph, { entries: part, record: graph.record.with(part) }, vocabulary);
  }
  return graph;
}

async function reread(store: GraphStore): Promise<OpenGraph> {
  const record = await readLiveRecord(store.readRecord());
  return { store, record };
}

/**
 * What a retraction promises, on any store: `open` gives one that may be emptied; whoever opened it closes it. `numRuns` is
 * how often the law is tried.
 */
export function retractionContract(open: () => Promise<GraphStore>, numRuns: number): void {
  it('ingesting A and B and taking back B gives what ingesting A alone gives, and so does rebuilding', async () => {
    const store = await open();
    await fc.assert(
      fc.asyncProperty(scripts, async ({ texts, decided, order, erase, taken }) => {
        let graph = await ingested(store, shuffled([...entriesOf(texts), ...decided], order));
        for (const articleId of taken) {
          await retract(graph, { articleId, erase, at: recordedAt }, vocabulary, silent);
          graph = await reread(store);
        }
        const alone = emptyRecord.with([...decided, ...entriesOf(without(texts, taken))]);
        const expected = digestOf(foldRecord(alone, vocabulary));
        expect(await digest(store)).toBe(expected);
        expect((await rebuild(graph, vocabulary)).digest).toBe(expected);
      }),
      { numRuns },
    );
  });
}
