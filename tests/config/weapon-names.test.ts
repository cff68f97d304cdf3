import { expect, test } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { keyOf, tokensOf } from '../../src/resolution/name-tokens.ts';
import { suffixOf } from '../../src/resolution/suffix.ts';
import { weaponNouns } from '../../src/resolution/weapon-nouns.ts';

const vocabulary = loadVocabulary();
const nouns = weaponNouns(vocabulary);

/** True where a name is another with a number or a series letter of its own behind it. */
function extendsName(name: string, other: string): boolean {
  const [tokens, head] = [tokensOf(name), tokensOf(other)];
  if (head.length >= tokens.length || keyOf(tokens.slice(0, head.length)) !== keyOf(head)) return false;
  return suffixOf(tokens.slice(head.length), nouns).length > 0;
}

function figuresOf(name: string): string {
  return (name.match(/\d+(\.\d+)?/g) ?? []).join(' ');
}

test('an alias of a system is no variant of it: what only looks like one stands under sameAs', () => {
  const wrong = vocabulary.weapons.flatMap(({ id, name, aliases }) =>
    aliases.flatMap((alias) =>
      [name, ...aliases]
        .filter((other) => extendsName(alias, other))
        .map((other) => `${id}: ${alias} extends ${other}`),
    ),
  );
  expect(wrong).toEqual([]);
});

test('the aliases of a system have its figures: others stand under sameAs', () => {
  const wrong = vocabulary.weapons.flatMap(({ id, name, designation, aliases }) => {
    const figures = [designation ?? '', name, ...aliases].map(figuresOf).find((each) => each !== '');
    return aliases
      .filter((alias) => figuresOf(alias) !== '' && figuresOf(alias) !== figures)
      .map((alias) => `${id}: ${alias}`);
  });
  expect(wrong).toEqual([]);
});
