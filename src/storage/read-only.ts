import { DemarcheError } from '../model/index.ts';
import { calledNames, isComputing } from './called-names.ts';
import { type CypherToken, cypherTokens } from './cypher-tokens.ts';

/** Words that begin a query which reads. */
const readingClauses = new Set(['MATCH', 'OPTIONAL', 'UNWIND', 'WITH', 'RETURN', 'CALL']);

/** Words of clauses that write, reach for files, change rights or open transactions of their own. */
const writingWords = new Set(
  (
    'CREATE MERGE SET DELETE DETACH NODETACH REMOVE DROP INSERT FOREACH LOAD COPY IMPORT EXPORT ' +
    'GRANT DENY REVOKE ALTER RENAME TERMINATE TRANSACTIONS USE'
  ).split(' '),
);

/** What ends a `//` comment: in Grafeo, in Neo4j, and in the widest sense. */
const lineEnds: readonly RegExp[] = [/\n/, /[\n\r]/, /[\n\r\v\f\x85\u2028\u2029]/];

/**
 * Throws `query/not-read-only` when any reading of the text could write, or calls a function that may reach out of the graph;
 * `query/failed` for more than one statement. Returns the names of the procedures it calls.
 * Stores read the same text differently (whether `\u0053ET` is a keyword, what ends a `//` comment), so each way is tried
 * and one suspicion is enough. A name that is spelt like a keyword passes in backticks, as a property or as a parameter.
 */
export function assertReadOnly(cypher: string): readonly string[] {
  const procedures = new Set<string>();
  for (const text of readingsOf(cypher)) {
    for (const lineEnd of lineEnds) {
      const tokens = cypherTokens(text, lineEnd);
      refuseUnlessReading(tokens);
      const called = calledNames(tokens, (index) => isCall(tokens, index));
      for (const name of called.functions) refuseUnlessComputing(name);
      for (const name of called.procedures) procedures.add(name);
    }
  }
  return [...procedures];
}

/** The text as written, and with Unicode escapes resolved before anything else, as Neo4j does. */
function readingsOf(cypher: string): ReadonlySet<string> {
  const character = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));
  return new Set([
    cypher,
    cypher.replace(/\\u+([0-9a-f]{4})/gi, (_, hex: string) => character(hex)),
    cypher.replace(/(\\\\)|\\u+([0-9a-f]{4})/gi, (kept, backslashes?: string, hex?: string) =>
      backslashes === undefined && hex !== undefined ? character(hex) : kept,
    ),
  ]);
}

function refuseUnlessReading(tokens: readonly CypherToken[]): void {
  const first = tokens[0];
  if (first === undefined) throw new DemarcheError('query/failed', 'The query is empty.');
  if (first.kind !== 'word' || !readingClauses.has(keyword(first))) {
    throw new DemarcheError(
      'query/not-read-only',
      `A query must begin with MATCH, OPTIONAL MATCH, WITH, UNWIND, RETURN or CALL {…}; this one begins with "${first.text.slice(0, 40)}".`,
    );
  }
  tokens.forEach((token, index) => {
    if (token.kind !== 'word' || !writingWords.has(keyword(token))) return;
    if (isProperty(tokens, index) || isMapKey(tokens, index)) return;
    throw new DemarcheError(
      'query/not-read-only',
      `The query is refused because it uses ${keyword(token)}: only reading is allowed here. A name that is spelt like this must stand in backticks.`,
    );
  });
  if (tokens.slice(0, -1).some(({ kind, text }) => kind === 'symbol' && text === ';')) {
    throw new DemarcheError(
      'query/failed',
      'The query is refused because something stands after its semicolon: one statement at a time.',
    );
  }
}

/** Upper case by Unicode's rules: some engines take "ſET" for SET. */
function keyword(token: CypherToken): string {
  return token.text
    .normalize('NFKC')
    .replace(/\p{Cf}+/gu, '')
    .toUpperCase();
}

function isProperty(tokens: readonly CypherToken[], index: number): boolean {
  const dot = tokens[index - 1];
  const owner = tokens[index - 2];
  if (dot?.text !== '.' || dot.kind !== 'symbol' || owner === undefined) return false;
  return owner.kind === 'symbol' ? [')', ']', '}', '{', ','].includes(owner.text) : owner.kind !== 'number';
}

function isMapKey(tokens: readonly CypherToken[], index: number): boolean {
  return ['{', ','].includes(tokens[index - 1]?.text ?? '') && tokens[index + 1]?.text === ':';
}

function isCall(tokens: readonly CypherToken[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== 'word' || keyword(token) !== 'CALL') return false;
  return !isProperty(tokens, index) && !isMapKey(tokens, index);
}

function refuseUnlessComputing(name: string): void {
  if (isComputing(name)) return;
  throw new DemarcheError(
    'query/not-read-only',
    `The query is refused because it calls the function ${name}, which is not among those that only compute: others may read files, call out or run Cypher of their own.`,
  );
}
