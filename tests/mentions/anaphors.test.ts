import { describe, expect, test } from 'vitest';
import { clustersOf } from './reading.ts';

/** "words → what they stand for, by the rule" for every pointing phrase of a text, in its order. */
function pointingIn(text: string): readonly string[] {
  return clustersOf(text)
    .flatMap((cluster) =>
      cluster.mentions
        .filter(({ form }) => form === 'anaphor')
        .map((mention) => ({ ...mention, name: cluster.entityId ?? cluster.names[0] ?? '?' })),
    )
    .sort((a, b) => a.start - b.start || (a.name < b.name ? -1 : 1))
    .map(({ start, end, by, name }) => `${text.slice(start, end)} → ${name}, ${by}`);
}

describe('words that point back', () => {
  test.each([
    [
      'a kind’s word: the last of that kind',
      'France sold the S-400 to Egypt. The country paid for the system.',
      ['The country → state:EGY, last-named', 'the system → weapon:s-400, last-named'],
    ],
    [
      'both: the two that one sentence names',
      'Russia and India signed in Goa. Both countries praised the contract.',
      ['Both countries → state:IND, two-named-together', 'Both countries → state:RUS, two-named-together'],
    ],
    [
      'both: the nearest sentence with two, not one from here and one from there',
      'France objected. Russia and India signed. The two nations went on.',
      ['The two nations → state:IND, two-named-together', 'The two nations → state:RUS, two-named-together'],
    ],
    ['both: of three nobody can say which two', 'Russia, India and France met. Both countries signed.', []],
    ['both: one alone is not two', 'India signed. Both countries are content.', []],
    [
      'a member: the last that is one, and not whose ally it is',
      'Turkey received the S-400. The United States put its NATO ally out of the F-35 programme.',
      ['its NATO ally → state:TUR, member-named'],
    ],
    [
      'a member: a state that is none is passed over',
      'Turkey bought the S-400 from Russia. The NATO member was warned.',
      ['The NATO member → state:TUR, member-named'],
    ],
    ['a member: nobody where no member is named', 'India bought the S-400. The NATO member was warned.', []],
    [
      'a pronoun that says or does something: what the sentence before begins with',
      'Turkey rejected the offer of France. It has signed with Russia.',
      ['It → state:TUR, subject-before'],
    ],
    [
      'a pronoun that does nothing of ours: the last system',
      'Turkey bought the S-400. It flies far.',
      ['It → weapon:s-400, last-named'],
    ],
    [
      'further back than two sentences nobody is meant',
      'India signed. Rain fell. It was wet. It snowed. The country slept.',
      [],
    ],
  ])('%s', (_, text, expected) => {
    expect(pointingIn(text)).toEqual(expected);
  });

  test('what lies in a name points nowhere', () => {
    expect(pointingIn('India signed. The United Nations objected.')).toEqual([]);
  });
});
