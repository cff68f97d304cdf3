import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseAst } from 'vite';

export interface Expression {
  /** `file:line` where it stands. */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** What the code of a folder says of regular expressions. */
export interface Expressions {
  readonly literals: readonly Expression[];
  /** `file:line` of each `RegExp(…)` and `new RegExp(…)`, whose patterns are known when they run. */
  readonly built: readonly string[];
}

/** Finds the regular expressions in the TypeScript files below a folder. */
export function findExpressions(folder: string): Expressions {
  const literals: Expression[] = [];
  const built: string[] = [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  for (const name of files.sort()) {
    const text = readFileSync(join(folder, name), 'utf8');
    const placeOf = (offset: number) => `${name}:${text.slice(0, offset).split('\n').length}`;
    for (const node of nodesOf(parseAst(text, { lang: 'ts' }))) {
      if (node.type === 'Literal' && node.regex) {
        literals.push({
          place: placeOf(node.start ?? 0),
          source: node.regex.pattern,
          flags: node.regex.flags,
        });
      } else if (isBuilding(node)) built.push(placeOf(node.start ?? 0));
    }
  }
  return { literals, built };
}

/** The little of a syntax tree that is looked at. */
interface SyntaxNode {
  readonly type?: string;
  readonly start?: number;
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly callee?: { readonly type?: string; readonly name?: string };
}

function isBuilding({ type, callee }: SyntaxNode): boolean {
  return (type === 'NewExpression' || type === 'CallExpression') && callee?.name === 'RegExp';
}

function* nodesOf(value: unknown): Generator<SyntaxNode> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value;
  for (const part of Object.values(value)) yield* nodesOf(part);
}

/** The regular expressions that the code below a folder builds while `work` runs, each place with all its patterns. */
export async function whileBuilding(
  folder: string,
  work: () => Promise<unknown>,
): Promise<readonly Expression[]> {
  const found = new Map<string, Expression>();
  const Original = RegExp;
  const note = (source: string, flags: string): void => {
    const frame = new Error().stack?.split('\n').find((line) => line.includes(`${folder}/`)) ?? '';
    const [, file = '', line = ''] = /\(?(?:file:\/\/)?([^\s(]+?\.ts):(\d+):\d+\)?$/.exec(frame) ?? [];
    const place = `${relative(folder, file)}:${line}`;
    if (file !== '') found.set(`${place} ${source} ${flags}`, { place, source, flags });
  };
  globalThis.RegExp = new Proxy(Original, {
    construct(target, given: [string | RegExp, string?], as) {
      const made: RegExp = Reflect.construct(target, given, as);
      note(made.source, made.flags);
      return made;
    },
  });
  try {
    await work();
  } finally {
    globalThis.RegExp = Original;
  }
  return [...found.values()];
}
