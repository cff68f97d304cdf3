import { expect, test } from 'vitest';
import { dateRoleAt } from '../../../src/mentions/index.ts';

/** The role of the date in brackets. */
function roleIn(marked: string): string | undefined {
  return dateRoleAt(marked.replaceAll(/[[\]]/g, ''), marked.indexOf('['));
}

test.each([
  ['All five regiments are to arrive by [2025].', 'by'],
  ['All five regiments are to arrive by the end of [2025].', 'by'],
  ['Delivery before late [2025] is planned.', 'by'],
  ['no later than [31 December 2024]', 'by'],
  ['by mid-[2025]', 'by'],
  ['The embargo has been in force since [2014].', 'since'],
  ['since early [May]', 'since'],
  ['The embargo was in force until [October 2020].', 'until'],
  ['Sanctions run through the end of [July 2025].', 'until'],
])('%s: %s', (text, role) => {
  expect(roleIn(text)).toBe(role);
});

test.each([
  'Russia signed the contract in [2018].',
  'Signed by both on [5 October 2018], it was large.',
  'It was signed by Mr Putin in [2018].',
  '[2025]',
  'The deal of [2018] stood by.',
  'The deal stood. By then, in [2018], all was said.',
])('%s: when it takes place', (text) => {
  expect(roleIn(text)).toBeUndefined();
});
