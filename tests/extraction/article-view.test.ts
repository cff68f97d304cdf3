import { expect, test } from 'vitest';
import { smallView } from './small-article.ts';

const text =
  'Russia signed a contract with India. Turkey watched. India has cancelled nothing, and in the long run of things ' +
  'nobody in all the land that lies between the mountains and the sea will say that Turkey signed.';
const view = smallView(text, { Russia: 'State', India: 'State', Turkey: 'State', NATO: 'Alliance' });
const [russia, india, turkey, nato] = [0, 1, 2, 3];

test('clusters are found by their types, in order', () => {
  expect(view.ofType('State')).toEqual([russia, india, turkey]);
  expect(view.ofType('Alliance', 'State')).toEqual([russia, india, turkey, nato]);
  expect(view.ofType('Money')).toEqual([]);
  expect([view.countOf('State'), view.countOf('Money')]).toEqual([3, 0]);
});

test('a passage is that of its players, however they are asked for', () => {
  expect(view.passageOf([russia, india])).toMatchObject({ first: 0, last: 0, players: [russia, india] });
  expect(view.passageOf([india, undefined, russia, india])).toEqual(view.passageOf([russia, india]));
  expect(view.passageOf([russia, turkey])).toMatchObject({ first: 0, last: 1 });
  expect(view.passageOf([russia])).toMatchObject({ first: 0, last: 0, width: 6, starts: [0] });
});

test('there is no passage of nobody, or of one who is never named', () => {
  expect(view.passageOf([])).toBeUndefined();
  expect(view.passageOf([undefined])).toBeUndefined();
  expect(view.passageOf([russia, nato])).toBeUndefined();
});

test('a cue is weaker the farther it stands from a player', () => {
  const sentence = view.passageOf([russia, india]);
  // "signed" begins one character after "Russia" and ends a good way before "India".
  expect(view.cueNear('signed', russia, sentence)).toBeCloseTo(Math.exp(-1 / 80), 12);
  const gap = text.indexOf('India') - text.indexOf('signed') - 'signed a contract'.length;
  expect(view.cueNear('signed', india, sentence)).toBeLessThanOrEqual(Math.exp(-gap / 80));
  expect(view.cueNear('signed', india, sentence)).toBeGreaterThan(0.5);
});

test('a cue counts in its passage only, without a player wherever it stands there', () => {
  const watched = view.passageOf([turkey]);
  expect(watched).toMatchObject({ first: 1, last: 1 });
  expect(view.cueNear('signed', undefined, watched)).toBe(0);
  expect(view.cueNear('signed', turkey, watched)).toBe(0);
  expect(view.cueNear('signed', undefined, view.passageOf([russia]))).toBe(1);
  expect(view.cueNear('cancelled', undefined, view.passageOf([russia]))).toBe(0);
});

test('a player who stands outside the passage hears no cue, nor does anyone without a passage', () => {
  expect(view.cueNear('signed', turkey, view.passageOf([russia]))).toBe(0);
  expect(view.cueNear('signed', russia, undefined)).toBe(0);
  expect(view.cueNear('no such value', undefined, view.passageOf([russia]))).toBe(0);
});

test('what is asked twice is answered alike, and players and cues are kept apart', () => {
  const passage = view.passageOf([india, turkey]);
  const ask = () =>
    [undefined, russia, india, turkey].map((player) => [
      view.cueNear('signed', player, passage),
      view.cueNear('cancelled', player, passage),
    ]);
  const first = ask();
  expect(ask()).toEqual(first);
  expect(new Set(first.map(String)).size).toBe(4);
});
