import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cell, type GraphStore, isDemarcheError, type RecordEntry } from '../../src/model/index.ts';
import { digestOf, namedQueries } from '../../src/storage/index.ts';
import {
  additions,
  entries,
  noChanges,
  node,
  relationship,
  sampleGraph,
  sampleParameters,
} from '../storage/sample-graph.ts';
import { influenceTwins } from './influence-twins.ts';
import { scenesContract } from './scenes.ts';
import { brokenQueries, reachingQueries, readingQueries, writingQueries } from './writing-queries.ts';

export interface StoreUnderTest {
  /** Empties the store's place and opens it. */
  fresh(): Promise<GraphStore>;
  /** Opens what is there. */
  reopen(): Promise<GraphStore>;
}

const limits = { limit: 1000, timeoutMs: 20_000 };
const hostileNames = [
  "'}) DETACH DELETE n //",
  '`) DELETE n //',
  '"\\"',
  "it's\nnew\r\nlines\u2028",
  '😀 $x {y}',
  '\u0000',
];

async function recordOf(store: GraphStore): Promise<readonly RecordEntry[]> {
  const found: RecordEntry[] = [];
  for await (const entry of store.readRecord()) found.push(entry);
  return found;
}

async function digest(store: GraphStore): Promise<string> {
  return digestOf(await store.readGraph());
}

/** What every store promises. `under.fresh` and `under.reopen` are asked for by each test. */
export function graphStoreContract(under: StoreUnderTest): void {
  async function opened(work: (store: GraphStore) => Promise<void>): Promise<void> {
    const store = await under.fresh();
    try {
      await work(store);
    } finally {
      await store.close();
    }
  }

  /** A store whose graph is current and empty. */
  function ready(work: (store: GraphStore) => Promise<void>): Promise<void> {
    return opened(async (store) => {
      await store.replaceGraph({ nodes: [], relationships: [] });
      await work(store);
    });
  }

  describe('graph', () => {
    it('is missing in a new store, and current once it was replaced', () =>
      opened(async (store) => {
        expect(store.graphState).toBe('missing');
        await store.replaceGraph(sampleGraph);
        expect(store.graphState).toBe('current');
        expect(await digest(store)).toBe(digestOf(sampleGraph));
      }));

    it('refuses a commit before it was made', () =>
      opened(async (store) => {
        await expect(store.commit(entries(0, 1), noChanges)).rejects.toMatchObject({ code: 'defect' });
        expect(await recordOf(store)).toEqual([]);
      }));

    it('has another position after every commit, and the same until then', () =>
      ready(async (store) => {
        const first = await store.position();
        expect(await store.position()).toBe(first);
        await store.commit(entries(0, 1), additions(sampleGraph));
        const second = await store.position();
        expect(second).not.toBe(first);
        await store.commit(entries(1, 2), noChanges);
        expect([first, second]).not.toContain(await store.position());
      }));

    it('is the same after committing twice as after once', () =>
      ready(async (store) => {
        await store.commit(entries(0, 1), additions(sampleGraph));
        const once = await digest(store);
        await store.commit(entries(1, 2), additions(sampleGraph));
        expect(await digest(store)).toBe(once);
        expect(once).toBe(digestOf(sampleGraph));
      }));

    it('replaces properties, so that one that vanished is gone', () =>
      ready(async (store) => {
        const edge = relationship('ALLY_OF', 'state:IND', 'state:RUS', { sources: 1, basis: 'article' });
        await store.commit([], {
          ...noChanges,
          upsertNodes: [node('state:IND', 'India', { iso3: 'IND', sources: 7 }), node('state:RUS', 'Russia')],
          upsertRelationships: [edge],
        });
        const after = {
          nodes: [node('state:IND', 'Bharat', { aliases: [] }), node('state:RUS', 'Russia')],
          relationships: [{ ...edge, properties: { weight: 0.25 } }],
        };
        await store.commit([], additions(after));
        expect(await digest(store)).toBe(digestOf(after));
      }));

    it('tells relationships apart by type, ends and key', () =>
      ready(async (store) => {
        const rows = {
          nodes: [node('state:IND', 'India'), node('state:RUS', 'Russia')],
          relationships: [
            relationship('SELLS_ARMS_TO', 'state:RUS', 'state:IND', { weight: 1 }, 'a'),
            relationship('SELLS_ARMS_TO', 'state:RUS', 'state:IND', { weight: 2 }, 'b'),
            relationship('SELLS_ARMS_TO', 'state:IND', 'state:RUS', { weight: 3 }, 'a'),
            relationship('THREATENS', 'state:RUS', 'state:IND', { weight: 4 }, 'a'),
          ],
        };
        await store.commit([], additions(rows));
        await store.commit([], additions(rows));
        expect(await digest(store)).toBe(digestOf(rows));
        const [first, ...rest] = rows.relationships;
        if (first === undefined) throw new Error('no relationship');
        await store.commit([], { ...noChanges, deleteRelationships: [first] });
        expect(await digest(store)).toBe(digestOf({ ...rows, relationships: rest }));
      }));

    it('deletes nodes with their relationships', () =>
      ready(async (store) => {
        await store.commit([], additions(sampleGraph));
        await store.commit([], { ...noChanges, deleteNodes: [{ label: 'State', id: 'state:IND' }] });
        const left = {
          nodes: sampleGraph.nodes.filter(({ id }) => id !== 'state:IND'),
          relationships: sampleGraph.relationships.filter(
            ({ from, to }) => from.id !== 'state:IND' && to.id !== 'state:IND',
          ),
        };
        expect(await digest(store)).toBe(digestOf(left));
      }));

    it('becomes exactly the rows it is replaced by', () =>
      ready(async (store) => {
        await store.commit(entries(0, 3), additions(sampleGraph));
        const rows = {
          nodes: [...sampleGraph.nodes.slice(0, 12), node('state:PAK', 'Pakistan')],
          relationships: sampleGraph.relationships.slice(0, 2),
        };
        await store.replaceGraph(rows);
        expect(await digest(store)).toBe(digestOf(rows));
        expect(await recordOf(store)).toEqual(entries(0, 3));
      }));

    it('keeps more rows than one batch, and a value of each kind', () =>
      ready(async (store) => {
        const rows = {
          nodes: Array.from({ length: 2100 }, (_, index) =>
            node(`state:${index}`, `State ${index}`, {
              whole: index,
              large: 9_007_199_254_740_991,
              fraction: index / 3,
              negative: -1,
              yes: true,
              list: ['b', 'a', ''],
              empty: [],
              word: '',
            }),
          ),
          relationships: Array.from({ length: 1100 }, (_, index) =>
            relationship('ALLY_OF', 'state:0', `state:${index + 1}`, { since: index }),
          ),
        };
        await store.replaceGraph(rows);
        expect(await digest(store)).toBe(digestOf(rows));
      }));

    it('takes back everything when a relationship lacks an end', () =>
      ready(async (store) => {
        const changes = {
          ...noChanges,
          upsertNodes: [node('state:IND', 'India')],
          upsertRelationships: [relationship('ALLY_OF', 'state:IND', 'state:XXX')],
        };
        await expect(store.commit(entries(0, 1), changes)).rejects.toMatchObject({ code: 'defect' });
        expect(await store.readGraph()).toEqual({ nodes: [], relationships: [] });
        expect(await recordOf(store)).toEqual([]);
        await store.commit(entries(0, 1), { ...changes, upsertRelationships: [] });
        expect(await recordOf(store)).toHaveLength(1);
      }));

    it.each(hostileNames)('keeps %j as data', (name) =>
      ready(async (store) => {
        // Names of properties come from the fold; Grafeo takes none with a NUL in it.
        const property = name.replaceAll('\0', 'NUL');
        const rows = {
          nodes: [
            node('state:IND', name, { aliases: [name], [property]: name }),
            node(`article:${name}`, name),
            node(`text:${name}`, 'a half character \ud800'),
          ],
          relationships: [
            relationship('PRINTS', `article:${name}`, `text:${name}`, { [property]: name }, name),
          ],
        };
        await store.commit([], additions(rows));
        expect(await digest(store)).toBe(digestOf(rows));
        const found = await store.query('MATCH (n {name: $name}) RETURN count(n)', { name }, limits);
        expect(found.rows).toEqual([[2]]);
        await store.commit([], { ...noChanges, deleteNodes: rows.nodes });
        expect(await store.readGraph()).toEqual({ nodes: [], relationships: [] });
      }),
    );
  });

  describe('record', () => {
    it('is read back in order', () =>
      ready(async (store) => {
        await store.commit(entries(0, 3), noChanges);
        await store.commit(entries(3, 4), noChanges);
        await store.commit(entries(4, 500), noChanges);
        expect(await recordOf(store)).toEqual(entries(0, 500));
      }));

    it('keeps commits that were asked for at once in their order', () =>
      ready(async (store) => {
        await Promise.all([0, 1, 2, 3, 4].map((at) => store.commit(entries(at, at + 1), noChanges)));
        expect(await recordOf(store)).toEqual(entries(0, 5));
        expect(store.graphState).toBe('current');
      }));

    it('can be replaced, and the graph waits to be replaced too', () =>
      ready(async (store) => {
        await store.commit(entries(0, 5), additions(sampleGraph));
        await store.replaceRecord(entries(2, 4));
        expect(store.graphState).toBe('behind');
        expect(await recordOf(store)).toEqual(entries(2, 4));
        await store.replaceGraph(sampleGraph);
        expect(store.graphState).toBe('current');
        expect(await digest(store)).toBe(digestOf(sampleGraph));
      }));

    it('can be replaced by what is read from itself', () =>
      ready(async (store) => {
        await store.commit(entries(0, 450), noChanges);
        async function* even(): AsyncGenerator<RecordEntry> {
          let index = 0;
          for await (const entry of store.readRecord()) if (index++ % 2 === 0) yield entry;
        }
        await store.replaceRecord(even());
        expect(await recordOf(store)).toEqual(entries(0, 450).filter((_, index) => index % 2 === 0));
        await store.replaceRecord([]);
        expect(await recordOf(store)).toEqual([]);
      }));
  });

  it('keeps everything when it is reopened', async () => {
    const store = await under.fresh();
    await store.replaceGraph(sampleGraph);
    await store.commit(entries(0, 3), { ...noChanges, upsertNodes: [node('state:PAK', 'Pakistan')] });
    const before = await digest(store);
    await store.close();
    const again = await under.reopen();
    expect(again.graphState).toBe('current');
    expect(await digest(again)).toBe(before);
    expect(await recordOf(again)).toEqual(entries(0, 3));
    await again.replaceRecord(entries(0, 1));
    await again.close();
    const behind = await under.reopen();
    expect(behind.graphState).toBe('behind');
    expect(await recordOf(behind)).toEqual(entries(0, 1));
    await behind.close();
  });

  describe('query', () => {
    let store: GraphStore;
    beforeAll(async () => {
      store = await under.fresh();
      await store.replaceGraph(sampleGraph);
    });
    afterAll(() => store.close());

    it.each(writingQueries)('refuses %j', async (cypher) => {
      const refusal = await store.query(cypher, {}, limits).catch((error: unknown) => error);
      expect(isDemarcheError(refusal, 'query/not-read-only'), String(refusal)).toBe(true);
      expect(await digest(store)).toBe(digestOf(sampleGraph));
    });

    it.each(reachingQueries)('refuses %j, naming %s', async (cypher, names) => {
      const refusal: unknown = await store.query(cypher, {}, limits).catch((error: unknown) => error);
      if (!isDemarcheError(refusal, 'query/not-read-only')) throw refusal;
      expect(refusal.message).toContain(names);
      expect(refusal.message).toMatch(/only reading is allowed|must begin with|not among those|runs none/);
    });

    it.each(brokenQueries)('does not run %j', async (cypher) => {
      await expect(store.query(cypher, {}, limits)).rejects.toMatchObject({ code: 'query/failed' });
    });

    it('has the same graph after all that was refused', async () => {
      expect(await digest(store)).toBe(digestOf(sampleGraph));
    });

    it.each(readingQueries)('runs %j', async (cypher) => {
      const { rows } = await store.query(cypher, { copy: 1 }, limits);
      expect(rows.length).toBeGreaterThan(0);
    });

    it('gives plain values', async () => {
      const { rows, columns } = await store.query(
        `MATCH p = (n:State {id: 'state:RUS'})<-[r:SANCTIONS]-()
           RETURN n, r, p, 1 AS whole, 0.5 AS half, null AS nothing, [1, 2] AS list, {a: [true]} AS map,
             date('2018-10-05') AS day, datetime('2018-10-05T01:02:03.5Z') AS instant,
             localdatetime('2018-10-05T01:02:03') AS clock, labels(n) AS labels`,
        {},
        limits,
      );
      const russia: Cell = { id: 'state:RUS', name: 'Russia', iso3: 'RUS', _labels: ['Actor', 'State'] };
      const usa: Cell = {
        id: 'state:USA',
        name: 'United States',
        iso3: 'USA',
        _labels: ['Actor', 'State'],
      };
      const edge: Cell = { key: '', sources: 3, first: '2017-08-02', basis: 'article', _type: 'SANCTIONS' };
      expect(columns.slice(0, 3)).toEqual(['n', 'r', 'p']);
      expect(rows[0]?.slice(0, 11)).toEqual([
        russia,
        edge,
        { nodes: [russia, usa], relationships: [edge] },
        1,
        0.5,
        null,
        [1, 2],
        { a: [true] },
        '2018-10-05',
        '2018-10-05T01:02:03.5Z',
        '2018-10-05T01:02:03',
      ]);
    });

    it('cuts at the limit and says so', async () => {
      const ask = (limit: number) =>
        store.query('MATCH (n:State) RETURN n.id AS id ORDER BY id', {}, { ...limits, limit });
      expect(await ask(2)).toEqual({
        columns: ['id'],
        rows: [['state:IND'], ['state:RUS']],
        truncated: true,
      });
      expect((await ask(4)).truncated).toBe(false);
      expect(await ask(0)).toMatchObject({ rows: [], truncated: true });
    });

    it('takes numbers, also where whole ones are needed', async () => {
      const { rows } = await store.query(
        'UNWIND range(1, $n) AS x WITH x ORDER BY x SKIP $skip LIMIT $limit RETURN x / $two AS y, $list AS list',
        { n: 9, skip: 4, limit: 2, two: 2, list: [1, 2.5] },
        limits,
      );
      expect(rows).toEqual([
        [2, [1, 2.5]],
        [3, [1, 2.5]],
      ]);
    });

    it.each(['MATCH (n:State RETURN n', 'RETURN nothing', 'MATCH (n) RETURN $missing AS x', ''])(
      'names what is wrong with %j',
      async (cypher) => {
        await expect(store.query(cypher, {}, limits)).rejects.toMatchObject({ code: 'query/failed' });
      },
    );

    it('gives up when the time is over', async () => {
      const endless =
        'UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 6) AS c RETURN count(*)';
      await expect(store.query(endless, {}, { ...limits, timeoutMs: 50 })).rejects.toMatchObject({
        code: 'query/timeout',
      });
    });
  });

  describe('named queries', () => {
    it('run on an empty graph and find nothing', () =>
      ready(async (store) => {
        for (const query of namedQueries()) {
          const { rows, columns } = await store.query(query.text, parametersOf(query.name), limits);
          expect(rows, query.name).toEqual([]);
          expect(columns, query.name).toEqual(query.columns.map(({ name }) => name));
        }
      }));

    it('give the same rows on every store', () =>
      ready(async (store) => {
        await store.replaceGraph(sampleGraph);
        const lines: string[] = [];
        for (const query of namedQueries()) {
          const { rows } = await store.query(query.text, parametersOf(query.name), limits);
          expect(rows.length, query.name).toBeGreaterThan(0);
          lines.push(`# ${query.name}: ${query.question}`, ...rows.map((row) => JSON.stringify(row)), '');
        }
        await expect(lines.join('\n')).toMatchFileSnapshot('named-queries.golden.txt');
      }));
  });

  influenceTwins(ready);
  scenesContract(ready);
}

/** Values for every parameter of a named query, that the sample graph answers. */
export function parametersOf(name: string): Readonly<Record<string, unknown>> {
  const query = namedQueries().find((candidate) => candidate.name === name);
  const days = { from: '2016-10-01', to: '2018-10', since: '2000' };
  return Object.fromEntries(
    (query?.parameters ?? []).map((parameter) => [
      parameter.name,
      parameter.default ??
        (parameter.type === 'date'
          ? Object.entries(days).find(([day]) => day === parameter.name)?.[1]
          : undefined) ??
        sampleParameters[parameter.name],
    ]),
  );
}
