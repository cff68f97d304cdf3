import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));

const stages = [
  'fetching',
  'readers',
  'language',
  'encoder',
  'mentions',
  'extraction',
  'resolution',
  'graph',
  'storage',
  'analysis',
  'reports',
  'evaluation',
  'exports',
  'questions',
  'queue',
  'relevance',
] as const;
const stage = ['model', 'util'];

/** Which folders each folder may import; the table of docs/architecture.md. '' is src itself: the library's surface. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  util: [],
  config: stage,
  ...Object.fromEntries(stages.map((name) => [name, stage])),
  launcher: stage,
  pipeline: [...stages, 'config', 'model', 'util'],
  explorer: stage,
  mcp: ['pipeline', 'config', 'model', 'util'],
  cli: ['pipeline', 'config', 'model', 'util', 'launcher', 'explorer', 'mcp'],
  '': [...stages, 'pipeline', 'config', 'model', 'launcher'],
};

/** Who alone may import a package. A package that is not here is not to be used in src. */
const owners: Readonly<Record<string, readonly string[]>> = {
  zod: [
    'model',
    'config',
    'readers',
    'encoder',
    'storage',
    'analysis',
    'evaluation',
    'launcher',
    'pipeline',
    'explorer',
    'extraction',
    'mcp',
    'questions',
    'relevance',
  ],
  piscina: ['pipeline'],
  ai: ['extraction'],
  '@ai-sdk/anthropic': ['extraction'],
  '@ai-sdk/google': ['extraction'],
  '@ai-sdk/openai-compatible': ['extraction'],
  'onnxruntime-node': ['encoder'],
  'onnxruntime-web': ['encoder'],
  'neo4j-driver': ['storage'],
  '@grafeo-db/js': ['storage'],
  echarts: ['reports'],
  graphology: ['analysis'],
  'graphology-communities-louvain': ['analysis'],
  'graphology-metrics': ['analysis'],
  bullmq: ['queue'],
  ioredis: ['queue'],
  yargs: ['cli'],
  pino: ['cli'],
  '@opentelemetry/api': ['pipeline'],
  '@opentelemetry/exporter-trace-otlp-http': ['pipeline'],
  '@opentelemetry/resources': ['pipeline'],
  '@opentelemetry/sdk-trace-node': ['pipeline'],
  hono: ['explorer'],
  '@hono/node-server': ['explorer'],
  '@modelcontextprotocol/sdk': ['mcp'],
  'i18n-iso-countries': ['config'],
  '@mozilla/readability': ['readers'],
  linkedom: ['readers'],
  chardet: ['readers'],
  'iconv-lite': ['readers'],
  tinyglobby: ['readers'],
  tinyld: ['readers'],
  feedsmith: ['readers'],
  warcio: ['readers'],
  undici: ['fetching'],
  'ipaddr.js': ['fetching'],
  'robots-parser': ['fetching'],
  'csv-parse': ['readers'],
  saxes: ['readers'],
  'proper-lockfile': ['launcher', 'storage'],
  'node:child_process': ['launcher'],
  'node:net': ['launcher', 'explorer', 'mcp', 'fetching'],
  'node:http': ['launcher', 'mcp'],
};

/** What of the process belongs to whom. */
const globals: readonly (readonly [string, RegExp, readonly string[]])[] = [
  ['process.env', /\bprocess\.env\b/, ['config']],
  ['stdout, stderr', /\bprocess\.(?:stdout|stderr)\b|\{[^}]*\bstd(?:out|err)\b[^}]*\} = process\b/, ['cli']],
  ['console', /(?<![\w.'"])console\.\w+\(/, ['cli']],
];

interface Import {
  readonly file: string;
  readonly folder: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : path.endsWith('.ts') ? [path] : [];
  });
}

const files = filesBelow(source);
const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

function folderOf(file: string): string {
  const [first = '', ...rest] = relative(source, file).split(/[\\/]/);
  return rest.length === 0 ? '' : first;
}

/** Static imports and re-exports, `import('…')`, `require('…')` and `createRequire(…)('…')`. */
const importing =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)|\brequire\('([^']+)'\)|\bcreateRequire\([^)]*\)\('([^']+)'\)/g;

const imports = files.flatMap((file): readonly Import[] =>
  [...(texts.get(file) ?? '').matchAll(importing)].map(([, type, ...specifiers]) => ({
    file,
    folder: folderOf(file),
    specifier: specifiers.find((each) => each !== undefined) ?? '',
    typeOnly: type !== undefined,
  })),
);

const isOurs = ({ specifier }: Import): boolean => specifier.startsWith('.');
const targetOf = ({ file, specifier }: Import): string => join(dirname(file), specifier);
const shown = (each: Import): string => `${relative(source, each.file)} imports ${each.specifier}`;

describe('layers', () => {
  it('finds imports of every folder at all', () => {
    expect(imports.length).toBeGreaterThan(200);
    const silent = Object.keys(mayImport).filter((folder) => !imports.some((each) => each.folder === folder));
    // A helper without a domain word may well import nothing of ours.
    expect(silent.filter((folder) => folder !== 'util')).toEqual([]);
  });

  it('knows every folder of src', () => {
    const folders = new Set(files.map(folderOf));
    expect([...folders].filter((folder) => !(folder in mayImport))).toEqual([]);
  });

  it('lets each folder import only what the table allows', () => {
    const wrong = imports.filter(isOurs).filter((each) => {
      const target = folderOf(targetOf(each));
      return target !== each.folder && !(mayImport[each.folder] ?? []).includes(target);
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  it('enters other folders through their index.ts', () => {
    const wrong = imports.filter(isOurs).filter((each) => {
      const target = targetOf(each);
      const folder = folderOf(target);
      // `util` is a shelf of single helpers and has no index.
      return folder !== each.folder && folder !== 'util' && target !== join(source, folder, 'index.ts');
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  it('names files that are there, with their ending', () => {
    expect(
      imports
        .filter(isOurs)
        .filter((each) => !texts.has(targetOf(each)))
        .map(shown),
    ).toEqual([]);
  });

  it('leaves each package to its owners', () => {
    const wrong = imports
      .filter((each) => !isOurs(each))
      .filter(({ specifier, folder }) => {
        const name = /^(?:node:[\w/]+|@[^/]+\/[^/]+|[^/]+)/.exec(specifier)?.[0] ?? specifier;
        const owned = owners[name];
        return owned === undefined ? !name.startsWith('node:') : !owned.includes(folder);
      });
    expect(wrong.map(shown)).toEqual([]);
  });

  it.each(globals)('leaves %s to its owner', (_, pattern, owning) => {
    const wrong = files.filter((file) => {
      // Comments may speak of it.
      const code = (texts.get(file) ?? '').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      return pattern.test(code) && !owning.includes(folderOf(file));
    });
    expect(wrong.map((file) => relative(source, file))).toEqual([]);
    expect(files.some((file) => owning.includes(folderOf(file)))).toBe(true);
  });

  it('has no cycles at run time', () => {
    const edges = new Map<string, string[]>();
    for (const each of imports.filter(isOurs).filter(({ typeOnly }) => !typeOnly)) {
      edges.set(each.file, [...(edges.get(each.file) ?? []), targetOf(each)]);
    }
    const done = new Set<string>();
    const cycleFrom = (file: string, path: readonly string[]): readonly string[] | undefined => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
      if (done.has(file)) return undefined;
      for (const next of edges.get(file) ?? []) {
        const cycle = cycleFrom(next, [...path, file]);
        if (cycle) return cycle;
      }
      done.add(file);
      return undefined;
    };
    const cycles = files.flatMap(
      (file) =>
        cycleFrom(file, [])
          ?.map((each) => relative(source, each))
          .join(' → ') ?? [],
    );
    expect([...new Set(cycles)]).toEqual([]);
  });
});
