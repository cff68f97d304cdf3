import { DemarcheError, type RecordEntry, type Vocabulary } from '../model/index.ts';
import { erasedRecord } from './erased-record.ts';
import type { Emit } from './events.ts';
import { readLiveRecord } from './live-record.ts';
import { commit, type OpenGraph, refold, settle } from './open-graph.ts';

export interface Retraction {
  readonly articleId: string;
  readonly erase: boolean;
  readonly at: string;
}

/**
 * Takes an article or a register back, and with it exactly what rested on it. With `erase`, what only it printed leaves the record too.
 * The id may be given as the graph has it (`article:…`). Throws `subject/unknown` when no live article has the id.
 */
export async function retract(
  graph: OpenGraph,
  { articleId, erase, at: recordedAt }: Retraction,
  vocabulary: Vocabulary,
  emit: Emit,
): Promise<string> {
  const id = [articleId, articleId.replace(/^article:/, '')].find(
    (each) => graph.record.hasArticle(each) || graph.record.registers.has(each),
  );
  if (id === undefined && !erase) throw unknown(articleId);
  if (!erase && id !== undefined) {
    const entries: readonly RecordEntry[] = [{ type: 'retraction', articleId: id, erase, at: recordedAt }];
    const addition = { entries, record: graph.record.with(entries) };
    await settle(await commit(graph, addition, vocabulary), vocabulary, emit);
    return id;
  }
  const entries: RecordEntry[] = [];
  for await (const entry of graph.store.readRecord()) entries.push(entry);
  const printed = new Set(entries.flatMap(articleOf));
  const held = [articleId, articleId.replace(/^article:/, '')].find((each) => printed.has(each));
  if (held === undefined) throw unknown(articleId);
  await graph.store.replaceRecord(erasedRecord(entries, held));
  const record = await readLiveRecord(graph.store.readRecord());
  await settle(await refold({ store: graph.store, record }, vocabulary, emit), vocabulary, emit);
  return held;
}

function articleOf(entry: RecordEntry): readonly string[] {
  if (entry.type === 'register') return [entry.register.id];
  return 'article' in entry ? [entry.article.id] : [];
}

function unknown(articleId: string): DemarcheError {
  return new DemarcheError(
    'subject/unknown',
    `The record holds no article and no register "${articleId}". \`demarche query 'MATCH (a:Article) RETURN a.id'\` lists articles, \`… (r:Register) RETURN r.id\` registers.`,
  );
}
