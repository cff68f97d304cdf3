import { loadVocabulary } from '../config/index.ts';
import type { GraphStore, Vocabulary } from '../model/index.ts';
import {
  type Emit,
  type OpenGraph,
  openForDryRun,
  openForReading,
  openForWriting,
} from '../pipeline/index.ts';
import type { Context } from './command.ts';
import type { LogFields, Output } from './output.ts';

/** Runs a command's work on a store opened for reading; says which, and closes it. */
export async function reading<Result>(
  { settings, output }: Context,
  work: (store: GraphStore, vocabulary: Vocabulary) => Promise<Result>,
): Promise<Result> {
  const vocabulary = loadVocabulary(undefined, settings.vocabulary);
  const store = await openForReading(settings.store, vocabulary, emitTo(output));
  try {
    output.note(storeLine(store), storeFields(store));
    return await work(store, vocabulary);
  } finally {
    await store.close();
  }
}

/** Runs a command's work on a store opened for writing; says which, and closes it. */
export async function writing<Result>(
  { settings, output }: Context,
  work: (graph: OpenGraph, vocabulary: Vocabulary) => Promise<Result>,
): Promise<Result> {
  const vocabulary = loadVocabulary(undefined, settings.vocabulary);
  const graph = await openForWriting(settings.store, vocabulary, emitTo(output));
  try {
    output.note(storeLine(graph.store), storeFields(graph.store));
    return await work(graph, vocabulary);
  } finally {
    await graph.store.close();
  }
}

/** As `writing`, for work that leaves the store as it is: beside other readers, and without making a file. */
export async function dryWriting<Result>(
  { settings, output }: Context,
  work: (graph: OpenGraph, vocabulary: Vocabulary) => Promise<Result>,
): Promise<Result> {
  const vocabulary = loadVocabulary(undefined, settings.vocabulary);
  const graph = await openForDryRun(settings.store, vocabulary, emitTo(output));
  try {
    output.note(`${storeLine(graph.store)} (dry run: nothing is written)`, storeFields(graph.store));
    return await work(graph, vocabulary);
  } finally {
    await graph.store.close();
  }
}

function storeLine({ kind, location }: GraphStore): string {
  return `Store: ${kind === 'embedded' ? 'embedded graph' : 'Neo4j'} ${location}`;
}

function storeFields({ kind, location }: GraphStore): LogFields {
  return { event: 'store', kind, location };
}

/** Prints warnings, and progress where it is more than a count. */
export function emitTo(output: Output): Emit {
  return (event) => {
    if (event.type === 'warning') output.warn(`warning: ${event.message}`, { event: 'warning' });
    else if (event.type === 'progress') output.note(event.message, { event: 'progress' });
  };
}
