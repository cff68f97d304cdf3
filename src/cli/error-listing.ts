import { type ExplainedError, groupErrors, renderTable } from '../pipeline/index.ts';
import { harmless } from './output.ts';

/** Characters at which a sentence is cut. */
const longest = 200;

/**
 * Errors for people: first how many there are of each kind and cause, the most frequent first, then in the same order each
 * error on a line of its own: article, verdict, cause with what it stands against, fact, sentence.
 */
export function errorListing(errors: readonly ExplainedError[]): string {
  const groups = groupErrors(errors);
  const rows = groups.map((group) => [
    group.kind,
    group.cause,
    group.verdict,
    group.errors.length,
    Number((group.share * 100).toFixed(1)),
  ]);
  const table = renderTable(['kind', 'cause', 'verdict', 'number', '% of all errors'], rows, 'table');
  const lines = groups.flatMap((group) => group.errors.map(errorLine));
  return [table, ...lines].join('\n').trimEnd().concat('\n');
}

/** Errors for programs: each as a line of JSON, sentences whole, in the order of articles. */
export function errorLines(errors: readonly ExplainedError[]): string {
  return errors.map((error) => `${JSON.stringify(error)}\n`).join('');
}

function errorLine({ article, verdict, cause, names, counterpart, fact, sentence }: ExplainedError): string {
  const other = counterpart && `${verdict === 'missed' ? 'read' : 'annotated'} ${factWords(counterpart)}`;
  const details = [...(names ?? []), ...(other === undefined ? [] : [other])].join('; ');
  return harmless(
    [
      article,
      verdict,
      details === '' ? cause : `${cause} (${details})`,
      factWords(fact),
      sentence === undefined ? '(no sentence names it)' : `“${cut(sentence)}”`,
    ]
      .map((part) => part.replace(/\s+/g, ' '))
      .join(' | '),
  );
}

/** `transfer(RUS, –, s400)`: the dash where no party is named. */
function factWords([kind, ...args]: ExplainedError['fact']): string {
  return `${kind}(${args.map((arg) => arg ?? '–').join(', ')})`;
}

function cut(sentence: string): string {
  const characters = [...sentence.replace(/\s+/g, ' ')];
  return characters.length <= longest
    ? characters.join('')
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
