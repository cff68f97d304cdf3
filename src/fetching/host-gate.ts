/** Waits, and ends early (with false) when the run is stopped. */
export type Wait = (milliseconds: number) => Promise<boolean>;

/** Lets one request at a time go to a host, and none before its time. */
export interface HostGate {
  /** Runs work when the host's turn comes; undefined when the run is stopped before. */
  pass<Result>(host: string, work: () => Promise<Result>): Promise<Result | undefined>;
  /** Keeps a longer distance between requests to a host than the usual one. */
  slow(host: string, milliseconds: number): void;
  /** Lets nothing go to a host for so long. */
  hold(host: string, milliseconds: number): void;
  /** How long a request to the host would wait now, in milliseconds, apart from those before it. */
  delayOf(host: string): number;
}

interface Lane {
  distance: number;
  /** Clock time before which nothing goes. */
  free: number;
  last: Promise<unknown>;
}

/** A gate that keeps `distance` milliseconds between the end of one request and the beginning of the next. */
export function createHostGate(distance: number, clock: () => number, wait: Wait): HostGate {
  const lanes = new Map<string, Lane>();
  const laneOf = (host: string): Lane => {
    const lane = lanes.get(host) ?? { distance, free: 0, last: Promise.resolve() };
    lanes.set(host, lane);
    return lane;
  };
  return {
    pass(host, work) {
      const lane = laneOf(host);
      const turn = lane.last.then(async () => {
        const rest = lane.free - clock();
        if (rest > 0 && !(await wait(rest))) return undefined;
        try {
          return await work();
        } finally {
          lane.free = Math.max(lane.free, clock() + lane.distance);
        }
      });
      // Whoever is next waits for the end, however it comes.
      lane.last = turn.catch(() => undefined);
      return turn;
    },
    slow(host, milliseconds) {
      const lane = laneOf(host);
      lane.distance = Math.max(distance, milliseconds);
    },
    hold(host, milliseconds) {
      const lane = laneOf(host);
      lane.free = Math.max(lane.free, clock() + milliseconds);
    },
    delayOf: (host) => Math.max(0, laneOf(host).free - clock()),
  };
}
