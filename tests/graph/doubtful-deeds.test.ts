import { expect, test } from 'vitest';
import { pressureCaption } from '../../src/graph/captions.ts';
import { actInWords } from '../../src/model/index.ts';

test('a deed that is not surely told as done may have been done; what is only said is said', () => {
  expect(actInWords('sanction', false)).toBe('may have sanctioned');
  expect(actInWords('sanction', true)).toBe('sanctioned');
  expect(actInWords('sanction', undefined)).toBe('sanctioned');
  expect(actInWords('warn', false)).toBe('warned');
});

test('captions tell the two apart', () => {
  const names = { by: 'US', on: 'India', over: 'S-400' };
  expect(pressureCaption({ ...names, action: 'sanction', done: false })).toBe(
    'US may have sanctioned India over S-400',
  );
  expect(pressureCaption({ ...names, action: 'sanction', done: true })).toBe('US sanctions India over S-400');
  expect(pressureCaption({ ...names, action: 'threaten' })).toBe('US threatens India over S-400');
});
