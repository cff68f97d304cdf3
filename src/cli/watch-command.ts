import { loadVocabulary } from '../config/index.ts';
import { DemarcheError } from '../model/index.ts';
import {
  openFetcher,
  openForWriting,
  openStages,
  type Round,
  type Stages,
  watch,
} from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { fetchFlags } from './fetch-flags.ts';
import { modelFlags } from './model-flags.ts';
import { filterOf, relevanceFlags, type SkippedArticle, skippedText } from './relevance-flags.ts';
import { deadLetterPath, keepingRefusals, statePath } from './run-ingest.ts';

/** `demarche watch`. */
export const watchCommand = defineCommand({
  usage: 'watch <feeds..>',
  summary: 'Keep reading what feeds and sitemaps list, into the graph',
  examples: [
    ['watch https://news.example/rss.xml', 'every 15 minutes, until Ctrl-C'],
    ['watch https://a.example/feed https://b.example/news-sitemap.xml --interval 60', 'every hour'],
    ['watch https://news.example/rss.xml --once', 'one round, for cron'],
    ['watch https://news.example/rss.xml --list-skipped', 'with what is skipped as it tells nothing of arms'],
  ],
  stops: true,
  options: (yargs) =>
    relevanceFlags(fetchFlags(modelFlags(yargs)))
      .positional('feeds', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Addresses of RSS, Atom and JSON feeds and of sitemaps',
      })
      .option('interval', { type: 'number', default: 15, describe: 'Minutes from one round to the next' })
      .option('jitter', {
        type: 'number',
        default: 0.1,
        describe: 'Share of the interval by which a round may come sooner or later, 0 to 1',
      })
      .option('once', { type: 'boolean', default: false, describe: 'One round and no more' })
      .option('dead-letter', { type: 'string', describe: 'Where refused inputs are listed' }),
  async run(flags, context) {
    const { settings, output, signal } = context;
    const feeds = [...new Set(flags.feeds.map(feedAddress))];
    const intervalMs = within('--interval', flags.interval, 1 / 60, 7 * 24 * 60) * 60_000;
    const jitter = within('--jitter', flags.jitter, 0, 1);
    const vocabulary = loadVocabulary(undefined, settings.vocabulary);
    const deadLetter = flags.deadLetter ?? deadLetterPath(settings);
    const fetcher = openFetcher(settings.fetch, signal);
    const relevance = await filterOf(vocabulary, flags.all);
    let skipped: SkippedArticle[] = [];
    let stages: Stages | undefined;
    output.note(
      `Watching ${feeds.length} ${feeds.length === 1 ? 'feed' : 'feeds'}; state: ${statePath(settings, 'watch')}`,
    );
    try {
      const { failed } = await keepingRefusals(output, deadLetter, (emit, keepRefusals) =>
        watch(feeds, {
          statePath: statePath(settings, 'watch'),
          intervalMs,
          jitter,
          once: flags.once,
          feedText: flags.feedText,
          fetcher,
          openGraph: () => openForWriting(settings.store, vocabulary, emit),
          async stages(graph) {
            const { minConfidence = graph.record.settings.minConfidence } = settings;
            stages ??= await openStages({ ...settings, minConfidence }, vocabulary);
            return stages;
          },
          emit(event) {
            if (event.type === 'skipped' && flags.listSkipped) skipped.push(event);
            emit(event);
          },
          now: () => new Date(),
          random: Math.random,
          signal,
          keepRefusals,
          onRound(round) {
            output.print(`${skippedText(skipped)}${new Date().toISOString()}  ${roundLine(round)}\n`);
            skipped = [];
          },
          ingest: {
            ...(settings.minConfidence !== undefined && { minConfidence: settings.minConfidence }),
            ...(relevance && { relevance }),
          },
        }),
      );
      return failed ? exitCodes.refused : exitCodes.done;
    } finally {
      await fetcher.close();
      await stages?.encoder.close();
    }
  },
});

/** A round in one line. */
export function roundLine({ feeds, items, later, summary }: Round): string {
  const parts = [
    `feeds ${feeds.asked} (${feeds.unchanged} as they were, ${feeds.failed} failed, ${feeds.resting} left alone)`,
    `items ${items}`,
    ...(summary
      ? [
          `read ${summary.read}`,
          `new ${summary.new}`,
          ...(summary.skipped > 0 ? [`skipped ${summary.skipped}`] : []),
          `refused ${summary.refused}`,
          `claims ${summary.claims}`,
          `${summary.seconds.toFixed(1)} s`,
        ]
      : []),
    `to be tried again ${later}`,
  ];
  return parts.join(', ');
}

function feedAddress(written: string): string {
  if (/^https?:\/\//i.test(written) && URL.canParse(written)) return new URL(written).href;
  throw new DemarcheError(
    'settings/invalid',
    `"${written}" is no web address: \`watch\` takes addresses of feeds, such as https://news.example/rss.xml; files are read with \`demarche ingest\`.`,
  );
}

function within(flag: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  throw new DemarcheError(
    'settings/invalid',
    `${flag} is ${value}; it takes a number from ${least.toFixed(2)} to ${most}.`,
  );
}
