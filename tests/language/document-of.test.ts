import { describe, expect, it } from 'vitest';
import { documentOf } from '../../src/language/index.ts';
import type { Document, Span } from '../../src/model/index.ts';

function words(document: Document, span: Span | undefined): string | undefined {
  return span && document.text.slice(span.start, span.end);
}
function allWords(document: Document, spans: readonly Span[]): readonly (string | undefined)[] {
  return spans.map((span) => words(document, span));
}

const body =
  'Russia has delivered the first regiment of the S-400 air defence system to India, the ministry said. It was paid in full.';

describe('title, dateline and day', () => {
  it.each([
    ['MOSCOW/NEW DELHI -', undefined],
    ['MOSCOW, Feb 4 (Rosinform) —', undefined],
    ['WASHINGTON (Newswire) -', undefined],
    ['GLIWICE, Poland, 4 August 2025 -', '2025-08-04'],
    ['BEIJING, Sept. 16, 2022 --', '2022-09-16'],
    ['NEW DELHI, January 13, 2021:', '2021-01-13'],
    ['MINSK, 8 December 2021.', '2021-12-08'],
    ['Doha, 15 Dec 2021 -', '2021-12-15'],
    ['(Newswire, 12 March 2019)', '2019-03-12'],
    ['BRASÍLIA —', undefined],
    ['date 2020-02-04 MOSCOW/NEW DELHI –', '2020-02-04'],
  ])('%s', (dateline, published) => {
    const document = documentOf({ text: `India gets its missiles\n\n${dateline} ${body}\n` });
    expect(words(document, document.title)).toBe('India gets its missiles');
    expect(words(document, document.dateline)).toBe(dateline);
    expect(document.published).toBe(published);
    expect(allWords(document, document.sentences)).toEqual([
      'India gets its missiles',
      dateline,
      ...body.split(/(?<=said\.) /),
    ]);
  });

  it.each([
    [
      `date 2021-05-04\nEgypt orders jets\n\nCAIRO/PARIS - ${body}`,
      'Egypt orders jets',
      'CAIRO/PARIS -',
      '2021-05-04',
    ],
    [
      `Berlin clears Typhoons\n\n8 January 2024\n\n${body}`,
      'Berlin clears Typhoons',
      '8 January 2024',
      '2024-01-08',
    ],
    [
      `MPs balk\n\nBy Our Reporter\nKampala | Thursday, June 15, 2023\n\n${body}`,
      'MPs balk',
      'Kampala | Thursday, June 15, 2023',
      '2023-06-15',
    ],
    [`# Ban is over\n\n${body}`, 'Ban is over', undefined, undefined],
    [
      `UN renews ban\n\nBy our correspondent | 30 May 2024, 9:41 p.m.\n\n${body}`,
      'UN renews ban',
      undefined,
      '2024-05-30',
    ],
  ])('finds the head of %j', (text, title, dateline, published) => {
    const document = documentOf({ text });
    expect([words(document, document.title), words(document, document.dateline), document.published]).toEqual(
      [title, dateline, published],
    );
  });

  it('takes the title and the day that the article brings', () => {
    const text = `ANALYSIS\n\n## Who arms the   Sahel?\n\nPARIS, 4 May 2024 - ${body}`;
    const document = documentOf({ text, title: 'Who arms the Sahel?', published: '2024-05-06' });
    expect(words(document, document.title)).toBe('Who arms the   Sahel?');
    expect(document.published).toBe('2024-05-06');
  });

  it('has no title where a text begins with its story, and none that the text does not hold', () => {
    expect(documentOf({ text: `${body}\n\n${body}` }).title).toBeUndefined();
    expect(documentOf({ text: body, title: 'Elsewhere' }).title).toBeUndefined();
  });

  it('does not take a day of the story for the day of publication', () => {
    const text = `The deal was signed on 5 October 2018. ${body}\n\nIt was confirmed on 6 May 2019, officials said. ${body}`;
    expect(documentOf({ text }).published).toBeUndefined();
  });

  it('does not take the beginning of a headline for a dateline', () => {
    expect(documentOf({ text: `NORTH MACEDONIA - Javelin missiles\n\n${body}` }).dateline).toBeUndefined();
  });
});

describe('paragraphs', () => {
  it('joins the lines of a text wrapped by hand, and no others', () => {
    const text = [
      'India gets its missiles',
      '',
      'Russia has delivered the first regiment of the S-400 air defence system',
      'to India, the ministry said on Tuesday. The contract for five of them was',
      'signed in 2018 and paid in full.',
      'A second regiment follows in spring, according to two officials who spoke',
      'on condition that they were not named.',
      '',
      '- the first item of a list that is long enough to need a second line for',
      '  its end',
      '- the second item',
    ].join('\r\n');
    const document = documentOf({ text });
    expect(allWords(document, document.paragraphs).map((paragraph) => paragraph?.slice(0, 12))).toEqual([
      'India gets i',
      'Russia has d',
      'A second reg',
      '- the first ',
      '- the second',
    ]);
    expect(words(document, document.sentences[1])).toBe(
      'Russia has delivered the first regiment of the S-400 air defence system\r\nto India, the ministry said on Tuesday.',
    );
  });

  it('opens a paragraph at an indent', () => {
    const line = 'the words of this wrapped story go on and on without an end in sight,';
    const text = `   Russia said ${line.slice(0, 58)}\n${line}\n${line}\n   India said that ${line.slice(0, 54)}\n${line}`;
    expect(documentOf({ text }).paragraphs).toHaveLength(2);
  });

  it('keeps full lines apart', () => {
    const document = documentOf({ text: `${body}\n${body}\nBuyer: Angola\nSeller: Italy` });
    expect(document.paragraphs).toHaveLength(4);
  });

  it('knows every sign of a line end', () => {
    expect(
      documentOf({ text: `${body}\r${body}\u2028${body}\u2029${body}\f${body}` }).paragraphs,
    ).toHaveLength(5);
  });

  it('finds nothing in white space', () => {
    expect(documentOf({ text: ' \n\t\r\n ' })).toMatchObject({
      paragraphs: [],
      sentences: [],
      quotations: [],
    });
  });
});

describe('quotations', () => {
  it.each([
    ['He said “no” and left.', ['“no”']],
    ['He said "no" and "never".', ['"no"', '"never"']],
    ['“One. Two,” he said. “Three.”', ['“One. Two,”', '“Three.”']],
    ['The so-called "deal", a "gift" ("bribe")', ['"deal"', '"gift"', '"bribe"']],
    ['He called it «a deal» and „a gift“.', ['«a deal»', '„a gift“']],
    ['»Ein Geschäft«, he said.', ['»Ein Geschäft«']],
    ['“It goes on. To the end', ['“It goes on. To the end']],
    ['"It goes on. To the end', ['"It goes on. To the end']],
    ['Moscow’s and the firms’ plan of ’98', []],
    ["Moscow's and the firms' plan", []],
    ['He called it ‘Moscow’s deal’ today.', ['‘Moscow’s deal’']],
    ['He called it ‘the firms’ deal’ today.', ['‘the firms’ deal’']],
    ["He called it 'Moscow's deal' today.", ["'Moscow's deal'"]],
    ['“He called it ‘a deal’,” she said.', ['“He called it ‘a deal’,”']],
    ['The 5" gun and the 8" gun', []],
    ['The "Zubr-4" car and the "Article 5" clause', ['"Zubr-4"', '"Article 5"']],
    ['He said “no" today.', ['“no"']],
  ])('%s', (text, expected) => {
    const document = documentOf({ text });
    expect(allWords(document, document.quotations)).toEqual(expected);
  });

  it('ends an open quotation with its paragraph', () => {
    const document = documentOf({ text: '“It goes on. And on.\n\n“Then it ends,” he said.' });
    expect(allWords(document, document.quotations)).toEqual(['“It goes on. And on.', '“Then it ends,”']);
  });
});
