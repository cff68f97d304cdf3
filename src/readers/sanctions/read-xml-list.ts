import type { ListedKind } from '../../model/index.ts';
import { refusalOf } from '../outcome.ts';
import { type Entry, listingOf } from './listing-of.ts';
import type { Concerns, ListFile, ReadListing } from './sanction-file.ts';
import { textsUnder, under, type XmlElement, type XmlRecord, xmlRecords } from './xml-records.ts';

/** How a list as XML is read: the elements that are its entries, and what they say; `undefined` for what is neither body nor person. */
export interface XmlListForm {
  readonly records: ReadonlySet<string>;
  readonly entryOf: (record: XmlRecord) => Entry | undefined;
}

/** Streams the listings of an XML list that concern the graph. */
export async function* readXmlList(
  file: ListFile,
  form: XmlListForm,
  concerns: Concerns,
): AsyncGenerator<ReadListing> {
  for await (const piece of xmlRecords(file, form.records)) {
    if (piece.type === 'fault') {
      const place = { source: file.path, position: `line ${piece.line}` };
      const reason = `The file is no XML from here on (${piece.reason.slice(0, 200)}): what came before was read. Fetch it anew.`;
      yield { type: 'refused', refusal: refusalOf('sanctions', place, { code: 'input/bad-record', reason }) };
    }
    if (piece.type !== 'record') continue;
    const entry = form.entryOf(piece.record);
    if (entry === undefined || !concerns(entry.kind, entry.names)) {
      yield { type: 'passed' };
      continue;
    }
    const listing = listingOf(entry);
    const place = { source: file.path, position: `line ${piece.record.line}` };
    yield listing === undefined
      ? {
          type: 'refused',
          refusal: refusalOf('sanctions', place, {
            code: 'input/bad-record',
            reason: 'The entry has no id of its own or no name.',
          }),
        }
      : { type: 'listing', listing };
  }
}

const ofacKinds: Readonly<Record<string, ListedKind>> = { Entity: 'Organization', Individual: 'Person' };

/** OFAC's list of specially designated nationals, sdn.xml. */
export const ofacXml: XmlListForm = {
  records: new Set(['sdnEntry']),
  entryOf({ line, words, element }) {
    const kind = ofacKinds[textsUnder(element, 'sdnType')[0] ?? ''];
    if (kind === undefined) return undefined;
    const nameIn = (each: XmlElement) =>
      [...textsUnder(each, 'firstName'), ...textsUnder(each, 'lastName')].join(' ');
    return {
      line,
      words,
      kind,
      listId: textsUnder(element, 'uid')[0] ?? '',
      names: [nameIn(element), ...under(element, 'akaList', 'aka').map(nameIn)],
      countries: [
        ...textsUnder(element, 'nationalityList', 'nationality', 'country'),
        ...textsUnder(element, 'citizenshipList', 'citizenship', 'country'),
        ...textsUnder(element, 'addressList', 'address', 'country'),
      ],
      programmes: textsUnder(element, 'programList', 'program'),
    };
  },
};

const euKinds: Readonly<Record<string, ListedKind>> = {
  enterprise: 'Organization',
  E: 'Organization',
  person: 'Person',
  P: 'Person',
};

/** The consolidated list of the European Union, form 1.1. */
export const euXml: XmlListForm = {
  records: new Set(['sanctionEntity']),
  entryOf({ line, words, element }) {
    const [type] = under(element, 'subjectType');
    const kind =
      euKinds[type?.attributes['code'] ?? ''] ?? euKinds[type?.attributes['classificationCode'] ?? ''];
    if (kind === undefined) return undefined;
    const regulations = under(element, 'regulation').map(({ attributes }) => attributes);
    return {
      line,
      words,
      kind,
      listId: element.attributes['logicalId'] ?? element.attributes['euReferenceNumber'] ?? '',
      names: under(element, 'nameAlias').map(({ attributes }) => attributes['wholeName'] ?? ''),
      countries: ['citizenship', 'address'].flatMap((name) =>
        under(element, name).map(({ attributes }) => known(attributes['countryIso2Code'])),
      ),
      programmes: regulations.map(({ programme = '' }) => programme),
      listed:
        element.attributes['designationDate'] ??
        regulations.flatMap(({ publicationDate }) => publicationDate ?? []).sort()[0],
    };
  },
};

/** "00" stands for a country that the list does not know. */
function known(code = ''): string {
  return code === '00' ? '' : code;
}

const unKinds: Readonly<Record<string, ListedKind>> = { INDIVIDUAL: 'Person', ENTITY: 'Organization' };
const unNames = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];

/** The consolidated list of the United Nations Security Council. */
export const unXml: XmlListForm = {
  records: new Set(Object.keys(unKinds)),
  entryOf({ line, words, element }) {
    const kind = unKinds[element.name];
    if (kind === undefined) return undefined;
    return {
      line,
      words,
      kind,
      listId: textsUnder(element, 'REFERENCE_NUMBER')[0] || (textsUnder(element, 'DATAID')[0] ?? ''),
      names: [
        unNames.flatMap((name) => textsUnder(element, name)).join(' '),
        ...textsUnder(element, `${element.name}_ALIAS`, 'ALIAS_NAME'),
      ],
      countries: [
        ...textsUnder(element, 'NATIONALITY', 'VALUE'),
        ...textsUnder(element, `${element.name}_ADDRESS`, 'COUNTRY'),
      ],
      programmes: textsUnder(element, 'UN_LIST_TYPE'),
      listed: textsUnder(element, 'LISTED_ON')[0],
    };
  },
};
