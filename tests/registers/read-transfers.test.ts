import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadTransferColumns } from '../../src/config/index.ts';
import { faultOfRow, isDemarcheError, type Refusal, type TransferRow } from '../../src/model/index.ts';
import { openTransfers, parseTransferColumns } from '../../src/readers/index.ts';

const columns = parseTransferColumns(loadTransferColumns());
const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name);
const folder = mkdtempSync(join(tmpdir(), 'demarche-registers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(path: string) {
  const opening = await openTransfers(path, columns);
  if (!opening.ok) return { refused: [opening.refusal], rows: [], register: undefined };
  const [rows, refused]: [TransferRow[], Refusal[]] = [[], []];
  for await (const each of opening.file.rows()) {
    if (each.ok) rows.push(each.row);
    else refused.push(each.refusal);
  }
  return { register: opening.file.register, rows, refused };
}

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('a register of transfers', () => {
  it('is read behind its preamble, with marks in columns that have no name', async () => {
    const { register, rows, refused } = await read(fixture('trade-register.csv'));
    expect(register).toMatchObject({
      kind: 'transfers',
      layout: 'sipri-trade-register',
      file: 'trade-register.csv',
      asOf: '2024-03-12',
    });
    expect(rows).toHaveLength(9);
    expect(rows[0]).toMatchObject({
      line: 7,
      cells: {
        recipient: 'India',
        designation: 'S-400/SA-21',
        comments: 'Invented row; "five regiments" with\nspares',
      },
    });
    expect(rows[1]).toMatchObject({ line: 9, cells: { ordered: '4', orderedFlag: '?', deliveredFlag: '?' } });
    expect(rows.map(faultOfRow)).toEqual(rows.map(() => undefined));
    expect(refused).toMatchObject(
      [{ position: 'line 17', reason: /^The row has no recipient/ }].map((each) => ({
        ...each,
        reason: expect.stringMatching(each.reason),
      })),
    );
  });

  it('keeps the words of each row as the file has them', async () => {
    const { rows } = await read(fixture('trade-register.csv'));
    expect(rows[0]?.words).toBe(
      'India,Russia,2018,,5,,S-400/SA-21,SAM system,3,,2021; 2022; 2023,New,"Invented row; ""five regiments"" with\nspares",10,50,30',
    );
  });

  it('is read in the layout of one row a delivery, with semicolons', async () => {
    const { register, rows, refused } = await read(fixture('deliveries.csv'));
    expect(register).toMatchObject({ layout: 'sipri-deliveries', asOf: '2024-03-12' });
    expect(
      rows.map(({ cells }) => [cells.deal, cells.supplier, cells.orderYear, cells.deliveryYears]),
    ).toEqual([
      ['900001', 'Russia', '2018', '2021'],
      ['900001', 'Russia', '2018', '2022'],
      ['900001', 'Russia', '2018', '2023'],
      ['900002', 'United States', '2020', '2021'],
    ]);
    expect(refused).toEqual([]);
  });

  it('is read in groups, each row with the lines that name its parties', async () => {
    const { register, rows, refused } = await read(fixture('by-recipient.tsv'));
    expect(register?.layout).toBe('sipri-register-by-recipient');
    expect(refused).toEqual([]);
    expect(rows.map(({ line, cells }) => [line, cells.recipient, cells.supplier, cells.designation])).toEqual(
      [
        [3, 'India', 'Russia', 'S-400'],
        [4, 'India', 'Russia', 'Su-30MKI'],
        [5, 'India', 'France', 'Rafale'],
        [7, 'Turkiye', 'Russia', 'S-400'],
      ],
    );
    expect(rows[1]?.heads?.map(({ line }) => line)).toEqual([2, 3]);
    expect(rows.map(faultOfRow)).toEqual(rows.map(() => undefined));
  });

  it('is read in Latin letters of one byte and with Windows line ends', async () => {
    const text =
      "Recipient,Supplier,Year of order,Weapon designation\r\nC\xf4te d'Ivoire,Russia,2019,Mi-24\r\n";
    const { rows } = await read(written('latin.csv', Buffer.from(text, 'latin1')));
    expect(rows.map(({ cells, words }) => [cells.recipient, words])).toEqual([
      ["Côte d'Ivoire", "Côte d'Ivoire,Russia,2019,Mi-24"],
    ]);
  });

  it('loses one line to a quotation mark that is not closed, and goes on', async () => {
    const good = Array.from({ length: 60 }, (_, at) => `India,Russia,${1960 + at},S-400`);
    const text = `Recipient,Supplier,Year of order,Weapon designation\n"India,Russia,2019,S-400\n${good.join('\n')}\n`;
    const { rows, refused } = await read(written('quote.csv', text));
    expect(rows).toHaveLength(60);
    expect(refused).toMatchObject([{ position: 'line 2', reason: expect.stringMatching('not closed') }]);
  });

  it('is refused in another layout, with the header that was found and those that are known', async () => {
    const { refused } = await read(written('other.csv', 'Country,Year,Value\nIndia,2018,5\n'));
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatch(/line 1: "Country,Year,Value"\. Known are: .*SIPRI AT Database ID/);
  });

  it('is refused where there is none', async () => {
    expect((await read(join(folder, 'missing.csv'))).refused).toMatchObject([{ code: 'input/unreadable' }]);
    expect((await read(written('empty.csv', ''))).refused).toMatchObject([{ code: 'input/bad-record' }]);
  });
});

describe('the table of columns', () => {
  it('refuses a name that stands for two fields', () => {
    const twice = {
      layouts: [{ id: 'x', name: 'x', needs: ['supplier'] }],
      columns: [
        { field: 'supplier', names: ['Party'] },
        { field: 'recipient', names: ['party '] },
      ],
    };
    expect(() => parseTransferColumns(twice)).toThrow(/"party" stands for supplier and for recipient/);
    try {
      parseTransferColumns({});
    } catch (error) {
      expect(isDemarcheError(error, 'vocabulary/invalid')).toBe(true);
    }
  });
});
