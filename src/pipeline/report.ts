import { parseActWeights, pressureOn } from '../analysis/index.ts';
import { loadActWeightRows } from '../config/index.ts';
import { DemarcheError, type Finding, type GraphStore, type Vocabulary } from '../model/index.ts';
import { dossierOf, renderJson, renderMarkdown } from '../reports/index.ts';
import { findEntity } from './find-entity.ts';
import { openStories } from './kept-stories.ts';
import { readLiveRecord } from './live-record.ts';
import { openSnapshot } from './open-snapshot.ts';
import { unsureClaims } from './unsure-claims.ts';

export type ReportFormat = 'md' | 'json';

export interface ReportOptions {
  readonly format: ReportFormat;
  /** Add what was read about the subjects but is not sure enough for the graph, marked as such. */
  readonly unsure?: boolean;
  /** What the reader must know beside, said first: at what time the graph is looked at. */
  readonly notes?: readonly string[];
}

/** A dossier on one subject or on a pair, each by any name or id, as Markdown or JSON. */
export async function report(
  store: GraphStore,
  vocabulary: Vocabulary,
  words: readonly string[],
  { format, unsure = false, notes = [] }: ReportOptions,
): Promise<string> {
  const index = await openSnapshot(store);
  const [first, second, ...more] = words.map((name) => findEntity(index, vocabulary, name));
  if (first === undefined || more.length > 0) {
    throw new DemarcheError('settings/invalid', 'A report is on one subject, or on two.');
  }
  const findings =
    first.label === 'State' && second === undefined
      ? pressureOn(index, first.id, { weights: parseActWeights(loadActWeightRows()) }).filter(isForReaders)
      : [];
  const subjects = second === undefined ? ([first.id] as const) : ([first.id, second.id] as const);
  const dossier = dossierOf(index, subjects, {
    findings,
    ...(unsure && { unsure: await unsureIn(store, vocabulary) }),
  });
  const noted = { ...dossier, notes: [...notes, ...dossier.notes] };
  return format === 'json' ? renderJson(noted) : renderMarkdown(noted);
}

async function unsureIn(store: GraphStore, vocabulary: Vocabulary): Promise<ReturnType<typeof unsureClaims>> {
  const record = await readLiveRecord(store.readRecord());
  return unsureClaims(record, vocabulary, await openStories(store, record, vocabulary));
}

/** The course of intensity over the years is for `influence`, where it has its formula beside it. */
function isForReaders({ values }: Finding): boolean {
  return values['aspect'] !== 'intensity';
}
