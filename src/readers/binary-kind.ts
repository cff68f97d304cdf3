/** What a file that is not text seems to be, and what its owner can do about it. */
export interface BinaryKind {
  readonly name: string;
  readonly remedy: string;
}

interface Signature extends BinaryKind {
  readonly bytes: string;
  readonly offset?: number;
}

const document = 'save or convert it as plain text or HTML first';
const archive = 'unpack it first';
const picture = 'run text recognition on it first, or leave it out';
const recording = 'transcribe it first, or leave it out';

/** First bytes as Latin-1, from the formats' public specifications. */
const signatures: readonly Signature[] = [
  { name: 'a PDF', bytes: '%PDF-', remedy: 'convert the PDF to text first, for example with pdftotext' },
  { name: 'an RTF document', bytes: '{\\rtf', remedy: document },
  { name: 'an old Office document', bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', remedy: document },
  { name: 'a gzip archive', bytes: '\x1f\x8b', remedy: archive },
  { name: 'a bzip2 archive', bytes: 'BZh', remedy: archive },
  { name: 'an xz archive', bytes: '\xfd7zXZ\0', remedy: archive },
  { name: 'a Zstandard archive', bytes: '\x28\xb5\x2f\xfd', remedy: archive },
  { name: 'a 7-Zip archive', bytes: "7z\xbc\xaf'\x1c", remedy: archive },
  { name: 'a RAR archive', bytes: 'Rar!\x1a\x07', remedy: archive },
  { name: 'a tar archive', bytes: 'ustar', offset: 257, remedy: archive },
  { name: 'a PNG picture', bytes: '\x89PNG\r\n\x1a\n', remedy: picture },
  { name: 'a JPEG picture', bytes: '\xff\xd8\xff', remedy: picture },
  { name: 'a GIF picture', bytes: 'GIF8', remedy: picture },
  { name: 'a TIFF picture', bytes: 'II*\0', remedy: picture },
  { name: 'a TIFF picture', bytes: 'MM\0*', remedy: picture },
  { name: 'a WebP picture', bytes: 'WEBP', offset: 8, remedy: picture },
  { name: 'an MPEG-4 recording', bytes: 'ftyp', offset: 4, remedy: recording },
  { name: 'an Ogg recording', bytes: 'OggS', remedy: recording },
  { name: 'an MP3 recording', bytes: 'ID3', remedy: recording },
  { name: 'a SQLite database', bytes: 'SQLite format 3\0', remedy: 'export its texts as JSONL first' },
  { name: 'a program', bytes: '\x7fELF', remedy: 'leave it out' },
];

/** Marks of formats that are ZIP archives within, looked for in the first kilobytes. */
const zipped: readonly Signature[] = [
  { name: 'a Word document', bytes: 'word/', remedy: document },
  { name: 'an Excel workbook', bytes: 'xl/', remedy: 'export its texts as JSONL first' },
  { name: 'a PowerPoint presentation', bytes: 'ppt/', remedy: document },
  { name: 'an e-book', bytes: 'application/epub+zip', remedy: document },
  { name: 'an OpenDocument file', bytes: 'application/vnd.oasis.opendocument', remedy: document },
];

/** Names a well-known binary format by its first bytes; undefined when they show none. */
export function binaryKindOf(head: Uint8Array): BinaryKind | undefined {
  const start = Buffer.from(head.subarray(0, 4096)).toString('latin1');
  if (start.startsWith('PK\x03\x04')) {
    return zipped.find(({ bytes }) => start.includes(bytes)) ?? { name: 'a ZIP archive', remedy: archive };
  }
  return signatures.find(({ bytes, offset = 0 }) => start.startsWith(bytes, offset));
}
