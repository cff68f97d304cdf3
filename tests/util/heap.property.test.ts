import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHeap } from '../../src/util/heap.ts';

describe('heap', () => {
  it('gives the least of what it holds, whatever was put in and taken out before', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined })), (steps) => {
        const heap = createHeap<number>((a, b) => a - b);
        const held: number[] = [];
        for (const step of steps) {
          if (step === undefined) expect(heap.pop()).toBe(held.shift());
          else {
            heap.push(step);
            held.push(step);
            held.sort((a, b) => a - b);
          }
        }
        for (const least of held) expect(heap.pop()).toBe(least);
        expect(heap.pop()).toBeUndefined();
      }),
    );
  });
});
