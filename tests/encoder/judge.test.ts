import { describe, expect, test } from 'vitest';
import { createJudge, judgeKindsSchema } from '../../src/encoder/judge.ts';
import { loadReaderFiles } from '../../src/encoder/load-reader-files.ts';
import { type Model, openRuntime } from '../../src/encoder/runtime/index.ts';
import type { ModelInput } from '../../src/encoder/runtime/runtime.ts';
import { readerFolder } from './reader-fixtures.ts';

const kinds = { widths: { transfer: 2, pressure: 3 } };

/** A graph that wants every input and gives for each row of a kind the sum of its features. */
function summing(): { readonly model: Model; readonly fed: Readonly<Record<string, ModelInput>>[] } {
  const fed: Readonly<Record<string, ModelInput>>[] = [];
  const model: Model = {
    run: async (inputs, outputs) => {
      fed.push(inputs);
      const sums = outputs.map((kind) => {
        const { data, dims } = inputs[`${kind}.features`] ?? { data: new Float32Array(), dims: [0, 0] };
        const [rows = 0, width = 0] = dims;
        const row = (index: number) => Array.from(data.subarray(index * width, (index + 1) * width), Number);
        return [
          kind,
          Float32Array.from({ length: rows }, (_, index) => row(index).reduce((a, b) => a + b, 0)),
        ];
      });
      // The keys are exactly `outputs`, which `Object.fromEntries` cannot know.
      return Object.fromEntries(sums) as Record<(typeof outputs)[number], Float32Array>;
    },
    release: async () => undefined,
  };
  return { model, fed };
}

const numbers = (answers: readonly ArrayLike<number>[]) => answers.map((answer) => Array.from(answer));

describe('a small judge', () => {
  test('answers each question in its order, row by row', async () => {
    const judge = createJudge(summing().model, kinds);
    const answers = await judge([
      { kind: 'pressure', features: [[1, 2, 3]] },
      {
        kind: 'transfer',
        features: [
          [1, 1],
          [2, 5],
        ],
      },
    ]);
    expect(numbers(answers)).toEqual([[6], [2, 7]]);
  });

  test('a kind that is not asked for is fed one empty row, and not answered', async () => {
    const { model, fed } = summing();
    const answers = await createJudge(model, kinds)([{ kind: 'transfer', features: [[3, 4]] }]);
    expect(numbers(answers)).toEqual([[7]]);
    expect(fed).toHaveLength(1);
    expect(fed[0]?.['pressure.features']).toEqual({ data: new Float32Array(3), dims: [1, 3] });
    expect(fed[0]?.['transfer.features']?.dims).toEqual([1, 2]);
  });

  test('a kind asked about without candidates has no answer', async () => {
    const judge = createJudge(summing().model, kinds);
    expect(numbers(await judge([{ kind: 'transfer', features: [] }]))).toEqual([[]]);
  });

  test('no questions do not run it', async () => {
    const { model, fed } = summing();
    expect(await createJudge(model, kinds)([])).toEqual([]);
    expect(fed).toEqual([]);
  });

  test.each([
    ['a kind it was not fitted for', { kind: 'status', features: [[1]] }, /no features of status, not for 1/],
    ['fewer features', { kind: 'pressure', features: [[1, 2]] }, /3 features of pressure, not for 2/],
    [
      'more features in a later row',
      {
        kind: 'transfer',
        features: [
          [1, 2],
          [1, 2, 3],
        ],
      },
      /of transfer/,
    ],
  ] as const)('%s is refused', async (_, question, message) => {
    const { model, fed } = summing();
    await expect(createJudge(model, kinds)([question])).rejects.toMatchObject({
      code: 'reader/failed',
      message: expect.stringMatching(message),
    });
    expect(fed).toEqual([]);
  });

  test('without a graph every kind is refused', async () => {
    const judge = createJudge(undefined, { widths: {} });
    expect(await judge([])).toEqual([]);
    await expect(judge([{ kind: 'transfer', features: [[1, 2]] }])).rejects.toMatchObject({
      code: 'reader/failed',
    });
  });
});

describe('the description', () => {
  test.each([
    ['no width', {}],
    ['a width of 0', { widths: { transfer: 0 } }],
    ['more than widths', { widths: { transfer: 1 }, thresholds: {} }],
  ])('%s is no judge', (_, described) => {
    expect(judgeKindsSchema.safeParse(described).success).toBe(false);
  });
});

test.each(['native', 'wasm'] as const)(
  'the shipped judge gives probabilities for every kind: %s',
  async (kind) => {
    const { judge: files } = await loadReaderFiles(readerFolder);
    if (!files) throw new Error('the shipped reader has no judge');
    const model = await (await openRuntime(kind, 1)).load('judge.onnx', files.graph);
    const judge = createJudge(model, files.kinds);
    const questions = Object.entries(files.kinds.widths).map(([name, width]) => ({
      kind: name,
      features: [-4, 0, 4].map((value) => new Array<number>(width).fill(value)),
    }));
    const answers = await judge(questions);
    const [first] = questions;
    const alone = await judge(first ? [first] : []);
    await model.release();
    expect(answers).toHaveLength(questions.length);
    for (const answer of numbers(answers)) {
      expect(answer).toHaveLength(3);
      for (const probability of answer) expect(probability > 0 && probability < 1).toBe(true);
    }
    expect(numbers(alone)).toEqual(numbers(answers).slice(0, 1));
  },
);
