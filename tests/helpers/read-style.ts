/**
 * The rules of a style (GraSS) by selector, each with its properties. Text that is no rule is left out. A rule ends with a brace at
 * the beginning of a line: captions have braces of their own.
 */
export function readStyle(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const rules = new Map<string, ReadonlyMap<string, string>>();
  for (const [, selector = '', body = ''] of text.matchAll(/^(\S+) \{\n([\s\S]*?)^\}/gm)) {
    const lines = body.trim().split('\n');
    rules.set(
      selector,
      new Map(lines.map((line) => line.trim().slice(0, -1).split(': ') as [string, string])),
    );
  }
  return rules;
}
