import { expect, test } from 'vitest';
import type { Candidate } from '../../src/extraction/candidates/candidate.ts';
import { judgeAll } from '../../src/extraction/decoding/judged.ts';
import type { Question } from '../../src/model/index.ts';

const candidate = (kind: Candidate['kind'], feature: number): Candidate => ({
  kind,
  roles: { by: 0, on: 1 },
  features: [feature],
});
const candidates = [
  candidate('resist', 0.1),
  candidate('pressure', 0.2),
  candidate('resist', 0.3),
  candidate('ally', 0.4),
  candidate('pressure', 0.5),
];

test('each kind is one question, and answers come back to their candidates in the order given', async () => {
  const asked: (readonly Question[])[] = [];
  const judged = await judgeAll(candidates, async (questions) => {
    asked.push(questions);
    return questions.map(({ features }) => features.map(([feature = 0]) => feature * 2));
  });
  expect(judged).toEqual(candidates.map((each) => ({ ...each, probability: (each.features[0] ?? 0) * 2 })));
  expect(asked).toEqual([
    [
      { kind: 'resist', features: [[0.1], [0.3]] },
      { kind: 'pressure', features: [[0.2], [0.5]] },
      { kind: 'ally', features: [[0.4]] },
    ],
  ]);
});

test('without candidates there is nothing to judge', async () => {
  expect(await judgeAll([], async (questions) => questions.map(() => []))).toEqual([]);
});

test('what the judge does not answer is not probable', async () => {
  const judged = await judgeAll(candidates, async () => []);
  expect(judged.map(({ probability }) => probability)).toEqual([0, 0, 0, 0, 0]);
});
