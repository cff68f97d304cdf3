import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/index.ts';
import { readHtml } from '../../src/readers/read-html.ts';

const fixtures = new URL('../fixtures/readers/', import.meta.url);

async function readFixture(name: string): Promise<Article> {
  return readPage(await readFile(new URL(name, fixtures)));
}
function readPage(page: string | Uint8Array): Article {
  const read = readHtml(Buffer.from(page), 'pages/page.html');
  if (!read.ok) throw new Error(`${read.problem.code}: ${read.problem.reason}`);
  return read.value;
}
function problemOf(page: string): string | undefined {
  const read = readHtml(Buffer.from(page), 'page.html');
  return read.ok ? undefined : read.problem.code;
}

const sentence =
  'Russia will deliver the missiles in the course of next year, the ministry said, and the rest of them later.';
const story = `<p>${sentence}</p><p>${sentence}</p><p>${sentence}</p>`;

describe('pages', () => {
  it('reads a news page: the story without menus, advertisements, captions and forms', async () => {
    const { text, ...fields } = await readFixture('news.html');
    expect(fields).toEqual({
      id: 'https://www.bosphoruspost.example/world/2019/08/27/second-battery',
      url: 'https://www.bosphoruspost.example/world/2019/08/27/second-battery',
      title: 'Ankara takes delivery of second missile battery',
      published: '2019-08-27',
      outlet: 'The Bosphorus Post',
    });
    expect(text.slice(text.indexOf('ANKARA')).split('\n\n')).toEqual([
      'ANKARA – Turkey on Tuesday began to receive the second battery of the S-400 air defence system that it has bought from Russia, the defence ministry said, in spite of American warnings of sanctions.',
      'The first parts arrived at the Murted air base near the capital in July, and within days Washington removed Turkey from the F-35 programme. “Nobody tells us what to buy,” the minister told reporters.',
      'The contract, signed in 2017, is worth about $2.5 billion.',
      'Training of the crews will take until the end of the year, according to the ministry.',
      'What comes next',
      'The system is to be switched on in April 2020.',
      'Congress wants penalties under CAATSA, a law of 2017.',
    ]);
    expect(text).not.toMatch(
      /cookies|aubergines|Advertisement|Photo|Subscribe|rights reserved|not for readers/,
    );
  });

  it('reads an AMP page', async () => {
    const { text, ...fields } = await readFixture('amp.html');
    expect(fields).toEqual({
      id: 'https://nileledger.example/cairo-jets',
      url: 'https://nileledger.example/cairo-jets',
      title: 'Cairo goes ahead with Russian jets',
      published: '2020-05-16',
      outlet: 'Nile Ledger',
    });
    expect(text.split('\n\n')).toHaveLength(3);
    expect(text).toMatch(/^Russia has begun .* to urge him to drop the deal\.$/s);
  });

  it('reads an official notice in the HTML of the nineties', async () => {
    const { text, ...fields } = await readFixture('notice.html');
    expect(fields).toEqual({
      id: 'pages/page.html',
      title: 'Suspension of export permits to Varland',
      published: '2014-08-04',
      outlet: 'Office of Export Control',
    });
    expect(text).toContain('the combat training centre at Mirsk, for which a permit was granted in 2011');
    expect(text).toContain('2011/77 · Training centre');
    expect(text).not.toContain('Search');
  });

  it('finds no article on a page of links', async () => {
    await expect(readFixture('index-page.html')).rejects.toThrow('input/no-article');
  });

  it.each([300, 2000, 20_000])('reads a page nested %i deep, or refuses it, without a fall', (depth) => {
    const page = `<html><body>${'<div>'.repeat(depth)}${story}<nav>menu</nav>${'</div>'.repeat(depth)}</body></html>`;
    const read = readHtml(Buffer.from(page), 'deep.html');
    expect(read).toMatchObject({ ok: true, value: { text: [sentence, sentence, sentence].join('\n\n') } });
  });
});

describe('parts of pages', () => {
  it.each([
    ['<p>Log in to read on.</p>', 'input/no-article'],
    ['<html></html>', 'input/no-article'],
    ['', 'input/empty'],
    ['  \n', 'input/empty'],
    ['<!-- nothing -->', 'input/no-article'],
    [
      '<div id="root"></div><script>render("The story, which only a browser shows.")</script>',
      'input/no-article',
    ],
  ])('%j gives %s', (page, code) => {
    expect(problemOf(page)).toBe(code);
  });

  it('reads a fragment, and words between tags that are never closed', () => {
    expect(readPage(story).text).toBe([sentence, sentence, sentence].join('\n\n'));
    expect(readPage(`<div><p>${sentence}<p>${sentence}<p>${sentence}`).text).toBe(
      [sentence, sentence, sentence].join('\n\n'),
    );
  });

  it('takes the story from linked data when the page shows it by script', () => {
    const data = {
      '@type': 'NewsArticle',
      headline: 'Jets',
      articleBody: `${sentence}\n\n${sentence}\n${sentence}`,
    };
    const page = `<html><head><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><div id="app"></div></body></html>`;
    expect(readPage(page)).toMatchObject({
      title: 'Jets',
      text: [sentence, sentence, sentence].join('\n\n'),
    });
  });

  it.each([
    [
      '<meta name="citation_title" content="A"><meta name="citation_publication_date" content="2020/02/04">',
      { title: 'A', published: '2020-02-04' },
    ],
    ['<title>A</title><meta name="date" content="Feb 4, 2020">', { title: 'A', published: '2020-02-04' }],
    ['<meta property="og:url" content="https://a.example/1#x">', { url: 'https://a.example/1' }],
    [
      '<link rel="canonical" href="/relative"><meta property="og:url" content="https://a.example/1">',
      { url: 'https://a.example/1' },
    ],
    ['<link rel="canonical" href="javascript:alert(1)">', { id: 'pages/page.html' }],
    [
      '<meta property="article:published_time" content="soon"><meta name="pubdate" content="2020-02-04">',
      { published: '2020-02-04' },
    ],
    [
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":7,"datePublished":"2020-02-04"}</script>',
      { published: '2020-02-04' },
    ],
  ])('reads %s', (head, fields) => {
    expect(
      readPage(`<html><head>${head}</head><body><article>${story}</article></body></html>`),
    ).toMatchObject(fields);
  });

  it('takes the day of the story’s own time element before others', () => {
    const page = `<html><body><time datetime="2024-01-01">now</time><article><time datetime="2020-02-04">then</time>${story}</article></body></html>`;
    expect(readPage(page).published).toBe('2020-02-04');
  });
});
