import { describe, expect, it } from 'vitest';
import { countryCode } from '../../src/config/index.ts';
import {
  csvFiles,
  cutPart,
  followTheMoneyFile,
  gexfFile,
  graphmlFile,
  inOrder,
  jsonLdFile,
} from '../../src/exports/index.ts';
import type { ExportFile, GraphRows } from '../../src/model/index.ts';
import { hostileGraph } from './hostile-graph.ts';

async function textOf(file: ExportFile | undefined): Promise<string> {
  let text = '';
  for await (const chunk of file?.chunks ?? []) text += chunk;
  return text;
}

const files = (rows: GraphRows): readonly ExportFile[] => [
  ...csvFiles(rows),
  ...graphmlFile(rows),
  ...gexfFile(rows),
  ...jsonLdFile(rows),
  ...followTheMoneyFile(countryCode)(rows),
];
const idsOf = ({ nodes }: GraphRows) => nodes.map(({ id }) => id);

describe('the parts of a graph', () => {
  it('leave the whole as it is', () => {
    expect(cutPart(hostileGraph, 'all')).toBe(hostileGraph);
  });

  it('are what news tells, with what the vocabulary knows of the same things', () => {
    const news = cutPart(hostileGraph, 'news');
    expect(idsOf(news)).not.toContain('state:AND');
    expect(idsOf(news)).not.toContain('alliance:nato');
    expect(idsOf(news)).toContain('passage:1');
    expect(news.relationships.filter(({ type }) => type === 'MADE_BY')).toHaveLength(2);
  });

  it('are a map of actors and what passes between them', () => {
    const map = cutPart(hostileGraph, 'map');
    expect(idsOf(map)).toEqual(['state:FRA', 'state:IND', 'state:USA']);
    expect(map.relationships.map(({ type }) => type)).toEqual(['SELLS_ARMS_TO', 'THREATENS']);
  });
});

describe('every format', () => {
  it('gives the same bytes for the same rows in another order', async () => {
    const turned: GraphRows = {
      nodes: hostileGraph.nodes.toReversed().map((row) => ({
        ...row,
        properties: Object.fromEntries(Object.entries(row.properties).toReversed()),
      })),
      relationships: hostileGraph.relationships.toReversed(),
    };
    const [straight, other] = await Promise.all(
      [hostileGraph, turned].map((rows) => Promise.all(files(inOrder(rows)).map(textOf))),
    );
    expect(other).toEqual(straight);
    expect(straight?.every((text) => text.length > 0)).toBe(true);
  });
});

describe('tables', () => {
  it('make formulas harmless and keep every row', async () => {
    const [nodes, edges] = await Promise.all(csvFiles(hostileGraph).map(textOf));
    expect(nodes).toContain(
      `"'=HYPERLINK(""http://evil.example"") & ""Rafale"" <b>sold</b>,\r\nsaid Paris\u0000"`,
    );
    expect(nodes).toContain("'-Dassault");
    expect(nodes).toContain("'@Outlet");
    expect(nodes).toContain('Paris; =cmd()');
    expect(edges?.trimEnd().split('\r\n')).toHaveLength(hostileGraph.relationships.length + 1);
    expect(edges).toContain('COVERS,deal:00112233aabbccdd,weapon:rafale,');
  });
});

describe('XML formats', () => {
  it('hold no markup that a name brought, and no character that XML cannot hold', async () => {
    for (const file of [...graphmlFile(hostileGraph), ...gexfFile(hostileGraph)]) {
      const text = await textOf(file);
      expect(text).not.toContain('<b>');
      expect(text).not.toContain('\u0000');
      expect(text).toContain('India &amp; &quot;Bharat&quot; &lt;i&gt;');
    }
  });

  it('give GEXF the days between which an edge held', async () => {
    const [text] = await Promise.all(gexfFile(hostileGraph).map(textOf));
    expect(text).toMatch(/label="THREATENS" kind="THREATENS" start="2018-01-01" end="2019-02-28"/);
    expect(text).toMatch(/<node id="deal:00112233aabbccdd"[^>]* start="2016-09-01">/);
  });
});

describe('entities of FollowTheMoney', () => {
  it('call a sanction only what is told as done', async () => {
    const [text = ''] = await Promise.all(followTheMoneyFile(countryCode)(hostileGraph).map(textOf));
    const entities = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { schema: string; properties: Record<string, readonly string[]> });
    const sanctions = entities.filter(({ schema }) => schema === 'Sanction');
    expect(sanctions.map(({ properties }) => properties['summary'])).toEqual([['US sanctions India']]);
    expect(sanctions[0]?.properties['program']).toEqual(['CAATSA']);
    const threats = entities.filter(({ properties }) => properties['role']?.includes('threatens'));
    expect(threats.map(({ schema }) => schema)).toEqual(['UnknownLink']);
  });
});
