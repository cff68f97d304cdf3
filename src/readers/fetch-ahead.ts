/** Something to read, in its place among others. */
export interface ReadingTask<Value> {
  /** The host that is asked; what asks none is begun in its turn only. */
  readonly host?: string;
  begin(): Promise<Value>;
}

/** Asks several hosts side by side for what will be read, whatever the order in which it is to be read. */
export interface FetchAhead {
  /** The values of tasks in the order of the tasks. A failure is thrown in its turn. */
  inOrder<Value>(tasks: AsyncIterable<ReadingTask<Value>>): AsyncGenerator<Value>;
}

/** How far ahead is read. */
export interface AheadLimits {
  /** Hosts that are asked at once. */
  readonly hosts: number;
  /** Tasks of one host, and of all, that are begun or done and not yet taken. */
  readonly heldOfHost: number;
  readonly held: number;
  /** Tasks that are known ahead. */
  readonly known: number;
}

const usualLimits: AheadLimits = { hosts: 8, heldOfHost: 16, held: 128, known: 1024 };

interface Entry<Value> {
  readonly task: ReadingTask<Value>;
  value?: Promise<Value>;
}

/**
 * One task of a host at a time; of several that may begin, the first in order does. The task whose turn it is begins in any case, so
 * that nothing waits for ever. Calls of `inOrder` within one another, as for a feed among addresses, share the hosts.
 */
export function createFetchAhead(limits: AheadLimits = usualLimits): FetchAhead {
  const busy = counter();
  const queues = new Set<() => void>();
  return {
    async *inOrder<Value>(tasks: AsyncIterable<ReadingTask<Value>>) {
      const waiting: Entry<Value>[] = [];
      const held = counter();
      let isEnded = false;
      let isClosed = false;
      let failure: { readonly error: unknown } | undefined;
      let wakeReader = () => {};
      let wakeScan = () => {};
      const begin = (entry: Entry<Value>): Promise<Value> => {
        const { host } = entry.task;
        const value = entry.task.begin();
        entry.value = value;
        if (host === undefined) return value;
        held.add(host);
        busy.add(host);
        const free = () => {
          busy.remove(host);
          for (const advance of queues) advance();
        };
        // Also hears of the failure of what nobody takes any more.
        value.then(free, free);
        return value;
      };
      const advance = () => {
        for (const entry of waiting) {
          if (busy.kinds() >= limits.hosts || held.sum() >= limits.held) return;
          const { host } = entry.task;
          if (host === undefined || entry.value || busy.of(host) > 0) continue;
          if (held.of(host) < limits.heldOfHost) void begin(entry);
        }
      };
      const scan = async () => {
        try {
          for await (const task of tasks) {
            waiting.push({ task });
            advance();
            wakeReader();
            while (!isClosed && waiting.length >= limits.known) {
              await new Promise<void>((resolve) => {
                wakeScan = resolve;
              });
            }
            if (isClosed) return;
          }
        } catch (error) {
          failure = { error };
        } finally {
          isEnded = true;
          wakeReader();
        }
      };
      queues.add(advance);
      // It ends by itself, and keeps its failure.
      void scan();
      try {
        for (;;) {
          const [head] = waiting;
          if (head !== undefined) {
            const value = await (head.value ?? begin(head));
            waiting.shift();
            if (head.task.host !== undefined) held.remove(head.task.host);
            advance();
            wakeScan();
            yield value;
          } else if (isEnded) break;
          else {
            await new Promise<void>((resolve) => {
              wakeReader = resolve;
            });
          }
        }
        if (failure !== undefined) throw failure.error;
      } finally {
        isClosed = true;
        queues.delete(advance);
        wakeScan();
      }
    },
  };
}

/** Counts by name; what is counted nought times is not there. */
function counter() {
  const counts = new Map<string, number>();
  let sum = 0;
  return {
    add(name: string): void {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      sum += 1;
    },
    remove(name: string): void {
      const left = (counts.get(name) ?? 0) - 1;
      if (left > 0) counts.set(name, left);
      else counts.delete(name);
      sum -= 1;
    },
    of: (name: string) => counts.get(name) ?? 0,
    kinds: () => counts.size,
    sum: () => sum,
  };
}

/** The host that is asked for an address, as hosts are told apart when they are asked politely. */
export function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}
