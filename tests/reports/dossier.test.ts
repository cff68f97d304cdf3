import { describe, expect, test } from 'vitest';
import { createSnapshotIndex, pressureOn } from '../../src/analysis/index.ts';
import type { Claim, ResolvedClaim, Snapshot } from '../../src/model/index.ts';
import { dossierOf, renderJson, renderMarkdown } from '../../src/reports/index.ts';
import { actWeights } from '../helpers/act-weights.ts';
import { same } from '../helpers/golden.ts';
import { sampleClaims, sampleSnapshot } from '../helpers/sample-snapshot.ts';

const index = createSnapshotIndex(sampleSnapshot);
const findings = pressureOn(index, 'state:IND', { weights: actWeights });
const india = dossierOf(index, ['state:IND'], { findings });
const section = (key: string, dossier = india) => dossier.sections.find((each) => each.key === key);

describe('golden dossiers', () => {
  test('a State, as Markdown and as JSON', () => {
    same('reports/india.md', renderMarkdown(india));
    same('reports/india.json', renderJson(india));
  });

  test('a pair of States', () => {
    same('reports/russia-india.md', renderMarkdown(dossierOf(index, ['state:RUS', 'state:IND'])));
    same('reports/turkey-us.md', renderMarkdown(dossierOf(index, ['state:TUR', 'state:USA'])));
  });

  test('a weapon system with its variants', () => {
    same('reports/f-16.md', renderMarkdown(dossierOf(index, ['weapon:f-16'])));
  });

  test('a law', () => {
    same('reports/caatsa.md', renderMarkdown(dossierOf(index, ['law:caatsa'])));
  });
});

describe('dossierOf', () => {
  test('both figures of a conflict, with who said each', () => {
    const [value] = section('conflicts')?.entries ?? [];
    expect(value?.text).toBe(
      'Russia → India: S-400, value: USD 5.43 billion (Continental Business Daily and Harbour Times) ' +
        'against USD 5.2 billion (Eastern Courier, citing Indian official).',
    );
    expect(value?.claims).toEqual([sampleClaims.signed.id, sampleClaims.price2019.id]);
  });

  test('a figure that rounds to the other is no conflict', () => {
    const rounded = changed((claim) =>
      claim.kind === 'transfer' && claim.value?.amount === 5.2e9
        ? { ...claim, value: { ...claim.value, amount: 5.4e9 } }
        : claim,
    );
    const conflicts = section('conflicts', dossierOf(createSnapshotIndex(rounded), ['state:IND']));
    expect(conflicts?.entries.map((entry) => entry.fields['question'])).toEqual(['denial']);
  });

  test('every statement that rests on articles has footnotes, and every footnote a quote', () => {
    const entries = india.sections.flatMap((each) => each.entries);
    const told = entries.filter((entry) => entry.basis === 'article');
    expect(told.length).toBeGreaterThan(8);
    for (const entry of told) expect(entry.footnotes.length, entry.text).toBeGreaterThan(0);
    for (const note of india.footnotes) expect(note.quotes.join('')).not.toBe('');
    expect(india.footnotes.map((note) => note.number)).toEqual(india.footnotes.map((_, at) => at + 1));
  });

  test('reference knowledge is apart and never counted', () => {
    const reference = section('relations')?.entries.filter((entry) => entry.basis === 'reference') ?? [];
    expect(reference.map((entry) => entry.text)).toEqual(['India is a member of Quad (since 2007).']);
    expect(reference.every((entry) => entry.stories === undefined && entry.footnotes.length === 0)).toBe(
      true,
    );
    const [taiwan] = section('deals', dossierOf(index, ['state:TWN']))?.entries ?? [];
    expect(taiwan?.fields['maker']).toBe('Lockheed Martin (reference)');
    expect(taiwan?.reference).toEqual(['MADE_BY weapon:f-16v org:lockheed-martin']);
    expect(taiwan?.stories).toBe(1);
  });

  test('a question about a system includes its variants and says so', () => {
    const f16 = dossierOf(index, ['weapon:f-16']);
    expect(f16.notes).toEqual(['Variants are included: F-16V.']);
    expect(section('deals', f16)?.entries.map((entry) => entry.fields['deal'])).toEqual([
      'US → Taiwan: F-16V',
    ]);
  });

  test('reprints are one story', () => {
    const [deals] = section('summary')?.entries ?? [];
    expect(deals?.stories).toBe(3);
    expect(section('coverage')?.entries[0]?.fields).toEqual({ claims: 8, articles: 4, stories: 3 });
  });

  test('what is not known is told', () => {
    const turkey = dossierOf(index, ['state:TUR']);
    expect(section('unknowns', turkey)?.entries[0]?.text).toBe(
      'Russia → Turkey: S-400: no source states value, quantity and day of signature.',
    );
  });

  test('an unknown id is refused', () => {
    const attempt = () => dossierOf(index, ['state:XXX']);
    expect(attempt).toThrow(expect.objectContaining({ code: 'subject/unknown' }) as Error);
  });
});

describe('what is too unsure for the graph', () => {
  const unsure: readonly ResolvedClaim[] = [
    {
      claim: { ...sampleClaims.denial, confidence: 0.31 },
      entities: { seller: 'state:RUS', buyer: 'state:IND' },
      known: '2021-12-07',
    },
    {
      claim: { ...sampleClaims.threat2018, confidence: 0.42 },
      entities: {
        by: 'org:us-state-department',
        on: 'state:IND',
        over: 'weapon:no-node',
        under: 'law:caatsa',
      },
      known: '2018-10-06',
    },
  ];
  const told = (...subjects: readonly [string] | readonly [string, string]) =>
    section('unsure', dossierOf(index, subjects, { unsure }))?.entries ?? [];

  test('is told only where it is asked for, the most sure first, marked and with footnotes', () => {
    expect(section('unsure')).toBeUndefined();
    expect(told('state:IND').map((entry) => [entry.text, entry.confidence])).toEqual([
      ['Unsure: pressure, by: State Department, on: India, over: S-400, under: CAATSA; threaten.', 0.42],
      ['Unsure: transfer, seller: Russia, buyer: India; suspended; denied.', 0.31],
    ]);
    expect(told('state:IND').every((entry) => entry.footnotes.length === 1)).toBe(true);
  });

  test('is told of those who take part, and of a pair only where both do', () => {
    expect(told('state:RUS').map((entry) => entry.fields['kind'])).toEqual(['transfer']);
    expect(told('state:RUS', 'state:IND').map((entry) => entry.fields['kind'])).toEqual(['transfer']);
    // The State Department stands for its State.
    expect(told('state:USA', 'state:IND').map((entry) => entry.fields['kind'])).toEqual(['pressure']);
    expect(told('state:TWN')).toEqual([]);
  });

  test('changes nothing of what is told as sure, coverage included', () => {
    const withUnsure = dossierOf(index, ['state:IND'], { findings, unsure });
    const plain = (dossier: typeof india) =>
      dossier.sections
        .filter(({ key }) => key !== 'unsure')
        .map(({ key, entries }) => [key, entries.map(({ footnotes: _, ...entry }) => entry)]);
    expect(plain(withUnsure)).toEqual(plain(india));
  });
});

describe('hostile words', () => {
  const evil =
    '`x` | <script>alert(1)</script>\n# big [go](javascript:alert(1)) ![i](http://e/i.png) &lt; \u202e';
  const hostile: Snapshot = {
    ...sampleSnapshot,
    nodes: sampleSnapshot.nodes.map((row) => ({ ...row, properties: { ...row.properties, name: evil } })),
    claims: new Map(
      [...sampleSnapshot.claims].map(([id, { claim }]) => [
        id,
        {
          claim: { ...claim, evidence: claim.evidence.map((each) => ({ ...each, quote: evil })) } as Claim,
          articles: [
            { id: evil, title: evil, outlet: evil, url: 'javascript:alert(1)' },
            { id: 'b', url: 'https://ok.example/a<b>|c)`' },
          ],
        },
      ]),
    ),
  };
  const dossier = dossierOf(createSnapshotIndex(hostile), ['state:IND'], { findings });
  const markdown = renderMarkdown(dossier);

  test('no tag, no link, no cell and no heading comes of them', () => {
    expect(markdown).not.toMatch(/<script/i);
    expect(markdown).not.toMatch(/(?<!\\)\]\(/);
    expect(markdown).not.toMatch(/^# big/m);
    expect(markdown).not.toContain('\u202e');
    expect(markdown).toContain('&amp;lt;');
    const [deals = ''] = markdown.split('## How the deals went');
    const rows = deals.split('\n').filter((line) => line.startsWith('| '));
    // Seven columns: eight bars that are not escaped, in every line of the table.
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(8);
    expect(rows.length).toBeGreaterThan(2);
  });

  test('links are http or https only, and cannot end their brackets', () => {
    expect(markdown).toContain('<https://ok.example/a%3Cb%3E%7Cc)%60>');
    expect(markdown).not.toMatch(/<javascript:/);
    expect(renderJson(dossier)).not.toContain('"url": "javascript:');
  });
});

function changed(change: (claim: Claim) => Claim): Snapshot {
  const claims = [...sampleSnapshot.claims].map(
    ([id, sourced]) => [id, { ...sourced, claim: change(sourced.claim) }] as const,
  );
  return { ...sampleSnapshot, claims: new Map(claims) };
}
