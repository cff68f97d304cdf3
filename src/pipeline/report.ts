import { createSnapshotIndex } from '../analysis/index.ts';
import { documentOf } from '../language/index.ts';
import { DemarcheError, type GraphStore, type Vocabulary } from '../model/index.ts';
import {
  type Dossier,
  dossierOf,
  loadCharts,
  renderHtml,
  renderJson,
  renderMarkdown,
  type TextAround,
} from '../reports/index.ts';
import { findEntity } from './find-entity.ts';
import { openStories } from './kept-stories.ts';
import { type LiveRecord, readLiveRecord } from './live-record.ts';
import { snapshotOf } from './open-snapshot.ts';
import { reportFindings } from './report-findings.ts';
import { unsureClaims } from './unsure-claims.ts';

export type ReportFormat = 'md' | 'html' | 'json';

export interface ReportOptions {
  readonly format: ReportFormat;
  /** Add what was read about the subjects but is not sure enough for the graph, marked as such. */
  readonly unsure?: boolean;
  /** What the reader must know beside, said first: at what time the graph is looked at. */
  readonly notes?: readonly string[];
}

/** A dossier on one subject or on a pair, each by any name or id, as Markdown, JSON or a self-contained HTML page. */
export async function report(
  store: GraphStore,
  vocabulary: Vocabulary,
  words: readonly string[],
  { format, unsure = false, notes = [] }: ReportOptions,
): Promise<string> {
  const record = await readLiveRecord(store.readRecord());
  const index = createSnapshotIndex(await snapshotOf(store, record));
  const [first, second, ...more] = words.map((name) => findEntity(index, vocabulary, name));
  if (first === undefined || more.length > 0) {
    throw new DemarcheError('settings/invalid', 'A report is on one subject, or on two.');
  }
  const findings = reportFindings(index, vocabulary, second === undefined ? [first] : [first, second]);
  const subjects = second === undefined ? ([first.id] as const) : ([first.id, second.id] as const);
  const dossier = dossierOf(index, subjects, {
    findings,
    ...(unsure && {
      unsure: unsureClaims(record, vocabulary, await openStories(store, record, vocabulary)),
    }),
    ...(format === 'html' && { textAround: textsOf(record) }),
  });
  return renderDossier({ ...dossier, notes: [...notes, ...dossier.notes] }, format);
}

/** A dossier in one of its formats. */
export async function renderDossier(dossier: Dossier, format: ReportFormat): Promise<string> {
  if (format === 'html') return renderHtml(dossier, await loadCharts());
  return format === 'json' ? renderJson(dossier) : renderMarkdown(dossier);
}

/** The live texts with their paragraphs, each taken apart when first asked for. */
export function textsOf(record: LiveRecord): (textId: string) => TextAround | undefined {
  const known = new Map<string, TextAround | undefined>();
  return (textId) => {
    if (!known.has(textId)) {
      const text = record.textOf(textId)?.text;
      known.set(textId, text === undefined ? undefined : textAround(text));
    }
    return known.get(textId);
  };
}

function textAround(text: string): TextAround {
  const { paragraphs } = documentOf({ text });
  const whole = { start: 0, end: text.length };
  return {
    text,
    paragraphAt: (offset) => paragraphs.find(({ start, end }) => start <= offset && offset < end) ?? whole,
  };
}
