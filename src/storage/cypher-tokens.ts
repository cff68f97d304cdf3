/** A piece of a Cypher text. Comments and blanks are left out. */
export interface CypherToken {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'parameter' | 'symbol';
  /** The text as written; for a `name` in backticks, what is between them. */
  readonly text: string;
}

const patterns: readonly (readonly [CypherToken['kind'], RegExp])[] = [
  ['string', /'(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*"/y],
  ['name', /`(?:[^`])*`/y],
  ['parameter', /\$(?:[\p{L}\p{Pc}\p{N}]+|`[^`]*`)/uy],
  // "1." takes its dot along, so that a word after it is never mistaken for a property.
  ['number', /\d[\p{L}\p{N}_]*(?:\.(?!\.)[\p{L}\p{N}_]*)?/uy],
  ['word', /[\p{L}\p{Pc}][\p{L}\p{M}\p{N}\p{Pc}\p{Cf}]*/uy],
  ['symbol', /\.\.|[\s\S]/uy],
];

/**
 * Cuts a Cypher text into tokens: openCypher's strings with backslash escapes, names in backticks, `//` and block comments.
 * `lineEnd` says what ends a `//` comment, because engines disagree on it. A string or comment that never ends gives
 * its opening character as a symbol, and what follows as tokens.
 */
export function cypherTokens(text: string, lineEnd: RegExp): readonly CypherToken[] {
  const tokens: CypherToken[] = [];
  let at = 0;
  while (at < text.length) {
    const skipped = blankOrComment(text, at, lineEnd);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token.kind === 'name' ? { kind: 'name', text: token.text.slice(1, -1) } : token);
    at += token.text.length;
  }
  return tokens;
}

function blankOrComment(text: string, at: number, lineEnd: RegExp): number {
  if (/\s/u.test(text.charAt(at))) return at + 1;
  if (text.startsWith('//', at)) {
    const length = text.slice(at).search(lineEnd);
    return length < 0 ? text.length : at + length;
  }
  if (text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? at : end + 2;
  }
  return at;
}

function tokenAt(text: string, at: number): CypherToken {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { kind, text: found };
  }
  return { kind: 'symbol', text: text.charAt(at) };
}
