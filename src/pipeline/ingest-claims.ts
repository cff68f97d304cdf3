import { createReadStream } from 'node:fs';
import { gate } from '../extraction/index.ts';
import {
  type Claim,
  DemarcheError,
  faultOfRow,
  isDemarcheError,
  type RecordEntry,
  type Refusal,
  sha256,
  textIdOf,
  type Vocabulary,
} from '../model/index.ts';
import { parseRecordLine, recordLine } from '../storage/index.ts';
import type { Emit } from './events.ts';
import { linesOf } from './lines-of.ts';
import type { RecordBuilder } from './live-record.ts';
import { commit, type OpenGraph, settle } from './open-graph.ts';
import { newPart, type RegisterPart } from './registers/held-registers.ts';
import { refuseSnapshot } from './snapshot.ts';

export interface IngestClaimsOptions {
  readonly emit: Emit;
  /** What `-` reads. */
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Stops the run after the line in hand; what was read until then is committed. */
  readonly signal?: AbortSignal;
  /** So many entries are committed together; 256 unless given. */
  readonly entriesInCommit?: number;
}

/** What became of the entries of some exported records. */
export interface ClaimsSummary {
  /** Entries read. */
  readonly read: number;
  /** Entries that the record did not say yet, and the claims in them. */
  readonly added: number;
  readonly claims: number;
  readonly known: number;
  readonly refused: number;
  /** True when the run was stopped before its inputs ended. */
  readonly stopped: boolean;
}

const defaultEntriesInCommit = 256;

/**
 * Adds what `export --claims` wrote to a store: readings, printings, retractions and judgements that its record does not have;
 * the fold's settings only where it has none. Into an empty store this gives an equal graph. A line that is no entry, a text
 * under another's id and a claim whose words do not stand at their offsets are refused, and the rest goes on; read again, a
 * file adds nothing.
 */
export async function ingestClaims(
  inputs: readonly string[],
  opened: OpenGraph,
  vocabulary: Vocabulary,
  { emit, stdin, signal, entriesInCommit = defaultEntriesInCommit }: IngestClaimsOptions,
): Promise<ClaimsSummary> {
  refuseSnapshot(opened);
  const known = new Set<string>();
  for await (const entry of opened.store.readRecord()) known.add(keyOf(entry));
  const record = opened.record.edit();
  let graph = opened;
  let waiting: RecordEntry[] = [];
  let hasSettings = opened.record.hasSettings;
  const counts = { read: 0, added: 0, claims: 0, known: 0, refused: 0 };
  const commitWaiting = async (): Promise<void> => {
    const entries = waiting;
    waiting = [];
    graph = await commit(graph, { entries, record: record.build() }, vocabulary);
    if (entries.length > 0) emit({ type: 'committed', articles: entries.filter(isOfArticle).length });
  };
  const take = (entry: RecordEntry): void => {
    const news = known.has(keyOf(entry)) ? undefined : whatIsNew(entry, record, hasSettings);
    known.add(keyOf(entry));
    if (news === undefined) {
      counts.known += 1;
      return;
    }
    hasSettings ||= news.type === 'settings';
    counts.added += 1;
    counts.claims += 'claims' in news ? news.claims.length : 0;
    waiting.push(news);
    record.add([news]);
  };
  try {
    for await (const read of entriesOf(inputs, stdin, record)) {
      counts.read += 1;
      if (read.ok) take(read.entry);
      else {
        counts.refused += 1;
        emit({ type: 'refused', refusal: read.refusal });
      }
      if (waiting.length >= entriesInCommit) await commitWaiting();
      if (signal?.aborted) break;
    }
  } finally {
    await commitWaiting();
  }
  await settle(graph, vocabulary, emit);
  return { ...counts, stopped: signal?.aborted ?? false };
}

type ReadEntry =
  | { readonly ok: true; readonly entry: RecordEntry }
  | { readonly ok: false; readonly refusal: Refusal };

async function* entriesOf(
  inputs: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
  record: RecordBuilder,
): AsyncGenerator<ReadEntry> {
  for (const source of inputs) {
    let number = 0;
    const refuse = (code: string, reason: string, line?: string): ReadEntry => ({
      ok: false,
      refusal: {
        reader: 'claims',
        source,
        code,
        reason,
        ...(number > 0 && { position: `line ${number}` }),
        ...(source === '-' && { passing: true as const, ...(line !== undefined && { input: line }) }),
      },
    });
    try {
      for await (const line of linesOf(source === '-' ? stdin : createReadStream(source))) {
        number += 1;
        if (line.trim() === '') continue;
        const read = parsed(line, number);
        if (typeof read === 'string') yield refuse('input/bad-record', read, line);
        else {
          const fault = faultOf(read, record);
          yield fault === undefined ? { ok: true, entry: read } : refuse('input/bad-record', fault, line);
        }
      }
    } catch (cause) {
      // Errors of the system carry a code; any other is a defect of ours and has to be seen.
      if (cause instanceof DemarcheError || !(cause instanceof Error && 'code' in cause)) throw cause;
      yield refuse('input/unreadable', `The file cannot be read: ${cause.message}`);
    }
  }
}

function parsed(line: string, number: number): RecordEntry | string {
  try {
    return parseRecordLine(line, `Line ${number}`, 'Lines are what `export --claims` writes.');
  } catch (error) {
    if (isDemarcheError(error, 'store/damaged')) return error.message;
    throw error;
  }
}

/** Why an entry is not taken: what it says cannot be shown. */
function faultOf(entry: RecordEntry, record: RecordBuilder): string | undefined {
  if (entry.type === 'reading') {
    const { text, article, claims } = entry;
    if (textIdOf(text.text) !== text.id || article.textId !== text.id) {
      return `The text of ${article.id} is not the one that its id ${text.id} names.`;
    }
    return wordsFault(claims, text.text);
  }
  if (entry.type === 'printing' && record.textOf(entry.article.textId) === undefined) {
    return `${entry.article.id} prints ${entry.article.textId}, whose reading comes neither before it nor from the store.`;
  }
  if (entry.type === 'register') return registerFault(entry);
  if (entry.type !== 'rereading') return undefined;
  const text = record.textOf(entry.textId);
  if (text !== undefined) return wordsFault(entry.claims, text.text);
  return `It reads ${entry.textId} again, which comes neither before it nor from the store.`;
}

function registerFault({ transfers, listings }: RegisterPart): string | undefined {
  for (const row of [...transfers, ...listings]) {
    const fault = faultOfRow(row);
    if (fault !== undefined) return `Line ${row.line} of the register: ${fault}.`;
  }
  return undefined;
}

function wordsFault(claims: readonly Claim[], text: string): string | undefined {
  for (const claim of claims) {
    const refusal = gate(claim, text);
    if (refusal !== undefined) return `${claim.id}: ${refusal.reason} (${refusal.detail})`;
  }
  return undefined;
}

/** What of an entry the record does not say yet. */
function whatIsNew(entry: RecordEntry, record: RecordBuilder, hasSettings: boolean): RecordEntry | undefined {
  switch (entry.type) {
    case 'settings':
      return hasSettings ? undefined : entry;
    case 'judgement':
      return entry;
    case 'retraction':
      return record.hasArticle(entry.articleId) || record.registers().has(entry.articleId)
        ? entry
        : undefined;
    case 'register':
      return newPart(record.registers(), entry);
    case 'printing':
      return record.knowledgeOf(entry.article.id, entry.article.textId) === 'known' ? undefined : entry;
    case 'skip':
      return record.skippedBy(entry.article.id, entry.article.textId) === entry.by ? undefined : entry;
    case 'rereading':
      return hasAll(entry.claims, record, entry.textId) ? undefined : entry;
    case 'reading': {
      const { article, text, extractor, claims, at } = entry;
      const knowledge = record.knowledgeOf(article.id, text.id);
      if (knowledge === 'nothing' || !hasAll(claims, record, text.id)) {
        if (knowledge !== 'known') return entry;
        return { type: 'rereading', textId: text.id, extractor, claims, at };
      }
      return knowledge === 'known' ? undefined : { type: 'printing', article, at };
    }
  }
}

function hasAll(claims: readonly Claim[], record: RecordBuilder, textId: string): boolean {
  const held = new Set(record.textOf(textId)?.claims.map(({ id }) => id));
  return claims.every(({ id }) => held.has(id));
}

/** Entries are long; their hashes are compared. */
function keyOf(entry: RecordEntry): string {
  return sha256(recordLine(entry)).slice(0, 32);
}

function isOfArticle({ type }: RecordEntry): boolean {
  return type === 'reading' || type === 'printing';
}
