import chardet from 'chardet';
import iconv from 'iconv-lite';

/** Bytes beyond ASCII speak for the encoding; this many of the words that hold them are enough to ask. */
const wordsAsked = 400;
/** Share of words that must look like well-formed Cyrillic before an encoding of Cyrillic is believed. */
const cyrillicShare = 0.8;
/** How much surer than of windows-1252 the detector must be of another encoding: it is often wrong on few words. */
const margin = 8;

const cyrillicEncodings = ['windows-1251', 'koi8-r', 'iso-8859-5', 'cp866'] as const;

/**
 * The likeliest encoding of bytes that are not UTF-8, as a name that iconv-lite knows; windows-1252 when nothing speaks for another.
 * Only words with bytes beyond ASCII are looked at: in an English text a few Russian or Czech names decide, and a
 * detector that sees the English around them always answers Latin-1.
 */
export function guessEncoding(bytes: Uint8Array): string {
  const words = Buffer.from(bytes)
    .toString('latin1')
    .split(/[\t-\r ]+/)
    .filter((word) => /[\x80-\xff]/.test(word))
    .slice(0, wordsAsked);
  if (words.length === 0) return 'windows-1252';
  return cyrillicEncodingOf(words) ?? centralEncodingOf(words) ?? detectedEncodingOf(words) ?? 'windows-1252';
}

/** Cyrillic shows as runs of bytes beyond ASCII; the right table is the one under which words have capitals only in front. */
function cyrillicEncodingOf(words: readonly string[]): string | undefined {
  const runs = words.flatMap((word) => word.match(/[\x80-\xff]{3,}/g) ?? []);
  if (runs.length === 0 || runs.length < words.filter((word) => /[\xc0-\xff]/.test(word)).length / 4)
    return undefined;
  const scored = cyrillicEncodings.map((encoding) => {
    const decoded = runs.map((run) => iconv.decode(Buffer.from(run, 'latin1'), encoding));
    const wellFormed = decoded.filter((word) =>
      /^[\p{P}]*(?:[А-ЯЁЇІЄҐ]?[а-яёїієґў]+|[А-ЯЁЇІЄҐ]+)[\p{P}]*$/u.test(word),
    );
    return { encoding, share: wellFormed.length / runs.length };
  });
  const best = scored.reduce((a, b) => (b.share > a.share ? b : a));
  return best.share >= cyrillicShare ? best.encoding : undefined;
}

/** Polish, Czech or Hungarian names: read as windows-1252, signs such as ³ and ¿ stand among their letters. */
function centralEncodingOf(words: readonly string[]): string | undefined {
  const malformed = (encoding: string): number =>
    words.filter((word) => {
      const decoded = iconv.decode(Buffer.from(word, 'latin1'), encoding);
      return /\p{L}[\p{S}\p{No}¿¡]\p{L}|(?:^|[\p{Ps}\p{Pi}"'])[£¥¿]\p{Ll}|[\p{Ll}][¹³¿]|\p{Ll}\p{Lu}/u.test(
        decoded,
      );
    }).length;
  const western = malformed('windows-1252');
  return western > 0 && malformed('windows-1250') * 2 < western ? 'windows-1250' : undefined;
}

/** The statistical detector's answer, when it is clear and can be decoded. */
function detectedEncodingOf(words: readonly string[]): string | undefined {
  const answers = chardet.analyse(Buffer.from(words.join(' '), 'latin1'));
  const western = answers.find(({ name }) => name === 'windows-1252' || name === 'ISO-8859-1');
  const best = answers.find(
    ({ name, confidence }) =>
      name !== 'UTF-8' && name !== 'ASCII' && confidence >= (western?.confidence ?? 0) + margin,
  );
  if (best === undefined || best.confidence < 2 * margin) return undefined;
  return iconv.encodingExists(best.name) ? best.name : undefined;
}
