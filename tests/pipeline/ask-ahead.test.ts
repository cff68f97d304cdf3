import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { askAhead } from '../../src/pipeline/ask-ahead.ts';

async function* numbers(count: number, pulled: number[] = []): AsyncGenerator<number> {
  for (let number = 0; number < count; number += 1) {
    pulled.push(number);
    yield number;
  }
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('askAhead', () => {
  it('gives inputs in their order, whichever work ends first', async () => {
    const begun: number[] = [];
    const given = await all(
      askAhead(numbers(20), 4, (number) => {
        begun.push(number);
        return wait(number % 3 === 0 ? 8 : 1);
      }),
    );
    expect(given).toEqual([...Array(20).keys()]);
    expect(begun).toEqual(given);
  });

  it('has no more work begun than it may, and looks for it behind inputs that have none', async () => {
    let [working, most] = [0, 0];
    const withWork: number[] = [];
    await all(
      askAhead(numbers(200), 3, (number) => {
        if (number % 10 !== 0) return undefined;
        working += 1;
        most = Math.max(most, working);
        withWork.push(number);
        return wait(5).then(() => {
          working -= 1;
        });
      }),
    );
    expect(withWork).toHaveLength(20);
    expect(most).toBe(3);
  });

  it('holds no more inputs than its bound, however slow the first is', async () => {
    const pulled: number[] = [];
    const ahead = askAhead(numbers(1000, pulled), 1, (number) => (number === 0 ? wait(30) : undefined));
    await ahead.next();
    expect(pulled.length).toBeLessThan(40);
    await ahead.return(undefined);
  });

  it('gives what is done without waiting for an input that does not come', async () => {
    async function* slow(): AsyncGenerator<number> {
      yield 1;
      await wait(60_000, undefined, { ref: false });
    }
    const ahead = askAhead(slow(), 2, () => wait(1));
    expect(await ahead.next()).toEqual({ done: false, value: 1 });
    await ahead.return(undefined);
  });

  it('throws an error of the inputs behind those that came before it', async () => {
    async function* broken(): AsyncGenerator<number> {
      yield 1;
      yield 2;
      throw new Error('broke off');
    }
    const given: number[] = [];
    const reading = (async () => {
      for await (const number of askAhead(broken(), 3, () => wait(5))) given.push(number);
    })();
    await expect(reading).rejects.toThrow('broke off');
    expect(given).toEqual([1, 2]);
  });

  it('without anything ahead takes one input at a time', async () => {
    const pulled: number[] = [];
    const one = askAhead(numbers(5, pulled), 0, () => undefined);
    await one.next();
    expect(pulled).toEqual([0]);
    await one.return(undefined);
  });
});
