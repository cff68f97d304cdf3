import { readdirSync, readFileSync } from 'node:fs';
import { seedPath } from '../../src/config/index.ts';
import type { Vocabulary } from '../../src/model/index.ts';
import { createTraitFinder, featuresOf, windowsOf } from '../../src/relevance/index.ts';
import type { Example } from './fit-weights.mts';
import { irrelevantArticles } from './irrelevant-articles.mts';

/** What the filter is fitted and measured on. */
export interface Examples {
  /** Annotated articles with facts or with facts that they deny. */
  readonly articles: readonly Example[];
  /** Annotated articles without any: near misses, which may be read. */
  readonly withoutFacts: readonly Example[];
  /** Short texts with facts. */
  readonly bank: readonly Example[];
  readonly irrelevant: readonly (Example & { readonly kind: 'plain' | 'near' })[];
}

/** A short text of the bank counts as this share of an article. */
const bankWeight = 0.1;
const perTopic = 25;
const seed = 1;

interface Row {
  readonly id: string;
  readonly text: string;
  readonly facts: readonly unknown[];
  readonly denied?: readonly unknown[];
}

interface ShortRow {
  readonly t: string;
  readonly f: readonly unknown[];
  readonly d?: readonly unknown[];
}

export function loadExamples(vocabulary: Vocabulary): Examples {
  const find = createTraitFinder(vocabulary);
  const windows = (text: string) => windowsOf(find(text)).map(featuresOf);
  const annotated = filesIn('gold').flatMap((file) =>
    // The files of seeds/gold are checked where they are read for evaluation.
    rowsOf<Row>('gold', file).map((row) => ({ row, group: file.replace('.jsonl', '') })),
  );
  const exampleOf = ({
    row: { id, text },
    group,
  }: {
    readonly row: Row;
    readonly group: string;
  }): Example => ({
    id,
    group,
    windows: windows(text),
    isRelevant: true,
    weight: 1,
  });
  const tells = ({ row }: { readonly row: Row }) => row.facts.length + (row.denied?.length ?? 0) > 0;
  return {
    articles: annotated.filter(tells).map(exampleOf),
    withoutFacts: annotated.filter((each) => !tells(each)).map(exampleOf),
    bank: filesIn('gold', 'bank').flatMap((file) =>
      rowsOf<ShortRow>('gold', 'bank', file).flatMap(({ t, f, d = [] }, at) =>
        f.length + d.length === 0
          ? []
          : [
              {
                id: `${file} ${at + 1}`,
                group: `${file} ${at % 3}`,
                windows: windows(t),
                isRelevant: true,
                weight: bankWeight,
              },
            ],
      ),
    ),
    irrelevant: irrelevantArticles(perTopic, seed).map(({ id, topic, kind, text }) => ({
      id,
      group: topic,
      kind,
      windows: windows(text),
      isRelevant: false,
      weight: 1,
    })),
  };
}

function filesIn(...folder: readonly string[]): readonly string[] {
  return readdirSync(seedPath(...folder)).filter((name) => name.endsWith('.jsonl'));
}

function rowsOf<T>(...path: readonly string[]): readonly T[] {
  return readFileSync(seedPath(...path), 'utf8')
    .trim()
    .split('\n')
    .map((line): T => JSON.parse(line));
}
