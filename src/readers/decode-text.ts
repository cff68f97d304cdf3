import iconv from 'iconv-lite';
import { binaryKindOf } from './binary-kind.ts';
import { guessEncoding } from './guess-encoding.ts';
import { failure, type Outcome, success } from './outcome.ts';

const escapeCharacter = 0x1b;
const nextLineCharacter = 0x85;
/** Share of characters that could not be decoded beyond which a text is refused. */
const tolerated = 0.01;
/** How far UTF-16 is looked for by its zero bytes. */
const sampled = 4096;

/**
 * Turns a file's bytes into text: by its byte order mark, as UTF-8, by the encoding that it declares, else by the likeliest one.
 * The mark itself is dropped; nothing else is changed. Problems: `input/binary`, `input/bad-encoding`.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Outcome<string> {
  const kind = binaryKindOf(bytes);
  if (kind !== undefined) {
    return failure('input/binary', `This is ${kind.name}, not a text: ${kind.remedy}.`);
  }
  const unicode = unicodeEncodingOf(bytes);
  if (unicode === undefined) {
    const zero = bytes.indexOf(0);
    if (zero !== -1) return failure('input/binary', binaryReason, `byte ${zero}`);
  }
  return checked(withoutMark(decodeAs(bytes, unicode ?? eightBitEncodingOf(bytes, declared))));
}

const binaryReason =
  'This holds binary data, not text: name a text, HTML or JSONL file, or convert it to text first.';

/** UTF-8, UTF-16 or UTF-32 where a byte order mark or the pattern of zero bytes shows it. */
export function unicodeEncodingOf(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length > 4 ? 'utf-32le' : 'utf-16le';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  return unmarkedUtf16Of(bytes.subarray(0, sampled));
}

/** In UTF-16 most characters of an English text have a zero byte, always on the same side. */
function unmarkedUtf16Of(sample: Uint8Array): string | undefined {
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 2) return undefined;
  const zeros = { even: 0, odd: 0 };
  for (let i = 0; i < pairs * 2; i += 1) {
    if (sample[i] === 0) zeros[i % 2 === 0 ? 'even' : 'odd'] += 1;
  }
  const few = pairs * 0.02;
  if (zeros.odd > pairs * 0.5 && zeros.even <= few) return 'utf-16le';
  if (zeros.even > pairs * 0.5 && zeros.odd <= few) return 'utf-16be';
  return undefined;
}

function eightBitEncodingOf(bytes: Uint8Array, declared: string | undefined): string {
  if (isMostlyUtf8(bytes)) return 'utf-8';
  const label = declared?.toLowerCase().trim() ?? '';
  // A page that declares UTF-8 or UTF-16 and is neither has to be guessed like one that declares nothing.
  if (label === '' || /^(utf|unicode|ucs)/.test(label) || !iconv.encodingExists(label))
    return guessEncoding(bytes);
  // As browsers do: what calls itself Latin-1 or ASCII is written on Windows, with its quotation marks.
  return /^(iso-?8859-?1|latin-?1|us-ascii|ascii|l1)$/.test(label) ? 'windows-1252' : label;
}

/** True when bytes are UTF-8, perhaps cut off at the end or with a few foreign bytes among many characters of more than one byte. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    const { valid, broken, lastWhole } = surveyUtf8(bytes);
    return (
      broken * 10 <= valid ||
      (broken > 0 &&
        bytes.length - lastWhole <= 3 &&
        broken === bytes.length - lastWhole &&
        isCutOff(bytes.subarray(lastWhole)))
    );
  }
}

/** Counts whole characters of more than one byte and bytes that belong to none; `lastWhole` is the end of the last good one. */
function surveyUtf8(bytes: Uint8Array): { valid: number; broken: number; lastWhole: number } {
  let valid = 0;
  let broken = 0;
  let lastWhole = 0;
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes[i] ?? 0);
    const tail = bytes.subarray(i + 1, i + length);
    if (length > 0 && tail.length === length - 1 && tail.every(isContinuation)) {
      if (length > 1) valid += 1;
      i += length;
      lastWhole = i;
    } else {
      broken += 1;
      i += 1;
    }
  }
  return { valid, broken, lastWhole };
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

/** The start of one character whose end is missing; a lone byte could as well be a letter of Latin-1. */
function isCutOff(rest: Uint8Array): boolean {
  return (
    rest.length > 1 && sequenceLength(rest[0] ?? 0) > rest.length && rest.subarray(1).every(isContinuation)
  );
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, {
    stripBOM: false,
  });
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function checked(text: string): Outcome<string> {
  const { controls, lost } = survey(text);
  if (text.includes('\0') || controls > text.length * tolerated) return failure('input/binary', binaryReason);
  if (lost > text.length * tolerated) {
    const share = ((100 * lost) / text.length).toFixed(0);
    return failure(
      'input/bad-encoding',
      `The encoding could not be made out: ${share} % of the characters are unreadable. Save the file as UTF-8 and try again.`,
    );
  }
  return success(text);
}

/** Counts control characters that no text has, and characters that were lost or never were any (the C1 controls). */
function survey(text: string): { controls: number; lost: number } {
  let controls = 0;
  let lost = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20) controls += (unit >= 0x09 && unit <= 0x0d) || unit === escapeCharacter ? 0 : 1;
    else if (unit === 0xfffd || (unit >= 0x80 && unit <= 0x9f && unit !== nextLineCharacter)) lost += 1;
  }
  return { controls, lost };
}
