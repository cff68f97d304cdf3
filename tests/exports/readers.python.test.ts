import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countryCode } from '../../src/config/index.ts';
import { followTheMoneyFile, gexfFile, graphmlFile, jsonLdFile } from '../../src/exports/index.ts';
import type { ExportFile } from '../../src/model/index.ts';
import { pythonOfTests } from '../helpers/python.ts';
import { hostileGraph } from './hostile-graph.ts';

interface ReadGraph {
  readonly directed: boolean;
  readonly nodes: number;
  readonly edges: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly types: readonly string[];
  readonly spans: readonly (readonly string[])[];
}

interface Found {
  readonly graphml: ReadGraph;
  readonly gexf: ReadGraph;
  readonly jsonld: { readonly triples: number; readonly sellers: readonly (readonly string[])[] };
  readonly ftm: { readonly counts: Readonly<Record<string, number>>; readonly refused: readonly unknown[] };
}

const folder = mkdtempSync(join(tmpdir(), 'demarche-exports-'));
let found: Found;

async function written(files: readonly ExportFile[]): Promise<string> {
  const [file] = files;
  let text = '';
  for await (const chunk of file?.chunks ?? []) text += chunk;
  const path = join(folder, file?.name ?? 'none');
  writeFileSync(path, text);
  return path;
}

beforeAll(async () => {
  const paths = await Promise.all(
    [graphmlFile, gexfFile, jsonLdFile, followTheMoneyFile(countryCode)].map((exporter) =>
      written(exporter(hostileGraph)),
    ),
  );
  const script = fileURLToPath(new URL('read_exports.py', import.meta.url));
  found = JSON.parse(execFileSync(pythonOfTests(), [script, ...paths], { encoding: 'utf8' })) as Found;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('files opened by programs that others made', () => {
  it('are graphs to NetworkX, as GraphML and as GEXF', () => {
    for (const graph of [found.graphml, found.gexf]) {
      expect(graph.directed).toBe(true);
      expect(graph.nodes).toBe(hostileGraph.nodes.length);
      expect(graph.edges).toBe(hostileGraph.relationships.length);
      expect(graph.types).toEqual([...new Set(hostileGraph.relationships.map(({ type }) => type))].sort());
      expect(graph.labels['state:IND']).toBe('India & "Bharat" <i>');
    }
    expect(found.gexf.spans).toContainEqual(['state:USA', 'state:IND', '2018-01-01', '2019-02-28']);
  });

  it('are triples to an RDF library, in which a deal leads to its words', () => {
    expect(found.jsonld.sellers).toHaveLength(1);
    const [seller, buyer, words] = found.jsonld.sellers[0] ?? [];
    expect([seller, buyer]).toEqual(['France', 'India & "Bharat" <i>']);
    expect(words).toContain('said Paris');
  });

  it('are entities to the library of FollowTheMoney, none of whose values it drops', () => {
    expect(found.ftm.refused).toEqual([]);
    expect(found.ftm.counts).toMatchObject({
      Contract: 1,
      ContractAward: 1,
      Sanction: 1,
      Article: 1,
      Documentation: 1,
      Company: 1,
    });
  });
});
