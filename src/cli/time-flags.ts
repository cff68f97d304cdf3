import type { Argv } from 'yargs';
import type { GraphStore, Vocabulary } from '../model/index.ts';
import { dateGiven, openInTime, periodGiven, scopeInWords, type TimeScope } from '../pipeline/index.ts';
import type { Context } from './command.ts';
import { reading } from './store-access.ts';

/** Flags that say at what time the graph is looked at. */
export interface TimeFlags {
  readonly asOf?: string | undefined;
  readonly during?: string | undefined;
}

const options = {
  'as-of': {
    type: 'string',
    describe: 'The graph as it was known by then: only what was published by the end of this date',
  },
  during: {
    type: 'string',
    describe: 'Only what was true then: FROM..TO, FROM.. or ..TO, or one date (2018, 2018-10, 2018-10-05)',
  },
} as const;

/** Adds `--as-of` and `--during` to a command that reads. */
export function withTimeFlags<Flags>(yargs: Argv<Flags>) {
  return yargs.options(options);
}

/** As `reading`, on the store as the flags have it; they are checked before the store is opened. */
export async function readingInTime<Result>(
  context: Context,
  flags: TimeFlags,
  work: (store: GraphStore, vocabulary: Vocabulary, scope: TimeScope) => Promise<Result>,
): Promise<Result> {
  const scope: TimeScope = {
    ...(flags.asOf !== undefined && { asOf: dateGiven('--as-of', flags.asOf) }),
    ...(flags.during !== undefined && { during: periodGiven('--during', flags.during) }),
  };
  return reading(context, async (store, vocabulary) => {
    const view = await openInTime(store, vocabulary, scope);
    try {
      const words = scopeInWords(scope);
      if (words !== '') context.output.note(words);
      return await work(view, vocabulary, scope);
    } finally {
      // The store itself is closed by whoever opened it.
      if (view !== store) await view.close();
    }
  });
}
