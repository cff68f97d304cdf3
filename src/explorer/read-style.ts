import type { LineStyle } from './api.ts';

/** Colours of node kinds and colours with captions of relationship types, as `cypher/style.grass` has them. */
export function readStyle(grass: string): {
  readonly nodes: Readonly<Record<string, string>>;
  readonly edges: Readonly<Record<string, LineStyle>>;
} {
  const nodes: Record<string, string> = {};
  const edges: Record<string, LineStyle> = {};
  for (const [, what, name = '', body = ''] of grass.matchAll(/(node|relationship)\.(\w+) \{([^}]*)\}/g)) {
    const color = /(?:^|\n)\s*color: (#[0-9A-Fa-f]{6});/.exec(body)?.[1] ?? '#999999';
    if (what === 'node') nodes[name] = color;
    else edges[name] = { color, caption: /caption: '(.*?)';/.exec(body)?.[1] ?? name };
  }
  return { nodes, edges };
}
