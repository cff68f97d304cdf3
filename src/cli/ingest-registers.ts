import {
  ingestSanctions,
  ingestTransfers,
  type RegisterSummary,
  type SanctionsSummary,
} from '../pipeline/index.ts';
import type { Context } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { harmless } from './output.ts';
import { keepingRefusals } from './run-ingest.ts';
import { dryWriting, writing } from './store-access.ts';

const listed = 20;

interface RegisterFlags {
  readonly inputs: readonly string[];
  readonly dryRun: boolean;
  readonly deadLetter: string;
}

/** `ingest --format register` and `--format sanctions`: files that are no articles; the reader is not loaded. */
export async function ingestRegisters(
  format: 'register' | 'sanctions',
  { inputs, dryRun, deadLetter }: RegisterFlags,
  context: Context,
): Promise<ExitCode> {
  const open = dryRun ? dryWriting : writing;
  const shared = { now: () => new Date(), dryRun, signal: context.signal };
  const { text, refused } = await open(context, (graph, vocabulary) =>
    keepingRefusals(context.output, deadLetter, async (emit) => {
      if (format === 'register') {
        const summary = await ingestTransfers(inputs, graph, vocabulary, { ...shared, emit });
        return { text: transfersText(summary), refused: summary.refused };
      }
      const summary = await ingestSanctions(inputs, graph, vocabulary, { ...shared, emit });
      const nameOf = (id: string) => vocabulary.entities.get(id)?.name ?? id;
      return { text: sanctionsText(summary, nameOf), refused: summary.refused };
    }),
  );
  context.output.print(harmless(text));
  return refused > 0 ? exitCodes.refused : exitCodes.done;
}

function transfersText(summary: RegisterSummary): string {
  const { unresolved } = summary;
  const lines = [
    `registers   ${summary.files}`,
    `rows        ${summary.read}`,
    `new         ${summary.new}`,
    `known       ${summary.known}`,
    `refused     ${summary.refused}`,
    `unresolved  ${unresolved.length} names or values (kept as they are, tied to nothing)`,
    ...unresolved.slice(0, listed).map(({ field, words, rows }) => `  ${field} "${words}" in ${rows} rows`),
    ...moreThan(unresolved.length),
    ...(summary.stopped ? ['stopped before the end: run the same again to go on'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function sanctionsText(summary: SanctionsSummary, nameOf: (id: string) => string): string {
  const { linked, doubts } = summary;
  const lines = [
    `lists       ${summary.lists}`,
    `entries     ${summary.read}`,
    `new         ${summary.new} (of those in the graph or near to it)`,
    `known       ${summary.known}`,
    `refused     ${summary.refused}`,
    `linked      ${linked.length}`,
    ...linked.slice(0, listed).map(({ id, listing, entity = '' }) => {
      return `  ${nameOf(entity)} (${entity}): ${listing.name}, ${id}, ${listing.programmes.join('; ') || 'no programme'}`;
    }),
    ...moreThan(linked.length),
    `in doubt    ${doubts.length}${doubts.length > 0 ? ' (judge them with `demarche review`)' : ''}`,
    ...doubts.slice(0, listed).map(({ left, right, score }) => `  ${left} and ${right}, ${score.toFixed(2)}`),
    ...moreThan(doubts.length),
    ...(summary.stopped ? ['stopped before the end: run the same again to go on'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function moreThan(count: number): readonly string[] {
  return count > listed ? [`  … and ${count - listed} more`] : [];
}
