import { describe, expect, test } from 'vitest';
import { editDistance } from '../../src/analysis/edit-distance.ts';
import { createSnapshotIndex, findSubject } from '../../src/analysis/index.ts';
import { isDemarcheError } from '../../src/model/index.ts';
import { sampleEvents, sampleSnapshot } from '../helpers/sample-snapshot.ts';

const index = createSnapshotIndex(sampleSnapshot);

function failure(words: string): unknown {
  try {
    findSubject(index, words);
  } catch (error) {
    return error;
  }
  throw new Error(`"${words}" was found`);
}

describe('findSubject', () => {
  test.each([
    ['state:IND', 'state:IND'],
    ['STATE:ind', 'state:IND'],
    ['ind', 'state:IND'],
    ['india', 'state:IND'],
    ['New Delhi', 'state:IND'],
    ['Turkiye', 'state:TUR'],
    ['S400', 'weapon:s-400'],
    ['s-400 triumf', 'weapon:s-400'],
    [sampleEvents.indiaDeal, sampleEvents.indiaDeal],
  ])('%s is %s', (words, id) => {
    expect(findSubject(index, words).id).toBe(id);
  });

  test('an alias of two things is ambiguous, and both ids are given', () => {
    const error = failure('viper');
    expect(isDemarcheError(error, 'subject/ambiguous')).toBe(true);
    expect(String(error)).toContain('weapon:f-16v');
    expect(String(error)).toContain('weapon:viper');
  });

  test('an unknown name proposes what lies near', () => {
    const error = failure('Inida');
    expect(isDemarcheError(error, 'subject/unknown')).toBe(true);
    expect(String(error)).toContain('Did you mean India (state:IND)');
  });

  test.each(['Zanzibar of the north', '', '***'])('"%s" is unknown and proposes nothing far off', (words) => {
    expect(isDemarcheError(failure(words), 'subject/unknown')).toBe(true);
  });
});

describe('editDistance', () => {
  test.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['india', 'inida', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
  ])('%s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});
