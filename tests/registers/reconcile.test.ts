import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSnapshotIndex, reconcile } from '../../src/analysis/index.ts';
import { loadTransferColumns, loadVocabulary } from '../../src/config/index.ts';
import {
  type HeldRegister,
  type ReadText,
  type Reconciliation,
  type ResolvedTransfer,
  reconciledOutcomes,
  registerIdOf,
  sha256,
  type TransferRow,
} from '../../src/model/index.ts';
import { emptyRecord } from '../../src/pipeline/live-record.ts';
import { foldRecord } from '../../src/pipeline/open-graph.ts';
import { sourcedClaims } from '../../src/pipeline/open-snapshot.ts';
import { groundOf } from '../../src/pipeline/registers/registers-of.ts';
import { openTransfers, parseTransferColumns } from '../../src/readers/index.ts';
import { renderReconciliation } from '../../src/reports/index.ts';
import { resolve, resolveRegisters } from '../../src/resolution/index.ts';
import { same } from '../helpers/golden.ts';
import { entriesOf } from '../pipeline/hand-made-entries.ts';
import { told, transfer } from '../resolution/fixtures/build.ts';

const vocabulary = loadVocabulary();
const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name);

const news: readonly ReadText[] = [
  told(
    '2018-10-05',
    [
      transfer({
        seller: 'Russia',
        buyer: 'India',
        item: 'S-400',
        status: 'signed',
        signed: '2018-10-05',
        quantity: 5,
      }),
    ],
    'Russia signed a deal with India for five S-400 regiments.',
  ),
  told(
    '2017-12-29',
    [
      transfer({
        seller: 'Russia',
        buyer: 'Turkey',
        item: 'S-400',
        status: 'cancelled',
        signed: '2017-12-29',
      }),
    ],
    'Turkey cancelled its purchase of S-400 systems from Russia.',
  ),
  told(
    '2016-05-20',
    [
      transfer({
        seller: 'Pakistan',
        buyer: 'Nigeria',
        item: 'JF-17',
        status: 'signed',
        signed: '2016',
        quantity: 5,
      }),
    ],
    'Nigeria signed for five JF-17 aircraft from Pakistan.',
  ),
  told(
    '2021-12-03',
    [
      transfer({
        seller: 'France',
        buyer: 'United Arab Emirates',
        item: 'Rafale',
        status: 'signed',
        signed: '2021-12-03',
        quantity: 80,
      }),
    ],
    'The Emirates signed for 80 Rafale jets with France.',
  ),
  told(
    '2019-01-10',
    [
      transfer({
        seller: 'Russia',
        buyer: 'Egypt',
        item: 'Su-35',
        status: 'signed',
        signed: '2019',
        quantity: 24,
      }),
    ],
    'Egypt signed for 24 Su-35 aircraft from Russia.',
  ),
];

async function heldIn(name: string): Promise<HeldRegister> {
  const opening = await openTransfers(fixture(name), parseTransferColumns(loadTransferColumns()));
  if (!opening.ok) throw new Error(opening.refusal.reason);
  const rows: TransferRow[] = [];
  for await (const each of opening.file.rows()) if (each.ok) rows.push(each.row);
  return heldOf(rows, opening.file.register);
}

function heldOf(rows: readonly TransferRow[], register: HeldRegister['register']): HeldRegister {
  return {
    register,
    recorded: '',
    transfers: new Map(rows.map((row) => [row.line, row])),
    listings: new Map(),
  };
}

const record = emptyRecord.with(entriesOf(news));
const resolution = resolve(record.texts, vocabulary, []);
const index = createSnapshotIndex({ ...foldRecord(record, vocabulary), claims: sourcedClaims(record) });
const resolvedOf = (...held: readonly HeldRegister[]): readonly ResolvedTransfer[] =>
  resolveRegisters(held, groundOf(resolution), vocabulary, []).transfers;

/** Rows in few words: supplier, recipient, designation, year, ordered, delivered. */
function rowsOf(
  ...rows: readonly (readonly [string, string, string, string, string, string])[]
): HeldRegister {
  const made = rows.map((cells, at): TransferRow => {
    const words = cells.join(',');
    const [supplier, recipient, designation, orderYear, ordered, delivered] = cells;
    const own = { supplier, recipient, designation, orderYear, ordered, delivered };
    return { line: at + 2, words, sha256: sha256(words), cells: own };
  });
  const digest = sha256(rows.join('\n'));
  return heldOf(made, {
    id: registerIdOf(digest),
    kind: 'transfers',
    layout: 'test',
    file: 'test.csv',
    sha256: digest,
  });
}

function outcomes({ lines }: Reconciliation): readonly string[] {
  return lines.map(
    ({ outcome, deals, rows }) =>
      `${outcome}: ${deals.map(({ name }) => name)} | ${rows.map(({ line }) => line)}`,
  );
}

describe('deals against a register', () => {
  it('are matched, differ, contradict, or stand on one side alone', async () => {
    const found = reconcile(index, resolvedOf(await heldIn('trade-register.csv')));
    expect(found.counts).toEqual({ matched: 2, partial: 1, conflict: 1, 'news-only': 1, 'register-only': 5 });
    const [india] = found.lines.filter(({ deals: [deal] }) => deal?.name.includes('India'));
    expect(india).toMatchObject({ outcome: 'matched', rows: [{ file: 'trade-register.csv', line: 7 }] });
    expect(india?.deals[0]?.words).toMatch(/^Russia signed/);
    same('registers/reconciled.txt', renderReconciliation(found, 'table'));
    same('registers/reconciled.md', renderReconciliation(found, 'markdown'));
    same('registers/reconciled.csv', renderReconciliation(found, 'csv'));
    same('registers/reconciled.json', renderReconciliation(found, 'json'));
  });

  it('several rows make one deal, and their counts are added', async () => {
    const rows = rowsOf(
      ['Russia', 'India', 'S-400', '2018', '2', '2'],
      ['Russia', 'India', 'S-400', '2018', '3', '0'],
    );
    const found = reconcile(index, resolvedOf(rows), { item: 'weapon:s-400', party: 'state:IND' });
    expect(outcomes(found)).toEqual(['matched: Russia → India: S-400 | 2,3']);
    expect(found.lines[0]?.compared.find(({ field }) => field === 'quantity')).toMatchObject({
      register: '5',
    });
  });

  it.each([
    ['S-300 is not S-400', ['Russia', 'India', 'S-300PMU-2', '2018', '5', '5']],
    ['Niger is not Nigeria', ['Pakistan', 'Niger', 'JF-17', '2016', '5', '5']],
    ['an order of another decade is another contract', ['Russia', 'India', 'S-400', '2004', '5', '5']],
  ] as const)('%s', (_, row) => {
    const found = reconcile(index, resolvedOf(rowsOf(row)));
    expect(found.counts).toEqual({ matched: 0, partial: 0, conflict: 0, 'news-only': 5, 'register-only': 1 });
  });

  it('years agree within the tolerance that is asked for', () => {
    const rows = resolvedOf(rowsOf(['Russia', 'Egypt', 'Su-35', '2021', '24', '0']));
    const answers = [1, 2].map(
      (yearTolerance) => reconcile(index, rows, { yearTolerance, party: 'state:EGY' }).lines,
    );
    expect(answers.map(([line]) => line?.outcome)).toEqual(['partial', 'matched']);
  });

  it('an estimate may be off by a fifth, a range holds what lies in it', () => {
    const answer = (ordered: string) =>
      reconcile(index, resolvedOf(rowsOf(['Russia', 'Egypt', 'Su-35', '2019', ordered, ''])), {
        party: 'state:EGY',
      }).lines[0]?.compared.find(({ field }) => field === 'quantity')?.answer;
    expect(['24', '(28)', '(40)', '20-30', '28'].map(answer)).toEqual([
      'agrees',
      'agrees',
      'differs',
      'agrees',
      'differs',
    ]);
  });

  it('every deal and every row stands in one line, whatever their order, and a question changes no answer', async () => {
    const [a, b] = [await heldIn('trade-register.csv'), await heldIn('by-recipient.tsv')];
    const rows = resolvedOf(a, b);
    const found = reconcile(index, rows);
    expect(found.deals).toBe(5);
    expect(found.rows).toBe(rows.length);
    expect(new Set(found.lines.flatMap((line) => line.rows.map(({ id }) => id))).size).toBe(rows.length);
    expect(reconciledOutcomes.reduce((sum, outcome) => sum + found.counts[outcome], 0)).toBe(
      found.lines.length,
    );
    for (const turn of [1, 4, 7]) {
      const turned = [...rows.slice(turn), ...rows.slice(0, turn)].reverse();
      expect(reconcile(index, turned)).toEqual(found);
    }
    const part = reconcile(index, rows, { party: 'state:TUR' });
    expect(found.lines).toEqual(expect.arrayContaining([...part.lines]));
  });

  it('the same row in two registers counts once', async () => {
    const held = await heldIn('trade-register.csv');
    const again = await heldIn('trade-register.csv');
    const copy = { ...again, register: { ...again.register, id: 'register:ffffffffffffffff' } };
    expect(reconcile(index, resolvedOf(held, copy)).counts).toEqual(
      reconcile(index, resolvedOf(held)).counts,
    );
  });
});
