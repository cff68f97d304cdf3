import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { Judgement, RecordEntry, StoreSettings } from '../../src/model/index.ts';
import {
  applyJudgements,
  type Decision,
  digest,
  explain,
  exportJudgements,
  judge,
  lastJudgement,
  type OpenGraph,
  openForWriting,
  openReview,
  type PipelineEvent,
  rebuild,
  retract,
  undoJudgement,
  verify,
} from '../../src/pipeline/index.ts';
import { commit } from '../../src/pipeline/open-graph.ts';
import { doubtfulArticles, handMade } from '../pipeline/hand-made-articles.ts';

const vocabulary = loadVocabulary();
const at = '2025-01-01T00:00:00.000Z';
/** To write the reference layer, in milliseconds. */
const longest = 480_000;
const readings = doubtfulArticles.map(handMade);
const yards = ['org:kverndal-yards', 'org:kverndal-yards-bergen'] as const;

export interface PlaceUnderTest {
  /** Empties the place of a store and says where it is; stores opened there are closed by the suite. */
  empty(): Promise<StoreSettings>;
}

/** What judgements promise over a store: they are kept with it, count whenever it is folded, and undo takes them back exactly. */
export function judgementContract(place: PlaceUnderTest): void {
  let settings: StoreSettings;
  let graph: OpenGraph;
  let events: PipelineEvent[] = [];
  const emit = (event: PipelineEvent): void => {
    events.push(event);
  };

  beforeEach(async () => {
    events = [];
    settings = await place.empty();
    graph = await openForWriting(settings, vocabulary, emit);
    await add(readings);
  }, longest);
  afterEach(() => graph.store.close());

  async function add(entries: readonly RecordEntry[]): Promise<void> {
    graph = await commit(graph, { entries, record: graph.record.with(entries) }, vocabulary);
  }
  async function decide(decision: Omit<Decision, 'by' | 'reasons'>, moment = at): Promise<void> {
    graph = await judge(graph, [{ by: 'anna', reasons: ['seen'], ...decision }], moment, vocabulary, emit);
  }
  async function undo(): Promise<Judgement | undefined> {
    const { graph: after, undone } = await undoJudgement(graph, { by: 'anna', at }, vocabulary, emit);
    graph = after;
    return undone;
  }
  async function apply(text: string) {
    const file = { text, source: 'judged.jsonl', by: 'bea', at };
    const { graph: after, applied } = await applyJudgements(graph, file, vocabulary, emit);
    graph = after;
    return applied;
  }
  const sum = () => digest(graph.store);
  async function ids(label: 'Organization' | 'Deal'): Promise<readonly string[]> {
    const { nodes } = await graph.store.readGraph();
    const told = nodes.filter((node) => node.label === label && /kverndal|sundal|^deal:/.test(node.id));
    return told.map(({ id }) => id).sort();
  }
  const pending = () => openReview(graph.record, vocabulary).pending(graph.record.judgements);
  const dealDoubt = () => {
    const found = pending().find(({ doubt }) => doubt.kind === 'deal');
    if (found === undefined) throw new Error('no deal is in doubt');
    return found.doubt;
  };

  it('keep an entity joined, and undo gives exactly the graph before', async () => {
    const before = await sum();
    await decide({ left: yards[1], right: yards[0], decision: 'same' });
    expect(await ids('Organization')).toEqual(['org:kverndal-yards', 'org:sundal-yards']);
    expect(await sum()).not.toBe(before);
    expect((await verify(graph.store, vocabulary)).offences).toEqual([]);
    const words = `judged same: ${yards[0]} and ${yards[1]}, by anna at ${at}: seen`;
    expect(await explain(graph.store, yards[0])).toContain(words);
    expect(await undo()).toMatchObject({ left: yards[0], right: yards[1], decision: 'same', by: 'anna' });
    expect(await sum()).toBe(before);
    expect(await undo()).toBeUndefined();
    expect((await verify(graph.store, vocabulary)).offences).toEqual([]);
  });

  it('join two deals that a claim of each names, and undo gives exactly the graph before', async () => {
    const before = await sum();
    expect(await ids('Deal')).toHaveLength(2);
    const { kind, left, right } = dealDoubt();
    await decide({ kind, left, right, decision: 'same' });
    expect(await ids('Deal')).toHaveLength(1);
    for (const claim of [left, right]) {
      const hex = claim.replace('claim:', '');
      expect(await explain(graph.store, hex)).toContain(`judged same: ${left} and ${right}, by anna`);
    }
    expect((await rebuild(graph, vocabulary)).digest).toBe(await sum());
    await undo();
    expect(await sum()).toBe(before);
  });

  it('go back to what was judged before, not to nothing', async () => {
    await decide({ left: yards[0], right: yards[1], decision: 'same' });
    const same = await sum();
    // The clock went back: what is judged later counts nevertheless.
    await decide({ left: yards[0], right: yards[1], decision: 'different' }, '2001-01-01T00:00:00.000Z');
    expect(await sum()).not.toBe(same);
    await undo();
    expect(await sum()).toBe(same);
  });

  it('outlive a closed store, and what is retracted and read again', async () => {
    await decide({ left: yards[0], right: yards[1], decision: 'same' });
    const { kind, left, right } = dealDoubt();
    await decide({ kind, left, right, decision: 'same' });
    const judged = await sum();
    await graph.store.close();
    graph = await openForWriting(settings, vocabulary, emit);
    expect(await sum()).toBe(judged);
    const [first] = readings;
    if (first === undefined) throw new Error('no reading');
    await retract(graph, { articleId: first.article.id, erase: false, at }, vocabulary, emit);
    await graph.store.close();
    graph = await openForWriting(settings, vocabulary, emit);
    expect(await ids('Deal')).toHaveLength(1);
    // By the judgement, the spelling that is left means the one entity still.
    expect(await ids('Organization')).toEqual(['org:kverndal-yards', 'org:sundal-yards']);
    await add([{ type: 'printing', article: first.article, at }]);
    expect(await sum()).toBe(judged);
  });

  it('fall silent when what they name is erased, and count again when it is read anew', async () => {
    const { kind, left, right } = dealDoubt();
    await decide({ kind, left, right, decision: 'same' });
    const judged = await sum();
    const [first] = readings;
    if (first === undefined) throw new Error('no reading');
    await retract(graph, { articleId: first.article.id, erase: true, at }, vocabulary, emit);
    await graph.store.close();
    graph = await openForWriting(settings, vocabulary, emit);
    expect((await verify(graph.store, vocabulary)).offences).toEqual([]);
    await add([first]);
    expect(await sum()).toBe(judged);
  });

  it('are given in a file that makes the same graph elsewhere, once or twice', async () => {
    await decide({ left: yards[0], right: yards[1], decision: 'different' });
    await decide({ left: yards[0], right: yards[1], decision: 'same' });
    const { kind, left, right } = dealDoubt();
    await decide({ kind, left, right, decision: 'unsure', score: 0.5 });
    await decide({ left: yards[0], right: 'org:sundal-yards', decision: 'same' });
    await undo();
    const [judged, file] = [await sum(), await exportJudgements(graph.store, vocabulary)];
    expect(file).toContain('"leftName":"Kverndal Yards"');
    const held = graph.record.judgements;
    await graph.store.close();
    graph = await openForWriting(await place.empty(), vocabulary, emit);
    await add(readings);
    events = [];
    expect(await apply(file)).toMatchObject({ added: 5, known: 0, refused: 0 });
    expect(await sum()).toBe(judged);
    expect(graph.record.judgements).toEqual(held);
    expect(await apply(file)).toMatchObject({ added: 0, known: 5, refused: 0 });
    expect(events).toEqual([]);
    expect(graph.record.judgements).toEqual(held);
    expect(lastJudgement(held)).toMatchObject({ decision: 'unsure', kind: 'deal' });
  });

  it('that a file gives at once make the graph that the same ones make one by one', async () => {
    const before = await sum();
    const doubts = pending().map(({ doubt: { kind, left, right } }) => ({ kind, left, right }));
    const lines = doubts.map((doubt) => JSON.stringify({ ...doubt, decision: 'same' }));
    expect(await apply(lines.join('\n'))).toMatchObject({ added: 2, refused: 0 });
    expect(pending()).toEqual([]);
    const filed = await sum();
    await undo();
    await undo();
    expect(await sum()).toBe(before);
    for (const doubt of doubts) await decide({ ...doubt, decision: 'same' });
    expect(await sum()).toBe(filed);
  });
}
