import { describe, expect, it, test } from 'vitest';
import {
  createPhrasesOf,
  explainErrors,
  type Fact,
  type FactSheet,
  scoreFacts,
} from '../../src/evaluation/index.ts';
import { cueSchema, numberSchema, stateSchema } from '../../src/model/index.ts';

const state = (iso3: string, name: string, demonyms: readonly string[], more = {}) =>
  stateSchema.parse({ id: `state:${iso3}`, iso3, name, demonyms, ...more });
const number = (is: string, word: string, value: number) => numberSchema.parse({ is, words: [word], value });

const phrasesOf = createPhrasesOf({
  states: [
    state('RUS', 'Russia', ['Russian'], { capitals: ['Moscow'] }),
    state('IND', 'India', ['Indian'], { capitals: ['New Delhi'] }),
    state('USA', 'United States', ['American'], { aliases: ['US'], capitals: ['Washington'] }),
  ],
  cues: [
    cueSchema.parse({ phrase: 'threatens', suggests: 'action', value: 'threaten' }),
    cueSchema.parse({ phrase: 'put pen to paper', suggests: 'status', value: 'signed' }),
    cueSchema.parse({ phrase: 'threatens', suggests: 'status', value: 'blocked' }),
  ],
  numbers: [
    number('cardinal', 'two', 2),
    number('cardinal', 'four', 4),
    number('cardinal', 'twenty', 20),
    number('group', 'dozen', 12),
    number('magnitude', 'billion', 1_000_000_000),
  ],
});

const entities: FactSheet['entities'] = {
  RUS: { type: 'State' },
  IND: { type: 'State' },
  USA: { type: 'State' },
  s400: { type: 'WeaponSystem', names: ['S-400', 'Triumf'] },
};

/** The sentence given for a missed fact. */
function sentenceFor(fact: Fact, sentences: readonly string[]): string | undefined {
  const gold = [{ id: 'a', entities, facts: [fact], optional: [] }];
  const { errors } = scoreFacts(gold, new Map());
  const [error] = explainErrors(errors, {
    gold,
    predicted: new Map(),
    sentencesOf: () => sentences,
    phrasesOf,
  });
  expect(error?.fact).toEqual(fact);
  return error?.sentence;
}

describe('the sentence of an error', () => {
  const transfer: Fact = ['transfer', 'RUS', 'IND', 's400'];

  it('names most of its arguments, and of those it is the shortest', () => {
    const whole = 'Moscow said that it had sold the S-400s to India after long talks.';
    const shorter = 'India’s Triumf is Russian.';
    const two = 'India has the S-400.';
    expect(sentenceFor(transfer, [two, whole])).toBe(whole);
    expect(sentenceFor(transfer, [two, whole, shorter])).toBe(shorter);
  });

  it('is the first of equally short ones, and none where nothing is named', () => {
    expect(sentenceFor(transfer, ['Now India.', 'India too.', 'Why India.'])).toBe('Now India.');
    expect(sentenceFor(transfer, ['Nothing of it here.'])).toBeUndefined();
  });

  it('does not take a pronoun for a State', () => {
    expect(sentenceFor(['resist', 'IND', 'USA'], ['They told us.', 'It hurt US makers badly.'])).toBe(
      'It hurt US makers badly.',
    );
  });

  it('has the name under which the extraction found what nobody annotated', () => {
    const gold: FactSheet[] = [{ id: 'a', entities, facts: [], optional: [] }];
    const read: FactSheet = {
      id: 'a',
      entities: { IND: { type: 'State' }, 'weapon:x': { type: 'WeaponSystem', names: ['Buk-M2'] } },
      facts: [['quantity', 'IND', 'weapon:x', 2]],
      optional: [],
    };
    const predicted = new Map([['a', read]]);
    const sentencesOf = () => ['It has 2.', 'Two Buk-M2 came.'];
    const { errors } = scoreFacts(gold, predicted);
    expect(explainErrors(errors, { gold, predicted, sentencesOf, phrasesOf })[0]?.sentence).toBe(
      'Two Buk-M2 came.',
    );
  });
});

test.each<[Fact, string]>([
  [['value', 'RUS', 'IND', 5_430_000_000, 'USD'], 'It costs $5.43 billion.'],
  [['value', 'RUS', 'IND', 5_430_000_000, 'USD'], 'It costs $5,430,000,000.'],
  [['value', 'RUS', 'IND', 2_000_000_000, 'USD'], 'It costs two billion.'],
  [['value', 'RUS', 'IND', 1_000_000_000, 'USD'], 'It costs a billion.'],
  [['quantity', 'IND', 's400', 24], 'There are 24 of them.'],
  [['quantity', 'IND', 's400', 24], 'There are twenty-four of them.'],
  [['quantity', 'IND', 's400', 24], 'There are two dozen of them.'],
  [['signed', 'RUS', 'IND', '2018-10-05'], 'It was settled in 2018.'],
  [['signed', 'RUS', 'IND', '2018-10-05'], 'It was settled last October.'],
  [['pressure', 'USA', 'IND', 'threaten'], 'It threatens them.'],
  [['status', 'RUS', 'IND', 's400', 'signed'], 'They put pen to paper.'],
])('%j is named by “%s”', (fact, sentence) => {
  expect(sentenceFor(fact, ['No more was said.', sentence])).toBe(sentence);
});

test.each<[Fact, string]>([
  [['quantity', 'IND', 's400', 2], 'There are 24 of them.'],
  [['value', 'RUS', 'IND', 5_430_000_000, 'USD'], 'It costs 5.43 million.'],
  [['pressure', 'USA', 'IND', 'block'], 'It threatens them.'],
  [['quantity', 'IND', 's400', 400], 'The S-4000 flew.'],
])('%j is not named by “%s”', (fact, sentence) => {
  expect(sentenceFor(fact, [sentence])).toBeUndefined();
});
