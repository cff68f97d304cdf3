import type { Argv } from 'yargs';
import { seedPath } from '../config/index.ts';
import type { Vocabulary } from '../model/index.ts';
import { openRelevanceFilter, type PipelineEvent, type RelevanceFilter } from '../pipeline/index.ts';
import { harmless } from './output.ts';

/** Adds the flags that say what of a feed is read to a command that reads into the graph. */
export function relevanceFlags<Flags>(yargs: Argv<Flags>) {
  return yargs
    .option('all', {
      type: 'boolean',
      default: false,
      describe: 'Read every article; else those that tell nothing of arms are skipped, and said to be',
    })
    .option('list-skipped', {
      type: 'boolean',
      default: false,
      describe: 'List the articles that were skipped, with their scores',
    });
}

/** Whether everything is read, or, unless it is said, what tells of arms alone; and who hears of what is not read. */
export interface RelevanceOptions {
  readonly all?: boolean;
  readonly onSkipped?: (skipped: SkippedArticle) => void;
}

/** An article that was not read, as nothing in it speaks of arms; `score` 0 to 1. */
export type SkippedArticle = Pick<Extract<PipelineEvent, { type: 'skipped' }>, 'id' | 'title' | 'score'>;

/** The shipped filter; nothing where all is read. */
export async function filterOf(vocabulary: Vocabulary, all = false): Promise<RelevanceFilter | undefined> {
  return all ? undefined : openRelevanceFilter(seedPath('relevance'), vocabulary);
}

/** Skipped articles, one a line: score, id and title. */
export function skippedText(skipped: readonly SkippedArticle[]): string {
  const lines = skipped.map(({ score, id, title = '' }) => `${score.toFixed(4)}  ${id}  ${title}`.trimEnd());
  return harmless(lines.map((line) => `${line}\n`).join(''));
}
