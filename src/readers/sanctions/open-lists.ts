import { basename } from 'node:path';
import { type Refusal, type Register, registerIdOf, sha256 } from '../../model/index.ts';
import { parseDate } from '../../util/parse-date.ts';
import { refusalOf } from '../outcome.ts';
import { type FileFacts, factsOfFile } from '../registers/file-facts.ts';
import { unreadable } from '../unreadable.ts';
import { euCsvColumn, readEuCsv } from './read-eu-csv.ts';
import { readFtm } from './read-ftm.ts';
import { readOfacCsv } from './read-ofac-csv.ts';
import { euXml, ofacXml, readXmlList, unXml } from './read-xml-list.ts';
import {
  type Concerns,
  type ListFile,
  type ListLayout,
  listLayouts,
  listOf,
  type ReadListing,
} from './sanction-file.ts';

/** A list of sanctions that was opened: what it is, and its listings as they are asked for. */
export interface OpenList {
  readonly register: Register;
  /** What its files lack, for people. */
  readonly note?: string;
  listings(concerns: Concerns): AsyncGenerator<ReadListing>;
}

type Part = ListLayout | 'ofac-alt' | 'ofac-add';
interface KnownFile extends ListFile {
  readonly part: Part;
  readonly facts: FileFacts;
}

/** Opens files as lists of sanctions, each told by how it begins; the three files of OFAC's CSV make one list. */
export async function openLists(
  paths: readonly string[],
): Promise<{ readonly lists: readonly OpenList[]; readonly refusals: readonly Refusal[] }> {
  const [known, refusals]: [KnownFile[], Refusal[]] = [[], []];
  for (const path of paths) {
    try {
      const facts = await factsOfFile(path);
      const part = partOf(facts.head, path);
      if (part === undefined)
        refusals.push(refusalOf('sanctions', { source: path }, unknownForm(facts.head)));
      else known.push({ path, encoding: facts.encoding, part, facts });
    } catch (error) {
      // Errors of the system carry a code; any other is a defect of ours and has to be seen.
      if (!(error instanceof Error && 'code' in error)) throw error;
      refusals.push(refusalOf('sanctions', { source: path }, unreadable(error)));
    }
  }
  const alone = known.filter(({ part }) => part !== 'ofac-csv' && part !== 'ofac-alt' && part !== 'ofac-add');
  const [sdn, alt, add] = (['ofac-csv', 'ofac-alt', 'ofac-add'] as const).map((part) =>
    known.find((file) => file.part === part),
  );
  for (const file of sdn ? [] : [alt, add].flatMap((each) => each ?? [])) {
    const reason = "These are other names or addresses of OFAC's list: name sdn.csv beside them.";
    refusals.push(refusalOf('sanctions', { source: file.path }, { code: 'input/bad-record', reason }));
  }
  return {
    lists: [...(sdn ? [ofacList(sdn, alt, add)] : []), ...alone.map(listIn)],
    refusals,
  };
}

function listIn(file: KnownFile): OpenList {
  // Parts of OFAC's CSV were taken out before.
  const layout = file.part as ListLayout;
  const forms: Readonly<Partial<Record<ListLayout, (concerns: Concerns) => AsyncGenerator<ReadListing>>>> = {
    'ofac-xml': (concerns) => readXmlList(file, ofacXml, concerns),
    'eu-xml': (concerns) => readXmlList(file, euXml, concerns),
    'un-xml': (concerns) => readXmlList(file, unXml, concerns),
    'eu-csv': (concerns) => readEuCsv(file, concerns),
  };
  const listings = forms[layout] ?? ((concerns: Concerns) => readFtm(file, concerns));
  return { register: registerOf(layout, [file]), listings };
}

function ofacList(sdn: KnownFile, alt: KnownFile | undefined, add: KnownFile | undefined): OpenList {
  const missing = [...(alt ? [] : ['alt.csv (other names)']), ...(add ? [] : ['add.csv (countries)'])];
  const files = { sdn, ...(alt && { alt }), ...(add && { add }) };
  return {
    register: registerOf('ofac-csv', [sdn, ...(alt ? [alt] : []), ...(add ? [add] : [])]),
    ...(missing.length > 0 && { note: `${sdn.path}: ${missing.join(' and ')} of this list were not given.` }),
    listings: (concerns) => readOfacCsv(files, concerns),
  };
}

function registerOf(layout: ListLayout, files: readonly KnownFile[]): Register {
  const [first] = files;
  const digests = files.map(({ facts }) => facts.sha256);
  const digest = digests.length === 1 ? (digests[0] ?? '') : sha256(digests.join(' '));
  const asOf = first && dayIn(first.facts.head);
  return {
    id: registerIdOf(digest),
    kind: 'sanctions',
    layout,
    list: listOf[layout],
    file: files.map(({ path }) => basename(path)).join(', '),
    sha256: digest,
    ...(asOf && { asOf }),
  };
}

/** When a list was published, as the forms that say so say it. */
function dayIn(head: string): string | undefined {
  const [, us] = /<Publish_Date>\s*(\d{2}\/\d{2}\/\d{4})/.exec(head) ?? [];
  if (us !== undefined) return `${us.slice(6)}-${us.slice(0, 2)}-${us.slice(3, 5)}`;
  const [, written = ''] = /(?:generationDate|dateGenerated)="([^"]+)"/.exec(head) ?? [];
  return parseDate(written);
}

/** Which form a file has, by how it begins; OFAC's CSV files have no header and are told by their columns. */
function partOf(head: string, path: string): Part | undefined {
  const start = head.replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('<')) {
    const [, root = ''] = /<(?:\w+:)?(sdnList|export|CONSOLIDATED_LIST)\b/.exec(start) ?? [];
    return { sdnList: 'ofac-xml', export: 'eu-xml', CONSOLIDATED_LIST: 'un-xml' }[root] as Part | undefined;
  }
  const [line = ''] = start.split('\n');
  if (line.startsWith('{')) return /"schema"\s*:/.test(line) ? 'ftm' : undefined;
  if (line.includes(euCsvColumn) && line.includes(';')) return 'eu-csv';
  if (!/^"?\d+"?,/.test(line)) return undefined;
  const named = /^(sdn|alt|add)\b/i.exec(basename(path))?.[1]?.toLowerCase();
  const cells = line.replace(/"(?:[^"]|"")*"/g, 'x').split(',').length;
  if (cells === 12 || (named === 'sdn' && cells > 4)) return 'ofac-csv';
  if (cells === 5) return 'ofac-alt';
  return cells === 6 ? 'ofac-add' : undefined;
}

function unknownForm(head: string) {
  const [line = ''] = head.trimStart().split('\n');
  return {
    code: 'input/bad-record' as const,
    reason: `It is no list of sanctions that is known here. It begins with "${line.trim().slice(0, 200)}". Known are: ${Object.values(listLayouts).join('; ')}.`,
  };
}
