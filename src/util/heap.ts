/** Hands out the least first. Putting in and taking out cost the logarithm of what it holds. */
export interface Heap<T> {
  push(item: T): void;
  /** The least, taken out; undefined where there is none. */
  pop(): T | undefined;
}

/** A binary heap by an order of two items: negative where the first comes before the second. */
export function createHeap<T>(order: (a: T, b: T) => number): Heap<T> {
  const items: T[] = [];
  const isBefore = (a: number, b: number): boolean => {
    const [left, right] = [items[a], items[b]];
    return left !== undefined && right !== undefined && order(left, right) < 0;
  };
  const swap = (a: number, b: number): void => {
    const [left, right] = [items[a], items[b]];
    if (left === undefined || right === undefined) return;
    items[a] = right;
    items[b] = left;
  };
  return {
    push(item) {
      items.push(item);
      for (let at = items.length - 1; at > 0 && isBefore(at, (at - 1) >> 1); at = (at - 1) >> 1) {
        swap(at, (at - 1) >> 1);
      }
    },
    pop() {
      const [least] = items;
      const last = items.pop();
      if (items.length > 0 && last !== undefined) items[0] = last;
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        const child = isBefore(right, left) ? right : left;
        if (!isBefore(child, at)) return least;
        swap(child, at);
        at = child;
      }
    },
  };
}
