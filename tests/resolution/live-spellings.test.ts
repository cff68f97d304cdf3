import { expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { joinSpellings } from '../../src/resolution/join-spellings.ts';
import { liveSpellings } from '../../src/resolution/live/live-spellings.ts';
import type { UnknownName } from '../../src/resolution/read-names.ts';

const vocabulary = loadVocabulary();
const none: ReadonlySet<string> = new Set();

function yard(name: string, states: readonly string[] = []): UnknownName {
  return {
    id: `org:${name.toLowerCase().replaceAll(' ', '-')}`,
    kind: 'Organization',
    name,
    context: { states: new Set(states), bodies: none, sellers: none, systems: none, parties: none },
    texts: none,
  };
}

it('spellings that fit two others are joined with each other as well, once these two are one', () => {
  const fitting = [yard('Kverndal Yard'), yard('Kwerndal Yard')];
  const parted = [yard('Kverndall Yard', ['state:NOR']), yard('Kwerndall Yard', ['state:SWE'])];
  const live = liveSpellings(vocabulary);
  const byId = (names: readonly UnknownName[]) => new Map(names.map((name) => [name.id, name]));
  expect(live.change(byId([...fitting, ...parted])).come).toEqual([]);

  const met = parted.map(({ name }) => yard(name));
  const { come } = live.change(byId(met));
  const whole = joinSpellings([...fitting, ...met], vocabulary).same;
  expect(whole.length).toBe(6);
  expect(come.map((pair) => pair.join(' ')).sort()).toEqual(whole.map((pair) => pair.join(' ')).sort());
});
