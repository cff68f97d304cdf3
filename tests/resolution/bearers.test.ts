import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { Judgement, ReadText, Resolution } from '../../src/model/index.ts';
import { resolve } from '../../src/resolution/index.ts';
import { relation, role, told, transfer } from './fixtures/build.ts';

const vocabulary = loadVocabulary();

function official(
  at: string,
  person: string,
  of: string,
  kind: 'State' | 'Organization' = 'State',
): ReadText {
  return told(at, [relation('official_of', role('Person', person), role(kind, of))]);
}

function idsOf({ relations }: Resolution): readonly string[] {
  return relations.map(({ entities }) => entities['subject'] ?? '');
}

function judged(left: string, right: string, decision: Judgement['decision'], at: string): Judgement {
  return { type: 'judgement', left, right, decision, by: 'a person', reasons: [], at };
}

describe('bearers of one name', () => {
  it('of two states are two, of one state one, and those of no state are the only one’s', () => {
    const found = resolve(
      [
        official('2020-01-01', 'Ali Kverndal', 'Oman'),
        official('2021-01-01', 'Ali Kverndal', 'Jordan'),
        official('2022-01-01', 'Ali Kverndal', 'Oman'),
      ],
      vocabulary,
      [],
    );
    expect(idsOf(found)).toEqual([
      'person:ali-kverndal@omn',
      'person:ali-kverndal',
      'person:ali-kverndal@omn',
    ]);
    expect(found.doubts).toEqual([]);
    expect(found.entities.filter(({ kind }) => kind === 'Person').map(({ name }) => name)).toEqual([
      'Ali Kverndal',
      'Ali Kverndal',
    ]);
  });

  it('of two bodies of one state are kept apart as a doubt, with the reasons', () => {
    const texts = [
      official('2020-01-01', 'Ali Kverndal', 'Zubor Yard', 'Organization'),
      official('2021-01-01', 'Ali Kverndal', 'Escualo Bank', 'Organization'),
    ];
    const found = resolve(texts, vocabulary, []);
    expect(found.doubts).toEqual([
      {
        kind: 'entity',
        left: 'person:ali-kverndal',
        right: 'person:ali-kverndal@zubor-yard',
        score: expect.closeTo(0.27, 1),
        reasons: [
          { name: 'same-name', weight: 2, detail: 'both bear the name' },
          {
            name: 'other-body',
            weight: -3,
            detail: 'they belong to two bodies (org:escualo-bank / org:zubor-yard)',
          },
        ],
      },
    ]);
    const [doubt] = found.doubts;
    if (doubt === undefined) throw new Error('no doubt');
    const joined = resolve(texts, vocabulary, [judged(doubt.left, doubt.right, 'same', '2024-01-01')]);
    expect(new Set(idsOf(joined)).size).toBe(1);
    expect(joined.doubts).toEqual([]);
    const apart = resolve(texts, vocabulary, [judged(doubt.left, doubt.right, 'different', '2024-01-01')]);
    expect(new Set(idsOf(apart)).size).toBe(2);
    expect(apart.doubts).toEqual([]);
  });

  it('whom the vocabulary knows keeps the plain id, whatever office of the state is named', () => {
    const found = resolve(
      [
        official('2020-01-01', 'Alberto Fernández', 'United States'),
        official('2020-02-01', 'Alberto Fernández', 'Argentina'),
      ],
      vocabulary,
      [],
    );
    expect(idsOf(found)).toEqual(['person:alberto-fernandez@usa', 'person:alberto-fernandez']);
  });
});

describe('spellings of one name', () => {
  const boats = (at: string, item: string, maker: string, buyer = 'Guinea') =>
    told(at, [
      transfer({ seller: 'Spain', buyer, item }),
      relation('made_by', role('WeaponSystem', item), role('Organization', maker)),
    ]);
  const itemsOf = ({ events }: Resolution) =>
    events.flatMap(({ claims }) => claims.map(({ entities }) => entities['item']));
  const makersOf = ({ relations }: Resolution) => relations.map(({ entities }) => entities['object']);

  it('short forms join the one name that they fit, where the parties are the same', () => {
    const found = resolve(
      [boats('2020', 'Zubor-28', 'Kverndal Marine'), boats('2021', 'Zubor', 'Kverndal')],
      vocabulary,
      [],
    );
    expect(new Set(itemsOf(found)).size).toBe(1);
    expect(new Set(makersOf(found)).size).toBe(1);
    const other = resolve(
      [boats('2020', 'Zubor-28', 'Kverndal Marine'), boats('2021', 'Zubor', 'Orlik Yard', 'Peru')],
      vocabulary,
      [],
    );
    expect(new Set(itemsOf(other)).size).toBe(2);
  });

  it('a short form that fits two names joins neither', () => {
    const found = resolve(
      [
        boats('2020', 'Zubor-28', 'Kverndal Marine'),
        boats('2021', 'Zubor-28', 'Kverndal Systems'),
        boats('2022', 'Zubor-28', 'Kverndal'),
      ],
      vocabulary,
      [],
    );
    expect(new Set(makersOf(found)).size).toBe(3);
    expect(found.doubts.length).toBe(2);
  });

  it('a person’s “different” and “unsure” outweigh what the rules join', () => {
    const texts = [
      official('2020', 'Kyrylo Zuborov', 'Ukraine'),
      official('2021', 'Kirill Zuborov', 'Ukraine'),
    ];
    const ids = (judgements: readonly Judgement[]) =>
      new Set(idsOf(resolve(texts, vocabulary, judgements))).size;
    expect(ids([])).toBe(1);
    for (const decision of ['different', 'unsure'] as const) {
      expect(ids([judged('person:kirill-zuborov', 'person:kyrylo-zuborov', decision, '2024-01-01')])).toBe(2);
    }
  });
});

it('no order of texts changes who is who, nor the doubts', () => {
  const texts = [
    official('2020-01-01', 'John Zubor', 'Oman'),
    official('2020-02-01', 'John Zubor', 'Jordan'),
    official('2020-03-01', 'John Zubor', 'Kverndal Marine', 'Organization'),
    official('2020-04-01', 'John Zubor', 'Escualo Bank', 'Organization'),
    official('2020-05-01', 'Jon Zuborr', 'Oman'),
    told('2020-06-01', [
      transfer({ seller: 'Oman', buyer: 'Peru', item: 'Escualo II', saidBy: 'John Zubor' }),
    ]),
    told('2020-07-01', [
      transfer({ seller: 'Oman', buyer: 'Peru', item: 'Escualo-2', saidBy: 'General John Zubor' }),
    ]),
  ];
  const plain = resolve(texts, vocabulary, []);
  fc.assert(
    fc.property(fc.shuffledSubarray(texts, { minLength: texts.length }), (shuffled) => {
      const found = resolve(shuffled, vocabulary, []);
      expect(found.doubts).toEqual(plain.doubts);
      expect(found.entities).toEqual(plain.entities);
      expect(idsOf(found)).toEqual(idsOf(plain));
    }),
    { numRuns: 30 },
  );
});
