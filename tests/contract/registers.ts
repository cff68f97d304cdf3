import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { Cell, Refusal, Vocabulary } from '../../src/model/index.ts';
import {
  digest,
  type Emit,
  ingestSanctions,
  ingestTransfers,
  judge,
  openReview,
  query,
  rebuild,
  retract,
  verify,
} from '../../src/pipeline/index.ts';
import { readLiveRecord } from '../../src/pipeline/live-record.ts';
import { commit, foldRecord, type OpenGraph } from '../../src/pipeline/open-graph.ts';
import { digestOf } from '../../src/storage/index.ts';
import { entriesOf } from '../pipeline/hand-made-entries.ts';
import { relation, role, told, transfer } from '../resolution/fixtures/build.ts';

/** All names, and of the reference layer no more than the lists below ask for: stores are filled often. */
export function registersVocabulary(): Vocabulary {
  const all = loadVocabulary();
  const bodies = ['org:almaz-antey', 'org:rosoboronexport', 'org:hezbollah'];
  return {
    ...all,
    weapons: [],
    alliances: [],
    treatyAllies: [],
    programmes: [],
    laws: [],
    organizations: all.organizations.filter(({ id }) => bodies.includes(id)),
    people: all.people.filter(({ id }) => id === 'person:vladimir-putin'),
  };
}

const vocabulary = registersVocabulary();
/** A store on a busy server takes its time. */
const timeout = 600_000;
const fixture = (name: string) => join(import.meta.dirname, '..', 'registers', 'fixtures', name);
const at = '2025-01-01T00:00:00.000Z';
const limits = { limit: 1000, timeoutMs: 60_000 };
const texts = [
  told(
    '2018-10-05',
    [transfer({ seller: 'Russia', buyer: 'India', item: 'S-400', status: 'signed', quantity: 5 })],
    'Russia signed with India.',
  ),
  told(
    '2019-02-03',
    [
      relation('based_in', role('Organization', 'Kverndal Marine'), role('State', 'Norway')),
      transfer({
        seller: role('Organization', 'Kverndal Marine'),
        buyer: 'India',
        item: role('WeaponSystem', 'Zzyx-9'),
      }),
    ],
    'Kverndal Marine of Norway sells India the Zzyx-9.',
  ),
];

/** What registers promise on every store; `open` gives an empty graph, which the contract closes. */
export function registersContract(open: () => Promise<OpenGraph>): void {
  const refusals: Refusal[] = [];
  const emit: Emit = (event) => {
    if (event.type === 'refused') refusals.push(event.refusal);
  };
  const options = { emit, now: () => new Date(at) };
  const add = (graph: OpenGraph, ...some: typeof texts) => {
    const entries = entriesOf(some);
    return commit(graph, { entries, record: graph.record.with(entries) }, vocabulary);
  };
  const reread = async ({ store }: OpenGraph): Promise<OpenGraph> => ({
    store,
    record: await readLiveRecord(store.readRecord()),
  });
  const rows = async (graph: OpenGraph, cypher: string): Promise<readonly (readonly Cell[])[]> =>
    (await graph.store.query(cypher, {}, limits)).rows;

  describe('registers', () => {
    it('stand beside what articles tell, which they leave as it is, whatever comes first', {
      timeout,
    }, async () => {
      let graph = await add(await open(), ...texts);
      const before = await graph.store.readGraph();
      const summary = await ingestTransfers([fixture('trade-register.csv')], graph, vocabulary, options);
      expect(summary).toMatchObject({ files: 1, read: 10, new: 9, known: 0, refused: 1 });
      expect(summary.unresolved.map(({ field, words }) => `${field} ${words}`).sort()).toEqual([
        'designation Zulfiqar-9000',
        'ordered soon',
        'recipient Ruritania',
        'supplier Unknown supplier(s)',
      ]);
      graph = await reread(graph);
      await ingestSanctions(['sdn.csv', 'alt.csv', 'add.csv'].map(fixture), graph, vocabulary, options);
      graph = await reread(graph);
      const after = await graph.store.readGraph();
      const kept = new Map(after.nodes.map((node) => [node.id, node]));
      for (const node of before.nodes) expect(kept.get(node.id)).toEqual(node);
      const own = after.relationships.filter(({ properties }) => properties['basis'] === 'register');
      expect(own.length).toBeGreaterThan(15);
      const summed = after.relationships.filter(({ type }) => /ARMS_TO$|^SANCTIONS$/.test(type));
      expect(summed).toEqual(before.relationships.filter(({ type }) => /ARMS_TO$|^SANCTIONS$/.test(type)));
      // The words of hand-made claims are not looked at here.
      const { offences } = await verify(graph.store, vocabulary);
      expect(offences.filter(({ kind }) => kind !== 'claim')).toEqual([]);
      const sum = await digest(graph.store);
      expect(sum).toBe(digestOf(foldRecord(graph.record, vocabulary)));
      await graph.store.close();

      // The other way round: registers first, then the articles, each in a commit of its own.
      let other = await open();
      await ingestTransfers([fixture('trade-register.csv')], other, vocabulary, options);
      other = await reread(other);
      for (const text of [...texts].reverse()) other = await add(other, text);
      await ingestSanctions(
        ['sdn.csv', 'alt.csv', 'add.csv'].map(fixture),
        await reread(other),
        vocabulary,
        options,
      );
      expect(await digest(other.store)).toBe(sum);
      expect((await rebuild(await reread(other), vocabulary)).digest).toBe(sum);
      await other.store.close();
    });

    it('are known when read again, shown with their words, and taken back as if they had never been there', {
      timeout,
    }, async () => {
      const graph = await add(await open(), ...texts);
      const before = await digest(graph.store);
      await ingestTransfers([fixture('trade-register.csv')], graph, vocabulary, options);
      const again = await ingestTransfers(
        [fixture('trade-register.csv')],
        await reread(graph),
        vocabulary,
        options,
      );
      expect(again).toMatchObject({ new: 0, known: 9 });
      const [row] = await rows(
        graph,
        'MATCH (e:RegisterEntry {line: 7})-[:ENTERED_IN]->(r:Register) MATCH (e)-[:RECORDED_BUYER]->(b) MATCH (e)-[:RECORDED_ITEM]->(i) RETURN e.words AS words, e.ordered AS ordered, e.orderYear AS year, b.id AS buyer, i.id AS item, r.id AS register',
      );
      expect(row?.slice(1, 5)).toEqual([5, 2018, 'state:IND', 'weapon:s-400']);
      expect(String(row?.[0])).toMatch(/^India,Russia,2018/);
      const state = await query(
        'register-of-state',
        new Map([['state', 'India']]),
        graph.store,
        vocabulary,
        limits,
      );
      expect(state.rows).toHaveLength(1);
      for (const erase of [false, true]) {
        const current = await reread(graph);
        const id = [...current.record.registers.keys()][0] ?? String(row?.[5]);
        await retract(current, { articleId: id, erase, at }, vocabulary, emit);
        expect(await digest(graph.store)).toBe(before);
        if (!erase) continue;
        const entries = [];
        for await (const entry of graph.store.readRecord()) entries.push(entry.type);
        expect(entries).not.toContain('register');
      }
      await graph.store.close();
    });

    it('link who is surely on a list, ask about who may be, and keep to what a person says', {
      timeout,
    }, async () => {
      let graph = await add(await open(), ...texts);
      const files = ['sdn.csv', 'alt.csv', 'add.csv'].map(fixture);
      const summary = await ingestSanctions(files, graph, vocabulary, options);
      expect(summary.linked.map(({ entity }) => entity).sort()).toEqual([
        'org:almaz-antey',
        'org:hezbollah',
        'org:kverndal-marine',
        'person:vladimir-putin',
      ]);
      expect(summary.doubts.map(({ left, right }) => [left, right])).toEqual([
        ['listing:ofac-sdn:1002', 'org:rosoboronexport'],
      ]);
      const listed = await query('listed-for-sanctions', new Map(), graph.store, vocabulary, limits);
      expect(listed.rows.map(([who, , , programmes, laws]) => [who, programmes, laws])).toContainEqual([
        'Almaz-Antey',
        ['RUSSIA-EO14024', 'UKRAINE-EO13662'],
        ['Executive Order 13662', 'Executive Order 14024'],
      ]);
      graph = await reread(graph);
      const [asked] = openReview(graph.record, vocabulary).pending(graph.record.judgements);
      expect(asked?.doubt).toMatchObject({ kind: 'listing', left: 'listing:ofac-sdn:1002' });
      const pair = { kind: 'listing', left: 'listing:ofac-sdn:1002', right: 'org:rosoboronexport' } as const;
      const decide = (decision: 'same' | 'different') =>
        judge(graph, [{ ...pair, decision, by: 'test', reasons: [] }], at, vocabulary, emit);
      graph = await decide('same');
      const link = "MATCH (l:Listing {id: 'listing:ofac-sdn:1002'})-[:LISTS]->(o) RETURN o.id AS id";
      expect(await rows(graph, link)).toEqual([['org:rosoboronexport']]);
      expect(await digest(graph.store)).toBe(digestOf(foldRecord(graph.record, vocabulary)));
      graph = await decide('different');
      expect(await rows(graph, link)).toEqual([]);
      expect(openReview(graph.record, vocabulary).pending(graph.record.judgements)).toEqual([]);
      await graph.store.close();
    });
  });
}
