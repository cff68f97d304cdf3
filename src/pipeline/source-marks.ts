import type { SourceMark } from '../model/index.ts';

/** Keeps marks for a later run; what they stand for is committed. */
export type KeepMarks = (marks: readonly SourceMark[]) => Promise<void>;

/** Marks on their way to be kept. */
export interface Marks {
  add(mark: SourceMark | undefined): void;
  /** Whether some wait for longer than they should have to where nothing else waits for a commit. */
  areDue(): boolean;
  keep(): Promise<void>;
}

const longestMs = 2000;

/** Collects the marks of what was read until it is committed. Without somebody who keeps them they are let go. */
export function collectMarks(keepMarks: KeepMarks | undefined, clock: () => number): Marks {
  let marks: SourceMark[] = [];
  let kept = clock();
  return {
    add(mark) {
      if (mark === undefined || keepMarks === undefined) return;
      // Of an archive the last one says all.
      const before = marks.at(-1);
      if (mark.type === 'archive' && before?.type === 'archive' && before.path === mark.path) marks.pop();
      marks.push(mark);
    },
    areDue: () => marks.length > 0 && clock() - kept >= longestMs,
    async keep() {
      if (marks.length > 0) await keepMarks?.(marks);
      marks = [];
      kept = clock();
    },
  };
}
