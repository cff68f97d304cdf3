import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { EntityKind } from '../../src/model/index.ts';
import { resolveName } from '../../src/resolution/index.ts';

const vocabulary = loadVocabulary();

function idOf(surface: string, kind: EntityKind, aliases: readonly string[] = []): string {
  return resolveName(surface, kind, aliases, vocabulary).id;
}

type Pair = readonly [string, string];

const joined: Readonly<Partial<Record<EntityKind, readonly Pair[]>>> = {
  State: [
    ['UAE', 'United Arab Emirates'],
    ['Emirati', 'United Arab Emirates'],
    ['the Emirates', 'U.A.E.'],
    ['Abu Dhabi', 'UAE'],
    ['U.S.', 'United States'],
    ['US', 'United States'],
    ['the US', 'USA'],
    ['Washington', 'U.S.'],
    ['Washington’s', 'American'],
    ['the White House', 'America'],
    ['Turkey', 'Türkiye'],
    ['Ankara', 'Turkey'],
    ['Turkish', 'Turkiye'],
    ['TURKEY', 'Turkey'],
    ['UK', 'Britain'],
    ['U.K.', 'United Kingdom'],
    ['British', 'London'],
    ['Whitehall', 'Great Britain'],
    ['Moscow', 'Russia'],
    ['the Kremlin', 'Russian Federation'],
    ['New Delhi', 'India'],
    ['Indian government', 'India'],
    ['Indian Air Force', 'India'],
    ['Pyongyang', 'DPRK'],
    ['ROK', 'South Korea'],
    ['Seoul', 'Republic of Korea'],
    ['Beijing', "People's Republic of China"],
    ['Taipei', 'Taiwan'],
    ['Burma', 'Myanmar'],
    ['Czechia', 'Czech Republic'],
    ['Ivory Coast', "Côte d'Ivoire"],
    ['Saudi', 'Saudi Arabia'],
    ['DRC', 'Democratic Republic of the Congo'],
    ['Juba', 'South Sudan'],
    ['Khartoum', 'Sudan'],
  ],
  WeaponSystem: [
    ['S-400 Triumf', 'S-400'],
    ['S-400s', 'S-400'],
    ['S400', 'S-400'],
    ['S 400', 'S-400'],
    ['S-400 missile systems', 'S-400'],
    ['S-400 missile and air defense systems', 'S-400'],
    ['Russian-made S-400 air defence systems', 'S-400'],
    ['Russian S-400', 'S-400'],
    ['Triumf S-400', 'S-400'],
    ['Sukhoi Su-35', 'Su-35'],
    ['Su-35 fighter jets', 'Su-35'],
    ['Su-35s', 'Su-35'],
    ['Su-30 MKI', 'Su-30MKI'],
    ['Su-30MKIs', 'Su-30MKI'],
    ['Rafales', 'Rafale'],
    ['Dassault Rafale', 'Rafale'],
    ['French Rafale fighter aircraft', 'Rafale'],
    ['F-16s', 'F-16'],
    ['F-16 fighter jets', 'F-16 Fighting Falcon'],
    ['Lockheed Martin F-35', 'F-35'],
    ['F-35 Lightning II', 'F-35 stealth fighters'],
    ['F-16Cs', 'F-16C'],
    ['Leopard 2 main battle tanks', 'Leopard 2'],
    ['German Leopard 2A6s', 'Leopard 2A6'],
    ['Abrams M1A2', 'M1A2'],
    ['M1A1 Abrams tanks', 'M1A1'],
    ['Patriot missile batteries', 'Patriot'],
    ['MIM-104 Patriot', 'Patriot'],
    ['S-300PMU2', 'S-300PMU-2'],
    ['Escualo-70 patrol vessels', 'Escualo-70'],
    ['Zubor 8x8 carriers', 'Zubor 8x8'],
    ['Zubor carriers', 'Zubor'],
    ['corvettes', 'corvette'],
    ['F-16 Block 60', 'F-16 fighter Block 60'],
    ['Su-30 ZQ', 'Su-30ZQ'],
  ],
  Organization: [
    ['Almaz-Antey concern', 'Almaz-Antey'],
    ['Kverndal Marine', 'Kverndal  marine'],
  ],
  Legislation: [
    ['CAATSA', "Countering America's Adversaries Through Sanctions Act"],
    ['Countering America’s Adversaries Through Sanctions Act (CAATSA)', 'CAATSA'],
  ],
  Alliance: [
    ['NATO', 'North Atlantic Treaty Organization'],
    ['Nato', 'N.A.T.O.'],
    ['EU', 'European Union'],
  ],
};

const apart: Readonly<Partial<Record<EntityKind, readonly Pair[]>>> = {
  State: [
    ['North Korea', 'South Korea'],
    ['North Korean', 'South Korean'],
    ['Niger', 'Nigeria'],
    ['Nigerien', 'Nigerian'],
    ['Austria', 'Australia'],
    ['Austrian', 'Australian'],
    ['Sudan', 'South Sudan'],
    ['South Sudanese', 'Sudanese'],
    ['Congo-Brazzaville', 'DR Congo'],
    ['Republic of Congo', 'Congo-Kinshasa'],
    ['Republic of the Congo', 'Democratic Republic of the Congo'],
    ['Guinea', 'Equatorial Guinea'],
    ['Guinea', 'Papua New Guinea'],
    ['Guinea', 'Guinea-Bissau'],
    ['Guinea-Bissau', 'Equatorial Guinea'],
    ['Equatorial Guinea', 'Papua New Guinea'],
    ['China', 'Taiwan'],
    ["People's Republic of China", 'Republic of China'],
    ['us', 'US'],
    ['us', 'U.S.'],
    ['Dominica', 'Dominican Republic'],
    ['Iran', 'Iraq'],
    ['Slovakia', 'Slovenia'],
    ['Mali', 'Malawi'],
    ['Mauritius', 'Mauritania'],
    ['Russia', 'Soviet Union'],
    ['Ireland', 'Northern Ireland'],
  ],
  WeaponSystem: [
    ['S-300', 'S-400'],
    ['S-400', 'S-500'],
    ['Su-30', 'Su-35'],
    ['Su-30s', 'Su-35s'],
    ['Su-35', 'Su-35S'],
    ['Su-35s', 'Su-35S'],
    ['MiG-21', 'MiG-29'],
    ['MiG-29', 'MiG-29K'],
    ['Leopard 1', 'Leopard 2'],
    ['Leopard 1 tanks', 'Leopard 2 tanks'],
    ['Leopard 1A5', 'Leopard 2A5'],
    ['Leopard 3', 'Leopard 2'],
    ['M1A1', 'M1A2'],
    ['M1A1 Abrams', 'M1A2 Abrams'],
    ['F-16', 'F-15'],
    ['F-16', 'F-16V'],
    ['F-16 Block 50', 'F-16 Block 70'],
    ['F-15', 'F-35'],
    ['F-35A', 'F-35B'],
    ['Rafale', 'Rafale M'],
    ['Mi-17', 'Mi-171Z'],
    ['Type 054', 'Type 055'],
    ['Su-30ZQ', 'Su-30MKI'],
    ['Su-30ZQ', 'Su-30'],
    ['Escualo-70', 'Escualo-45'],
    ['F-16 Block 52', 'F-16'],
    ['T-72', 'T-90'],
    ['155mm howitzers', '105mm howitzers'],
    ['Wing Loong II', 'Wing Loong I'],
    ['Merkava 3', 'Merkava 4'],
    ['frigates', 'corvettes'],
  ],
  Organization: [
    ['Kverndal Marine', 'Kverndal Systems'],
    ['Hanwha Systems', 'Hanwha Aerospace'],
  ],
  Legislation: [
    ['UN Security Council Resolution 1929', 'UN Security Council Resolution 1970'],
    ['Resolution 2231', 'Resolution 2803'],
  ],
};

describe('names of one thing', () => {
  for (const [kind, pairs] of Object.entries(joined)) {
    it.each(pairs)(`${kind}: %s = %s`, (left, right) => {
      expect(idOf(left, kind as EntityKind)).toBe(idOf(right, kind as EntityKind));
    });
  }
});

describe('names of two things', () => {
  for (const [kind, pairs] of Object.entries(apart)) {
    it.each(pairs)(`${kind}: %s ≠ %s`, (left, right) => {
      expect(idOf(left, kind as EntityKind)).not.toBe(idOf(right, kind as EntityKind));
    });
  }
});

describe('resolveName', () => {
  it.each([
    ['Russia', 'State', 'state:RUS'],
    ['Congolese', 'State', 'state:COD'],
    ['the Pentagon', 'Organization', 'state:USA'],
    ['S-400 units', 'WeaponSystem', 'weapon:s-400'],
    ['S-300 missiles', 'WeaponSystem', 'weapon:s-300'],
    ['Kverndal Marine', 'Organization', 'org:kverndal-marine'],
    ['Su-30ZQ', 'WeaponSystem', 'weapon:su-30zq'],
    ['Rafale F7', 'WeaponSystem', 'weapon:rafale-f7'],
    ['Zubor 8x8', 'WeaponSystem', 'weapon:zubor-8x8'],
    ['F-35 Joint Strike Fighter program', 'Programme', 'programme:f-35'],
    ["'}) DETACH DELETE n //", 'Organization', 'org:detach-delete-n'],
    ['—', 'Person', expect.stringMatching(/^person:x-[0-9a-f]{8}$/)],
  ] as const)('%s (%s) is %s', (surface, kind, id) => {
    expect(idOf(surface, kind)).toEqual(id);
  });

  it('links an unknown variant to the known system', () => {
    expect(resolveName('Su-30ZQ fighters', 'WeaponSystem', [], vocabulary)).toMatchObject({
      name: 'Su-30ZQ',
      known: false,
      variantOf: 'weapon:su-30',
    });
    expect(resolveName('F-16 Block 61+', 'WeaponSystem', [], vocabulary)).toMatchObject({
      id: 'weapon:f-16-block-61-plus',
      variantOf: 'weapon:f-16',
    });
  });

  it('takes the sense that another form in the article names', () => {
    expect(idOf('Congolese', 'State', ['Brazzaville'])).toBe('state:COG');
    expect(idOf('Congolese', 'State', ['Kinshasa'])).toBe('state:COD');
  });

  it('knows a name by another form of it in the same article', () => {
    expect(idOf('the concern', 'Organization', ['Almaz-Antey'])).toBe('org:almaz-antey');
    expect(idOf('Triumph batteries', 'WeaponSystem', ['S-400'])).toBe('weapon:s-400');
  });

  it('names an unknown thing by its fullest form', () => {
    expect(idOf('KM', 'Organization', ['Kverndal Marine'])).toBe('org:kverndal-marine');
  });
});
