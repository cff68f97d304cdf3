import { describe, expect, test } from 'vitest';
import { clustersOf, namesIn, type Tag } from './reading.ts';

/** A text, the lines that its names give, and what the encoder would have tagged. */
type Case = readonly [string, readonly string[], (readonly Tag[])?];

describe('states', () => {
  test.for<Case>([
    [
      'Niger and Nigeria met; Nigerien and Nigerian officers came.',
      ['State state:NER: Niger | Nigerien', 'State state:NGA: Nigeria | Nigerian'],
    ],
    [
      'North Korea warned South Korea, and the North Koreans left.',
      ['State state:PRK: North Korea | North Koreans', 'State state:KOR: South Korea'],
    ],
    ['Austria and Australia', ['State state:AUT: Austria', 'State state:AUS: Australia']],
    [
      'South Sudan and Sudan, South Sudanese and Sudanese',
      ['State state:SSD: South Sudan | South Sudanese', 'State state:SDN: Sudan | Sudanese'],
    ],
    [
      'Papua New Guinea, Guinea, Equatorial Guinea and Guinea-Bissau',
      [
        'State state:PNG: Papua New Guinea',
        'State state:GIN: Guinea',
        'State state:GNQ: Equatorial Guinea',
        'State state:GNB: Guinea-Bissau',
      ],
    ],
    [
      'It gave us the jets, and the US and U.S. and United States agreed with Washington.',
      ['State state:USA: US | U.S. | United States | Washington'],
    ],
    ['They told us so.', []],
    [
      'the UAE, United Arab Emirates and Emirati jets',
      ['State state:ARE: UAE | United Arab Emirates | Emirati'],
    ],
    ['the UK and Britain and British and London', ['State state:GBR: UK | Britain | British | London']],
    ['the Kremlin, Moscow and Russian jets', ['State state:RUS: Kremlin | Moscow | Russian']],
    [
      'Turkey paid. Ankara paid. Türkiye, Turkiye, the Turkish army, Turks',
      ['State state:TUR: Turkey | Ankara | Türkiye | Turkiye | Turkish | Turks'],
    ],
    ['They ate turkey.', []],
    ['A roast Turkey was served.', []],
    ['Georgia signed in Tbilisi.', ['State state:GEO: Georgia | Tbilisi']],
    ['The plant in Marietta, Georgia, builds it.', []],
  ])('%s', ([text, expected, tags]) => {
    expect(namesIn(text, tags)).toEqual(expected);
  });

  test('a possessive is no part of a name', () => {
    expect(namesIn("The U.S.'s envoy, Turkey's army, India’s army and the Indians' army")).toEqual([
      'State state:USA: U.S.',
      'State state:TUR: Turkey',
      'State state:IND: India | Indians',
    ]);
  });

  test('bare "Congo" is undecided unless words nearby speak', () => {
    expect(namesIn('Congo bought drones.')).toEqual(['State ?: Congo']);
    expect(namesIn('Congo fights M23 near Goma.')).toContain('State state:COD: Congo');
    expect(namesIn('Congo paid, said Sassou Nguesso.')).toContain('State state:COG: Congo');
  });

  test('bare "Congo" beside both states is neither', () => {
    expect(namesIn('DR Congo and Congo-Brazzaville met. Congo paid.')).toEqual([
      'State state:COD: DR Congo',
      'State state:COG: Congo-Brazzaville',
      'State ?: Congo',
    ]);
  });

  test('bare "Korea" is undecided unless words nearby speak', () => {
    expect(namesIn('Korea met them.')).toEqual(['State ?: Korea']);
    expect(namesIn('Korea met them in Pyongyang.')).toEqual(['State state:PRK: Korea | Pyongyang']);
  });
});

describe('weapon systems', () => {
  test.for<Case>([
    [
      'the Su-35 and the Su-35S; Su-35s arrived',
      ['WeaponSystem weapon:su-35: Su-35 | Su-35s', 'WeaponSystem weapon:su-35s: Su-35S'],
    ],
    ['Su-30MKI and Su-30', ['WeaponSystem weapon:su-30mki: Su-30MKI', 'WeaponSystem weapon:su-30: Su-30']],
    [
      'S-300, S-400, S400s, S 400 and S-400 Triumf',
      ['WeaponSystem weapon:s-300: S-300', 'WeaponSystem weapon:s-400: S-400 | S400s | S 400 | S-400 Triumf'],
    ],
    [
      'F-16V, F-16, F-16s and F-15EX',
      [
        'WeaponSystem weapon:f-16v: F-16V',
        'WeaponSystem weapon:f-16: F-16 | F-16s',
        'WeaponSystem weapon:f-15ex: F-15EX',
      ],
    ],
    [
      'Leopard 1 and Leopard 2A6',
      ['WeaponSystem weapon:leopard-1: Leopard 1', 'WeaponSystem weapon:leopard-2a6: Leopard 2A6'],
    ],
    ['MiG-21s and MiG-29', ['WeaponSystem weapon:mig-21: MiG-21s', 'WeaponSystem weapon:mig-29: MiG-29']],
    ['M1A1 and M1A2', ['WeaponSystem weapon:m1a1: M1A1', 'WeaponSystem weapon:m1a2: M1A2']],
    ['T-55 tanks and T55 engines', ['WeaponSystem weapon:t-55: T-55', 'WeaponSystem weapon:t55: T55']],
    ['The Hawk, a trainer jet', ['WeaponSystem weapon:bae-hawk: Hawk']],
    ['The Hawk, with its missile battery', ['WeaponSystem weapon:mim-23-hawk: Hawk']],
    ['A hawk flew over.', []],
    ['The Hawk was sold.', []],
    ['The Hawk was sold.', ['WeaponSystem ?: Hawk'], [{ words: 'Hawk', kind: 'WeaponSystem' }]],
    ['the Mistral, a short-range missile', ['WeaponSystem weapon:mistral-missile: Mistral']],
    ['the Mistral, a helicopter carrier for the navy', ['WeaponSystem weapon:mistral-class: Mistral']],
    ['The cold wind called Mistral blew.', []],
    ['the Javelin missile', ['WeaponSystem weapon:javelin: Javelin']],
    ['He threw a javelin far.', []],
    ['the Caesar, a howitzer', ['WeaponSystem weapon:caesar: Caesar']],
    ['the CAESAR, a howitzer', ['WeaponSystem weapon:caesar: CAESAR']],
    ['Julius Caesar came.', []],
    ['the F-4, an old fighter', ['WeaponSystem weapon:f-4: F-4']],
    ['the E-3, an early warning plane', ['WeaponSystem weapon:e-3: E-3']],
    [
      'the K2 of Hyundai Rotem',
      ['WeaponSystem weapon:k2: K2', 'Organization org:hyundai-rotem: Hyundai Rotem'],
    ],
  ])('%s', ([text, expected, tags]) => {
    expect(namesIn(text, tags)).toEqual(expected);
  });

  test.each([
    'the A4 road',
    'the M1 motorway',
    'an F-4 visa',
    'a K9 dog handler',
    'climbers on the K2 summit',
    'the P-8 in town',
    'B-2 visas',
    'the G6 countries',
    'on the M9 motorway',
  ])('"%s" names none', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  test('the E3 and the E-3 are told apart by their spelling', () => {
    expect(namesIn('The E3 spoke of a snapback to Iran.')).toContain('Alliance alliance:e3: E3');
  });

  test('a known name takes the head nouns of its tag', () => {
    expect(
      namesIn('The S-400 missile and air defence systems', [
        { words: 'S-400 missile and air defence systems', kind: 'WeaponSystem' },
      ]),
    ).toEqual(['WeaponSystem weapon:s-400: S-400 missile and air defence systems']);
  });
});

describe('designations', () => {
  test.for<Case>([
    ['ten BVK-9 drones', ['WeaponSystem ?: BVK-9']],
    ['the QT-41SE fighters and QT-41SEs', ['WeaponSystem ?: QT-41SE | QT-41SEs']],
    ['Type 054A frigates', ['WeaponSystem weapon:type-054a: Type 054A frigates']],
    ['Project 98765 submarines', ['WeaponSystem ?: Project 98765']],
    ['the X-55 lounge', []],
    ['the X-55 lounge', ['WeaponSystem ?: X-55'], [{ words: 'X-55', kind: 'WeaponSystem' }]],
    ['COVID-19 patients', []],
  ])('%s', ([text, expected, tags]) => {
    expect(namesIn(text, tags)).toEqual(expected);
  });
});

describe('tags', () => {
  test.each([
    ['the systems were sold', 'systems'],
    ['the Systems were sold', 'Systems'],
    ['35 of them', '35'],
    ['the missiles flew', 'missiles'],
  ])('%s: a lone common noun or figure is no name', (text, words) => {
    expect(namesIn(text, [{ words, kind: 'WeaponSystem' }])).toEqual([]);
  });

  test('a longer tag of another kind takes the place of the name within', () => {
    expect(
      namesIn('the F-99 partnership scheme', [{ words: 'F-99 partnership scheme', kind: 'Programme' }]),
    ).toEqual(['Programme ?: F-99 partnership scheme']);
    expect(namesIn('the F-35 programme and the F-35')).toEqual([
      'Programme programme:f-35: F-35 programme',
      'WeaponSystem weapon:f-35: F-35',
    ]);
  });

  test('articles and stray marks at the ends of a tag are no part of the name', () => {
    expect(
      namesIn('"the Kverndal yard", they said', [{ words: '"the Kverndal yard",', kind: 'Organization' }]),
    ).toEqual(['Organization ?: Kverndal yard']);
  });
});

describe('names of one thing', () => {
  test('an acronym and its expansion, known or not', () => {
    expect(namesIn('The Countering America’s Adversaries Through Sanctions Act (CAATSA)')).toEqual([
      'Legislation law:caatsa: Countering America’s Adversaries Through Sanctions Act | CAATSA',
    ]);
    expect(
      namesIn('The Northern Arms Export Act (NAEA) binds. NAEA is old.', [
        { words: 'Northern Arms Export Act', kind: 'Legislation' },
        { words: 'NAEA', kind: 'Legislation' },
        { words: 'NAEA', kind: 'Legislation', nth: 1 },
      ]),
    ).toEqual(['Legislation ?: Northern Arms Export Act | NAEA | NAEA']);
  });

  test('a surname after the full name', () => {
    expect(
      namesIn('Jan Kowalczyk spoke. Kowalczyk left.', [
        { words: 'Jan Kowalczyk', kind: 'Person' },
        { words: 'Kowalczyk', kind: 'Person', nth: 1 },
      ]),
    ).toEqual(['Person ?: Jan Kowalczyk | Kowalczyk']);
  });

  test('figures keep two unknown systems apart', () => {
    expect(
      namesIn('Kverndal 7 missiles and Kverndal 8 missiles', [
        { words: 'Kverndal 7 missiles', kind: 'WeaponSystem' },
        { words: 'Kverndal 8 missiles', kind: 'WeaponSystem' },
      ]),
    ).toEqual(['WeaponSystem ?: Kverndal 7 missiles', 'WeaponSystem ?: Kverndal 8 missiles']);
  });

  test('a year behind a law’s name says which law, and what a tag leaves open at its end is no name', () => {
    expect(
      namesIn('Resolution 1929 of 2010 applies; so does the Kverndal Accord on arms.', [
        { words: 'Resolution 1929 of 2010', kind: 'Legislation' },
        { words: 'Kverndal Accord on', kind: 'Legislation' },
      ]),
    ).toEqual(['Legislation law:unscr-1929: Resolution 1929', 'Legislation ?: Kverndal Accord']);
  });

  test('words that point back are linked to the last thing of their kind', () => {
    const text = 'France sold the S-400 to Egypt. The country paid for the system.';
    const pointing = clustersOf(text).flatMap((cluster) =>
      cluster.mentions
        .filter((mention) => mention.form === 'anaphor')
        .map((mention) => `${text.slice(mention.start, mention.end)} → ${cluster.entityId}`),
    );
    expect(pointing).toEqual(['the system → weapon:s-400', 'The country → state:EGY']);
  });
});

describe('values', () => {
  test('one value is one cluster, and no value lies in a name', () => {
    const text = 'It paid $5 billion for 36 S-400s in October 2018; the $5 billion came in 2018.';
    const values = clustersOf(text).flatMap(({ value, mentions }) =>
      value ? [[value, mentions.length]] : [],
    );
    expect(values).toEqual([
      [{ kind: 'money', amount: 5e9, currency: 'USD' }, 2],
      [{ kind: 'date', date: '2018-10' }, 1],
      [{ kind: 'date', date: '2018' }, 1],
      [{ kind: 'count', count: 36 }, 1],
    ]);
  });
});

test('every mention lies in the text and begins and ends with words', () => {
  const text =
    'On 5 October 2018 India’s Ministry of Defence signed with Almaz-Antey for five S-400 Triumf systems at $5.43 billion; the U.S. threatened CAATSA sanctions over the deal. It replied.';
  const clusters = clustersOf(text);
  expect(clusters.length).toBeGreaterThan(6);
  for (const { mentions } of clusters)
    for (const { start, end } of mentions) expect(text.slice(start, end)).toMatch(/^[^\s].*[^\s]$|^\S$/s);
});
