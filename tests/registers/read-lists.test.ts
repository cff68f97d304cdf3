import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { faultOfRow, type Listing, type Refusal } from '../../src/model/index.ts';
import { openLists } from '../../src/readers/index.ts';
import { createListingMatcher } from '../../src/resolution/index.ts';

const vocabulary = loadVocabulary();
const matcher = createListingMatcher({ entities: () => [], baseOf: () => undefined }, vocabulary);
const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name);
const folder = mkdtempSync(join(tmpdir(), 'demarche-lists-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(...paths: readonly string[]) {
  const { lists, refusals } = await openLists(paths);
  const [listings, refused]: [Listing[], Refusal[]] = [[], [...refusals]];
  let passed = 0;
  for (const list of lists) {
    for await (const each of list.listings(matcher.concerns)) {
      if (each.type === 'listing') listings.push(each.listing);
      else if (each.type === 'refused') refused.push(each.refusal);
      else passed += 1;
    }
  }
  expect(listings.map(faultOfRow)).toEqual(listings.map(() => undefined));
  return { lists, listings, refused, passed };
}

/** Whom the listing is for sure, and whom perhaps. */
function meant(listing: Listing | undefined) {
  const found = listing ? matcher.candidates(listing) : [];
  const ids = (isSame: boolean) => found.filter((each) => each.isSame === isSame).map(({ id }) => id);
  return { same: ids(true), near: ids(false) };
}

describe('lists of sanctions', () => {
  it('OFAC as three CSV files: other names and countries come from beside', async () => {
    const { lists, listings, refused, passed } = await read(
      ...['add.csv', 'sdn.csv', 'alt.csv'].map(fixture),
    );
    expect(lists).toHaveLength(1);
    expect(lists[0]?.register).toMatchObject({ list: 'ofac-sdn', file: 'sdn.csv, alt.csv, add.csv' });
    const byId = new Map(listings.map((listing) => [listing.listId, listing]));
    expect(byId.get('1001')).toMatchObject({
      line: 1,
      kind: 'Organization',
      countries: ['Russia'],
      programmes: ['RUSSIA-EO14024', 'UKRAINE-EO13662'],
    });
    expect(meant(byId.get('1001'))).toEqual({ same: ['org:almaz-antey'], near: [] });
    // Its other name is Rosoboronexport's, and it is of another state.
    expect(meant(byId.get('1002'))).toEqual({ same: [], near: ['org:rosoboronexport'] });
    expect(byId.get('1004')).toMatchObject({ kind: 'Person', name: 'Vladimir PUTIN' });
    expect(byId.has('1005')).toBe(false);
    expect(meant(byId.get('1006')).same).toEqual(['org:hezbollah']);
    expect(passed).toBe(2);
    expect(refused).toMatchObject([{ position: 'line 7', code: 'input/bad-record' }]);
  });

  it('OFAC as XML, with the element as it stands in the file', async () => {
    const { lists, listings } = await read(fixture('sdn.xml'));
    expect(lists[0]?.register).toMatchObject({ layout: 'ofac-xml', asOf: '2024-03-12' });
    expect(listings.map(({ listId, line, name }) => [listId, line, name])).toEqual([
      ['1001', 4, 'ALMAZ-ANTEY CONCERN'],
      ['1004', 9, 'Vladimir PUTIN'],
    ]);
    expect(listings[0]?.words).toMatch(/^<sdnEntry>[\s\S]*Russia[\s\S]*<\/sdnEntry>$/);
  });

  it('EU as XML and as CSV give the same entry', async () => {
    const [xml, csv] = [await read(fixture('eu.xml')), await read(fixture('eu.csv'))];
    const shared = {
      listId: '501',
      kind: 'Organization',
      name: 'Almaz-Antey',
      countries: ['RU'],
      programmes: ['UKR'],
    };
    expect(xml.listings[0]).toMatchObject({ ...shared, listed: '2014-07-30' });
    expect(csv.listings).toMatchObject([{ ...shared, line: 2, listed: '2014-07-30' }]);
    expect(meant(xml.listings[0]).same).toEqual(['org:almaz-antey']);
    // The same name in another state is asked about, never joined.
    expect(meant(xml.listings[1])).toEqual({ same: [], near: ['org:rosoboronexport'] });
    expect(xml.lists[0]?.register.asOf).toBe('2024-03-12');
  });

  it('UN as XML', async () => {
    const { listings, passed } = await read(fixture('un.xml'));
    expect(listings).toMatchObject([
      {
        listId: 'YEe.999',
        name: 'HOUTHIS',
        aliases: ['Ansar Allah'],
        programmes: ['Yemen'],
        listed: '2022-02-28',
      },
    ]);
    expect(meant(listings[0]).same).toEqual(['org:houthis']);
    expect(passed).toBe(1);
  });

  it('FollowTheMoney: sanctions on lines of their own; who is no target is passed over', async () => {
    const { listings, refused, passed } = await read(fixture('targets.ftm.json'));
    expect(listings).toMatchObject([
      {
        listId: 'inv-1',
        line: 1,
        programmes: ['INV-RUS', 'CAATSA'],
        listed: '2018-04-06',
        countries: ['ru'],
      },
    ]);
    expect(meant(listings[0]).same).toEqual(['org:rosoboronexport']);
    expect(passed).toBe(2);
    expect(refused).toMatchObject([{ position: 'line 5' }]);
  });

  it('XML that breaks off is told with its place, and what came before stands', async () => {
    const whole =
      '<sdnList><sdnEntry><uid>1</uid><lastName>Almaz-Antey</lastName><sdnType>Entity</sdnType></sdnEntry>';
    const path = join(folder, 'torn.xml');
    writeFileSync(path, `${whole}\n<sdnEntry><uid>2</oops>`);
    const { listings, refused } = await read(path);
    expect(listings.map(({ listId }) => listId)).toEqual(['1']);
    expect(refused).toMatchObject([{ position: 'line 2' }]);
  });

  it('a large list is read without holding it: entries across the chunks of the stream keep their words', async () => {
    const entry = (id: number, name: string) =>
      `<sdnEntry><uid>${id}</uid><lastName>${name}</lastName><sdnType>Entity</sdnType><remarks>${'x'.repeat(900)}</remarks></sdnEntry>\n`;
    const entries = Array.from({ length: 3000 }, (_, at) =>
      entry(at, at % 1000 === 999 ? 'Almaz-Antey' : `Invented ${at} Works`),
    );
    const path = join(folder, 'large.xml');
    writeFileSync(path, `<sdnList>\n${entries.join('')}</sdnList>`);
    const { listings, passed } = await read(path);
    expect(listings.map(({ listId, line }) => [listId, line])).toEqual([
      ['999', 1001],
      ['1999', 2001],
      ['2999', 3001],
    ]);
    expect(listings.map(({ words }) => words)).toEqual(
      [999, 1999, 2999].map((at) => entry(at, 'Almaz-Antey').trim()),
    );
    expect(passed).toBe(2997);
  });

  it('what is no list is refused with how it begins', async () => {
    const { refused } = await read(fixture('trade-register.csv'), fixture('alt.csv'));
    expect(refused.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/begins with ""?Trade register.*Known are: OFAC/),
      expect.stringMatching(/name sdn\.csv beside them/),
    ]);
  });
});
