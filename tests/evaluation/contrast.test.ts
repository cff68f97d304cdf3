import { expect, test } from 'vitest';
import type { Fact, FactSheet } from '../../src/evaluation/index.ts';
import { contrastCases, scoreContrast, shortText } from '../../src/evaluation/index.ts';

const sold: Fact = ['transfer', 'RUS', 'EGY', 'su'];
const delivered: Fact = ['status', 'RUS', 'EGY', 'su', 'delivered'];
const signed: Fact = ['status', 'RUS', 'EGY', 'su', 'signed'];
const line = (t: string, f: readonly Fact[], more = {}) => ({
  g: 'one',
  s: 'measure' as const,
  t,
  e: { su: ['WeaponSystem', 'Su-35'] as ['WeaponSystem', ...string[]] },
  f: [...f],
  d: [],
  o: [],
  ...more,
});
const texts = [
  line('Russia has delivered the Su-35 to Egypt.', [sold, delivered]),
  line('Russia has signed to supply Egypt with the Su-35.', [sold, signed]),
  line('Russia has not sold Egypt the Su-35.', [], { d: [sold] }),
].map((text, index) => shortText(text, `c:${index + 1}`));

const reading = (id: string, facts: readonly Fact[]): readonly [string, FactSheet] => [
  id,
  {
    id,
    entities: { plane: { type: 'WeaponSystem', names: ['Su-35'] } },
    facts: facts.map((fact) => fact.map((argument) => (argument === 'su' ? 'plane' : argument))),
    optional: [],
  },
];

test('a text tests what its neighbours lack, and forbids what they say and it does not', () => {
  const [first, , third] = contrastCases(texts);
  expect(first?.wanted).toEqual([sold, delivered]);
  expect(first?.forbidden).toEqual([signed]);
  expect(third?.wanted).toEqual([]);
  expect(third?.forbidden).toEqual([sold, delivered, signed]);
});

test('what every text of a group says is not tested', () => {
  const [one] = contrastCases(texts.slice(0, 2));
  expect(one?.wanted).toEqual([delivered]);
});

test('a text is right when all that is wanted is read and nothing that is forbidden', () => {
  const scores = scoreContrast(
    contrastCases(texts),
    new Map([reading('c:1', [sold, delivered]), reading('c:2', [sold, delivered]), reading('c:3', [])]),
  );
  expect(scores).toMatchObject({ cases: 3, right: 2, clean: 2 });
  expect(scores.errors).toEqual([{ id: 'c:2', text: texts[1]?.text, missed: [signed], wrong: [delivered] }]);
});

test('an optional reading is not forbidden', () => {
  const open = contrastCases([
    ...texts.slice(0, 2),
    shortText(line('Egypt waits for its Su-35 from Russia.', [sold], { o: [signed] }), 'c:4'),
  ]);
  expect(open.at(-1)?.forbidden).toEqual([delivered]);
});
