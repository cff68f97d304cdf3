/** A process that gives inputs to one target, one at a time, and tells what each came to. */
import { targets } from './targets.ts';

/** What it tells of an input, or that it is ready. */
export type Told =
  | { readonly event: 'ready'; readonly seeds: readonly string[] }
  | { readonly event: 'done'; readonly fault?: string; readonly megabytes: number };

const target = await targets[process.argv[2] ?? '']?.();
if (target === undefined) throw new Error(`no target ${process.argv[2]}: ${Object.keys(targets).join(', ')}`);
const tell = (told: Told): void => void process.send?.(told);
process.on('message', (message) => {
  // The parent sends inputs as base64 alone.
  const input = Buffer.from(String(message), 'base64');
  void target.run(input).then(
    () => tell({ event: 'done', megabytes: process.memoryUsage.rss() / 1e6 }),
    (error: unknown) => {
      const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
      tell({ event: 'done', fault, megabytes: process.memoryUsage.rss() / 1e6 });
    },
  );
});
tell({ event: 'ready', seeds: target.seeds.map((seed) => seed.toString('base64')) });
