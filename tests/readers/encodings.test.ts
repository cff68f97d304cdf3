import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { guessEncoding } from '../../src/readers/guess-encoding.ts';
import { readFileOf } from './collect.ts';

const english =
  'The contract was confirmed on Tuesday by the ministry and its spokesman, who gave no price for it. ';
const western = `${english.repeat(4)}“We’re paying €5m,” said Iguaçu Veículos – no more… ${english}`;
const latin = `${english.repeat(4)}Société d'État of Málaga said so. ${english}`;
const russian = `${english.repeat(4)}The minister, Денис Мантуров, and Сергей Чемезов of Рособоронэкспорт said so. ${english}`;
const central = `${english.repeat(4)}Lech Wałęsa of Łódź, a żołnierz from Prostějov, said so to Škoda's Jiří. ${english}`;

async function textOf(bytes: Uint8Array, name = 'story.txt'): Promise<string> {
  const result = await readFileOf(name, bytes);
  return result.ok ? result.article.text : `${result.refusal.code}: ${result.refusal.reason}`;
}

describe('plain text in any encoding', () => {
  it.each([
    ['utf-8', western],
    ['utf-8', russian],
    ['utf-16le', western],
    ['utf-16be', western],
    ['utf-32le', western],
    ['utf-32be', western],
    ['windows-1252', western],
    ['iso-8859-1', latin],
    ['windows-1251', russian],
    ['koi8-r', russian],
    ['iso-8859-5', russian],
    ['cp866', russian],
    ['windows-1250', central],
  ])('%s with its byte order mark, if it has one', async (encoding, text) => {
    expect(await textOf(iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf') }))).toBe(text);
  });

  it.each(['utf-16le', 'utf-16be'])('%s without its mark', async (encoding) => {
    expect(await textOf(iconv.encode(western, encoding, { addBOM: false }))).toBe(western);
  });

  it('UTF-8 cut off in the middle of a character', async () => {
    const bytes = Buffer.from(`${english.repeat(4)}€`);
    expect(await textOf(bytes.subarray(0, -1))).toBe(`${english.repeat(4)}\uFFFD`);
  });

  it('UTF-8 with one foreign byte among many good characters', async () => {
    const text = await textOf(Buffer.concat([Buffer.from(western.repeat(9)), Buffer.from([0x93])]));
    expect(text).toBe(`${western.repeat(9)}\uFFFD`);
  });

  it('changes nothing but the mark: line ends, tabs and signs without width stay', async () => {
    const text = `  \tTitle\r\n\r\n${english}\u200b\u00ad\r${english}\n\n`;
    expect(await textOf(Buffer.from(`\uFEFF${text}`))).toBe(text);
  });

  it('calls plain ASCII and a single accent what they most likely are', () => {
    expect(guessEncoding(Buffer.from('caf\xe9', 'latin1'))).toBe('windows-1252');
    expect(guessEncoding(Buffer.from('cafe'))).toBe('windows-1252');
  });
});

describe('declared encodings of pages', () => {
  const page = (head: string, text: string): string =>
    `${head}<html><head><title>Story</title></head><body><article><p>${text}</p><p>${text}</p></article></body></html>`;
  it.each([
    ['windows-1251', '<meta charset="windows-1251">', russian],
    ['koi8-r', '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', russian],
    ['iso-8859-2', '<?xml version="1.0" encoding="iso-8859-2"?>', central],
    ['windows-1252', '<meta charset="iso-8859-1">', western],
    ['windows-1252', '<meta charset="utf-8">', western],
    ['utf-8', '<meta charset="windows-1251">', western],
    ['utf-16le', '<meta charset="utf-16">', western],
  ])('%s behind %s', async (encoding, head, text) => {
    expect(await textOf(iconv.encode(page(head, text), encoding, { addBOM: false }), 'page.html')).toBe(
      `${text.trim()}\n\n${text.trim()}`,
    );
  });
});

describe('what is no text', () => {
  it.each([
    ['a PDF', '%PDF-1.7\n%âãÏÓ', 'pdftotext'],
    ['a Word document', 'PK\x03\x04\x14\0\x06\0word/document.xml', 'convert'],
    ['a ZIP archive', 'PK\x03\x04\x14\0', 'unpack'],
    ['a PNG picture', '\x89PNG\r\n\x1a\n\0', 'text recognition'],
    ['a JPEG picture', '\xff\xd8\xff\xe0', 'text recognition'],
    ['a gzip archive', '\x1f\x8b\x08', 'unpack'],
    ['an RTF document', '{\\rtf1\\ansi', 'convert'],
    ['an old Office document', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'convert'],
    ['a SQLite database', 'SQLite format 3\0', 'JSONL'],
  ])('%s is named, with what to do', async (name, bytes, remedy) => {
    const result = await readFileOf('story.txt', Buffer.from(bytes, 'latin1'));
    expect(result).toMatchObject({ ok: false, refusal: { code: 'input/binary', reader: 'text' } });
    const reason = result.ok ? '' : result.refusal.reason;
    expect(reason).toContain(name);
    expect(reason).toContain(remedy);
  });

  it('zero bytes that are not UTF-16 are binary, and their place is told', async () => {
    const result = await readFileOf('story.txt', Buffer.from(`${english}\0${english}`));
    expect(result).toMatchObject({
      ok: false,
      refusal: { code: 'input/binary', position: `byte ${english.length}` },
    });
  });

  it('control characters without a zero byte are binary', async () => {
    expect(await textOf(Buffer.from('\x01\x02\x03\x04 some \x05\x06'))).toMatch(/^input\/binary/);
  });

  it('a text of lost characters is refused, one with a single loss is not', async () => {
    const one = `${english.repeat(9)}\uFFFD`;
    expect(await textOf(Buffer.from(one))).toBe(one);
    expect(await textOf(Buffer.from(`\uFFFD${english}\uFFFD`))).toMatch(/^input\/bad-encoding/);
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t\r\n'],
    ['a mark alone', '\uFEFF'],
    ['signs', '--- *** …'],
  ])('%s is empty', async (_, text) => {
    expect(await textOf(Buffer.from(text))).toMatch(/^input\/empty/);
    expect(await textOf(Buffer.from(text), 'page.html')).toMatch(/^input\/(empty|no-article)/);
  });
});

describe('other languages', () => {
  const german =
    'Die Bundesregierung hat die Ausfuhr von Kampfpanzern an die Ukraine genehmigt, teilte das Verteidigungsministerium am Dienstag mit. Der Vertrag über achtzehn Leopard 2 hat einen Wert von 500 Millionen Euro und wurde im Mai nach langen Verhandlungen in Berlin unterzeichnet.';
  const spanish =
    'El gobierno de Colombia firmó un contrato con la empresa sueca Saab para la compra de diecisiete aviones Gripen, informó el presidente Gustavo Petro en una conferencia de prensa. El contrato tiene un valor de tres mil millones de euros y fue firmado el viernes.';
  const dutch =
    'De Nederlandse regering heeft besloten om achttien F-16 gevechtsvliegtuigen aan Oekraïne te leveren, zo meldde de minister van Defensie dinsdag in een brief aan de Tweede Kamer. De waarde van het contract is niet bekend, maar het was in de herfst getekend.';
  const russianStory =
    'Россия поставит Индии пять полков зенитных ракетных систем С-400, сообщил во вторник министр промышленности и торговли Денис Мантуров. Контракт был подписан в две тысячи восемнадцатом году. Министр добавил, что учебные центры в Индии уже открыты и что все обязательства выполняются.';
  it.each([
    ['German', german],
    ['Spanish', spanish],
    ['Dutch', dutch],
    ['Russian', russianStory],
  ])('%s is refused', async (_, text) => {
    expect(await textOf(Buffer.from(text))).toMatch(/^input\/not-english: .*translate/);
  });

  it('Russian in an old encoding is decoded first', async () => {
    expect(await textOf(iconv.encode(russianStory, 'windows-1251'))).toMatch(/^input\/not-english/);
  });

  it('English with many foreign names is read', async () => {
    const names =
      'Uralvagonzavod, Rosoboronexport, Kongsberg, Krauss-Maffei and Iguaçu Veículos of São José said so to the press. ';
    expect(await textOf(Buffer.from(names.repeat(4)))).toBe(names.repeat(4));
  });

  it('a short text is not judged', async () => {
    expect(await textOf(Buffer.from(german.slice(0, 100)))).toBe(german.slice(0, 100));
  });
});
