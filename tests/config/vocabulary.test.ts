import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadVocabulary, seedPath } from '../../src/config/index.ts';
import { isDemarcheError } from '../../src/model/index.ts';
import { normalizeName } from '../../src/util/normalize-name.ts';

const vocabulary = loadVocabulary();
const { states, organizations, people, alliances, treatyAllies, programmes, weapons, laws } = vocabulary;
const codes = new Set(states.map((state) => state.iso3));
const known = (id: string): boolean => vocabulary.entities.has(id);
const isOwner = (of: string): boolean => codes.has(of) || known(of);

/** What is wrong, as `id: thing`, so that a failure names every entry at fault. */
const faults = (found: readonly (readonly [string, readonly (string | undefined)[]])[]) =>
  found.flatMap(([id, things]) =>
    things.filter((thing) => thing !== undefined).map((thing) => `${id}: ${thing}`),
  );

describe('what the vocabulary holds', () => {
  test('enough of each kind', () => {
    const making = new Set(['maker', 'yard', 'engine-maker', 'electronics']);
    const makers = organizations.filter((body) => making.has(body.kind));
    expect(makers.length).toBeGreaterThanOrEqual(250);
    expect(makers.filter((maker) => maker.state === undefined && maker.states.length === 0)).toEqual([]);
    expect(weapons.length).toBeGreaterThanOrEqual(400);
    expect(laws.length).toBeGreaterThanOrEqual(60);
  });

  test('every member of the United Nations', () => {
    const members =
      'AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA BDI CPV KHM CMR CAN CAF TCD CHL CHN COL COM COG CRI CIV HRV CUB CYP CZE PRK COD DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MCO MNG MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT KOR MDA ROU RUS RWA KNA LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO TON TTO TUN TUR TKM TUV UGA UKR ARE GBR USA URY UZB VUT VEN VNM YEM ZMB ZWE'.split(
        ' ',
      );
    expect(members).toHaveLength(193);
    expect(members.filter((code) => !codes.has(code))).toEqual([]);
    const without = states.filter((state) => members.includes(state.iso3) && state.demonyms.length === 0);
    expect(without.map((state) => state.iso3)).toEqual([]);
  });
});

describe('what it refers to exists', () => {
  test('states of organisations, weapons, laws and alliances', () => {
    const bad = (list: readonly (string | undefined)[]) =>
      list.filter((code) => code !== undefined && !codes.has(code));
    expect(
      faults([
        ...organizations.map((body) => [body.id, bad([body.state, ...body.states])] as const),
        ...weapons.map((weapon) => [weapon.id, bad(weapon.origin)] as const),
        ...laws.map((law) => [law.id, bad(law.targets)] as const),
        ...[...alliances, ...programmes].map(
          (body) => [body.id, bad(body.members.map((member) => member.state))] as const,
        ),
        ...treatyAllies.map((pact) => [pact.instrument, bad([pact.a, pact.b])] as const),
      ]),
    ).toEqual([]);
  });

  test('makers, bases, components, systems, owners of laws, offices and successors', () => {
    const bad = (list: readonly (string | undefined)[]) =>
      list.filter((id) => id !== undefined && !known(id));
    expect(
      faults([
        ...weapons.map(
          (weapon) => [weapon.id, bad([...weapon.makers, weapon.variantOf, ...weapon.componentOf])] as const,
        ),
        ...programmes.map((programme) => [programme.id, bad(programme.systems)] as const),
        ...[...states, ...organizations].map((entry) => [entry.id, bad([entry.successor])] as const),
        ...laws.map((law) => [law.id, [law.of].filter((of) => of !== undefined && !isOwner(of))] as const),
        ...people.map(
          (person) =>
            [person.id, person.offices.map((office) => office.of).filter((of) => !isOwner(of))] as const,
        ),
      ]),
    ).toEqual([]);
  });

  test('no variant is its own base, directly or round about', () => {
    const baseOf = new Map(weapons.map((weapon) => [weapon.id, weapon.variantOf]));
    const circular = weapons.filter((weapon) => {
      const seen = new Set([weapon.id]);
      for (let base = weapon.variantOf; base !== undefined; base = baseOf.get(base)) {
        if (seen.has(base)) return true;
        seen.add(base);
      }
      return false;
    });
    expect(circular.map((weapon) => weapon.id)).toEqual([]);
  });

  test('whoever is a member or in office from a day is so until a later one', () => {
    const periods = [
      ...[...alliances, ...programmes].flatMap((body) =>
        body.members.map((each) => [body.id, each] as const),
      ),
      ...people.flatMap((person) => person.offices.map((each) => [person.id, each] as const)),
      ...treatyAllies.map((each) => [each.instrument, each] as const),
    ];
    const backward = periods.filter(
      ([, { from, until }]) => from && until && until.slice(0, from.length) < from.slice(0, until.length),
    );
    expect(backward).toEqual([]);
  });
});

describe('names', () => {
  test('ids are unique over all files', () => {
    const ids = [states, organizations, people, alliances, programmes, weapons, laws].flatMap((list) =>
      list.map((entry) => entry.id),
    );
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(vocabulary.entities.size).toBe(ids.length);
  });

  test('an alias with several senses is declared, and what is declared is so', () => {
    const names = [...vocabulary.names.values()].flat();
    const undeclared = names.filter((name) => name.senses.length > 1 && name.ambiguity === undefined);
    expect(undeclared.map((name) => name.surface)).toEqual([]);
    const untrue = names.filter(
      ({ ambiguity, senses }) =>
        ambiguity &&
        [...ambiguity.senses].sort().join() !==
          senses
            .map((sense) => sense.entityId)
            .sort()
            .join(),
    );
    expect(untrue.map((name) => name.surface)).toEqual([]);
  });

  test('every declared alias is a name, and words are given for its senses only', () => {
    const surfaces = new Set([...vocabulary.names.values()].flat().map((name) => name.surface));
    const declared = ['ambiguous.json', 'ambiguous-weapons.json'].flatMap(
      (file) =>
        JSON.parse(readFileSync(seedPath('vocabulary', file), 'utf8')) as {
          alias: string;
          senses: string[];
          for?: object;
        }[],
    );
    expect(declared.filter((each) => !surfaces.has(each.alias)).map((each) => each.alias)).toEqual([]);
    const astray = declared.filter((each) =>
      Object.keys(each.for ?? {}).some((id) => !each.senses.includes(id)),
    );
    expect(astray.map((each) => each.alias)).toEqual([]);
  });

  test('names that differ in case or marks only and mean different things are few and known', () => {
    const shared = [...vocabulary.names].filter(
      ([, names]) =>
        names.length > 1 &&
        new Set(
          names.map((name) =>
            name.senses
              .map((sense) => sense.entityId)
              .sort()
              .join(),
          ),
        ).size > 1,
    );
    expect(shared.map(([key]) => key).sort()).toEqual(['e 3', 't 55', 'vampire']);
  });

  test('a designation of two characters is a name only with words nearby', () => {
    const short = weapons.flatMap((weapon) =>
      [weapon.name, ...weapon.aliases].filter((name) => /^\p{Lu}-?\d$/u.test(name)),
    );
    const bare = short.filter((surface) =>
      (vocabulary.names.get(normalizeName(surface)) ?? []).some(
        (name) =>
          name.surface === surface &&
          (name.ambiguity?.for ?? {}) &&
          Object.keys(name.ambiguity?.for ?? {}).length === 0,
      ),
    );
    expect(short.length).toBeGreaterThan(20);
    expect(bare).toEqual([]);
  });
});

/** Ids that a name may mean. */
function meanings(name: string): readonly string[] {
  const names = vocabulary.names.get(normalizeName(name)) ?? [];
  return [...new Set(names.flatMap(({ senses }) => senses.map((sense) => sense.entityId)))].sort();
}

test.each([
  ['North Korea', 'South Korea'],
  ['Niger', 'Nigeria'],
  ['Nigerien', 'Nigerian'],
  ['Austria', 'Australia'],
  ['Sudan', 'South Sudan'],
  ['Republic of the Congo', 'DR Congo'],
  ['Congo-Brazzaville', 'Congo-Kinshasa'],
  ['Guinea', 'Equatorial Guinea'],
  ['Guinea', 'Papua New Guinea'],
  ['Equatorial Guinea', 'Papua New Guinea'],
  ['Guinea', 'Guinea-Bissau'],
  ['S-300', 'S-400'],
  ['Su-30', 'Su-35'],
  ['Su-35', 'Su-35S'],
  ['F-16', 'F-16V'],
  ['MiG-21', 'MiG-29'],
  ['Leopard 1', 'Leopard 2'],
  ['M1A1', 'M1A2'],
  ['F-16', 'F-15'],
])('%s and %s are apart', (left, right) => {
  const [a, b] = [meanings(left), meanings(right)];
  expect(a.length).toBeGreaterThan(0);
  expect(b.length).toBeGreaterThan(0);
  expect(a.filter((id) => b.includes(id))).toEqual([]);
});

test.each([
  ['UAE', 'United Arab Emirates', 'Emirati', 'U.A.E.'],
  ['U.S.', 'US', 'United States', 'Washington'],
  ['Turkey', 'Türkiye', 'Turkiye', 'Ankara', 'Turkish'],
  ['UK', 'Britain', 'United Kingdom', 'London'],
  ['S-400 Triumf', 'S-400', 'S400', 'S 400'],
  ['Moscow', 'Kremlin', 'the Kremlin', 'Russia', 'Russian'],
  ['CAATSA', "Countering America's Adversaries Through Sanctions Act"],
  ['DRC', 'DR Congo', 'Democratic Republic of the Congo'],
])('%s and its other names are joined', (...names) => {
  const [first, ...rest] = names.map(meanings);
  expect(first).toHaveLength(1);
  for (const other of rest) expect(other).toEqual(first);
});

test('variants are linked to their base', () => {
  const baseOf = (name: string) => weapons.find((weapon) => meanings(name).includes(weapon.id))?.variantOf;
  expect([baseOf('Su-35S')]).toEqual(meanings('Su-35'));
  expect([baseOf('F-16V')]).toEqual(meanings('F-16'));
});

test('bare "Congo" does not lean to the one at Kinshasa', () => {
  const [name] = vocabulary.names.get('congo') ?? [];
  expect(name?.ambiguity?.senses).toEqual(['state:COG', 'state:COD']);
});

describe('loading refuses', () => {
  function damaged(file: string, text: (old: string) => string): string {
    const folder = mkdtempSync(join(tmpdir(), 'vocabulary-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    cpSync(seedPath('vocabulary'), folder, { recursive: true });
    const path = join(folder, file);
    writeFileSync(path, text(readFileSync(path, 'utf8')));
    return folder;
  }
  const failure = (folder: string): unknown => {
    try {
      return loadVocabulary(folder);
    } catch (error) {
      return error;
    }
  };

  test.each([
    [
      'an alias declared twice',
      'ambiguous.json',
      '[{"alias":"Hawk","senses":["weapon:bae-hawk"]}]',
      /"Hawk" is declared twice/,
    ],
    ['what is not JSON', 'laws.json', '[{]', /laws\.json is not valid JSON/],
    ['what is no list', 'laws.json', '{}', /laws\.json must hold a JSON array/],
    [
      'an entry of the wrong shape',
      'states.json',
      '[{"id":"state:XXX","iso3":"X"}]',
      /states\.json, entry 1 .*iso3/s,
    ],
  ])('%s, naming it', (_, file, text, message) => {
    const error = failure(damaged(file, () => text));
    expect(isDemarcheError(error, 'vocabulary/invalid')).toBe(true);
    expect(String(error)).toMatch(message);
  });
});

test('the version follows the words of the files', () => {
  expect(loadVocabulary().version).toBe(vocabulary.version);
});
