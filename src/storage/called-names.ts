import type { CypherToken } from './cypher-tokens.ts';

/** Names with a namespace that a text calls, as it spells them. */
export interface CalledNames {
  readonly procedures: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
}

/**
 * Functions that only compute from what they are given, by what their names begin with in lower case. Functions that are not
 * listed may read files, call out, or run Cypher given as text (`apoc.cypher.runFirstColumnSingle`).
 */
const computing = (
  'date. datetime. time. localtime. localdatetime. duration. point. vector.similarity. gds.similarity. gds.util. ' +
  'apoc.agg. apoc.any. apoc.bitwise. apoc.coll. apoc.convert. apoc.date. apoc.diff. apoc.hashing. apoc.json. apoc.label. ' +
  'apoc.map. apoc.math. apoc.meta. apoc.node. apoc.nodes. apoc.number. apoc.path. apoc.rel. apoc.scoring. apoc.stats. ' +
  'apoc.temporal. apoc.text.'
).split(' ');

/** Procedures that read the graph and nothing else. Of `db.` many that count as reading change what the server does. */
const readingProcedures = [
  /^db\.(?:labels|relationshipTypes|propertyKeys|info)$/,
  /^db\.schema\.(?:visualization|nodeTypeProperties|relTypeProperties)$/,
  /^db\.index\.(?:fulltext|vector)\.query(?:Nodes|Relationships)$/,
  /^db\.index\.fulltext\.listAvailableAnalyzers$/,
  // A projection is made and exported by procedures that count as reading, too; these give rows and leave nothing.
  /^gds\.(?:.+\.)?(?:stream|stats|estimate|list|exists)$/,
  /^apoc\.(?:algo|meta|neighbors|path)\./,
];

/** Whether a function only computes. */
export function isComputing(name: string): boolean {
  return computing.some((beginning) => name.toLowerCase().startsWith(beginning));
}

/** Whether a procedure only reads the graph, as far as its name tells. */
export function isReadingProcedure(name: string): boolean {
  return readingProcedures.some((pattern) => pattern.test(name));
}

/** What a text calls: `CALL a.b…` is a procedure (`CALL {…}` and `CALL (x) {…}` are subqueries), `a.b(` elsewhere a function. */
export function calledNames(tokens: readonly CypherToken[], isCall: (index: number) => boolean): CalledNames {
  const procedures = new Set<string>();
  const functions = new Set<string>();
  for (const index of tokens.keys()) {
    if (isCall(index)) {
      const name = nameFrom(tokens, index + 1);
      if (name !== '') procedures.add(name);
    } else if (isSymbol(tokens[index], '(')) {
      const start = startOfName(tokens, index);
      if (start < index - 1 && !isCall(start - 1)) functions.add(nameFrom(tokens, start));
    }
  }
  return { procedures, functions };
}

/** Where the dotted name that ends before `end` begins. */
function startOfName(tokens: readonly CypherToken[], end: number): number {
  if (!isPart(tokens[end - 1])) return end;
  let start = end - 1;
  while (isSymbol(tokens[start - 1], '.') && isPart(tokens[start - 2])) start -= 2;
  return start;
}

function nameFrom(tokens: readonly CypherToken[], start: number): string {
  const parts: string[] = [];
  for (const token of tokens.slice(start)) {
    if (!isPart(token) && !isSymbol(token, '.')) break;
    parts.push(token.text);
  }
  return parts.join('');
}

function isPart(token: CypherToken | undefined): boolean {
  return token?.kind === 'word' || token?.kind === 'name';
}

function isSymbol(token: CypherToken | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text;
}
