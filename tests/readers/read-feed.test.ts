import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { ReadResult, SourceMemory } from '../../src/model/index.ts';
import { listFeed } from '../../src/readers/list-feed.ts';
import { testFetcher } from '../fetching/fetching.ts';
import { type Page, sending, storyPage, webServer } from '../helpers/web-server.ts';
import { folderOf, readAll } from './collect.ts';

const xml = { 'content-type': 'application/xml' };
const sentence = 'India signed the contract for five regiments of the S-400.';

const rss = (items: string) =>
  `<?xml version="1.0"?><!-- made by hand --><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Example &amp; Times</title><link>https://news.example/</link>${items}</channel></rss>`;
const rssItem = (link: string, more = '') =>
  `<item><title>About ${link}</title><link>${link}</link>${more}</item>`;
const items = (text: string | Uint8Array, base = 'https://news.example/feed') => {
  const listed = listFeed({ bytes: Buffer.from(text as string), base }, 1024 * 1024);
  return listed.ok ? listed.value : listed.problem.code;
};

describe('feeds', () => {
  it.each([
    ['RSS', rss(rssItem('/a', '<pubDate>Fri, 05 Oct 2018 10:00:00 GMT</pubDate>'))],
    [
      'RDF',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>The Example &amp; Times</title></channel><item rdf:about="https://news.example/a"><title>About /a</title><link>https://news.example/a</link><dc:date>2018-10-05</dc:date></item></rdf:RDF>',
    ],
    [
      'Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Example &amp; Times</title><entry><id>urn:1</id><title>About <b xmlns="x">/a</b></title><link rel="self" href="/self"/><link href="/a"/><published>2018-10-05T10:00:00Z</published></entry></feed>',
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'The Example & Times',
        items: [{ id: '1', url: '/a', title: 'About /a', date_published: '2018-10-05T10:00:00Z' }],
      }),
    ],
  ])('in %s list pages with title, day and outlet', (_, text) => {
    expect(items(text)).toMatchObject({
      items: [
        {
          key: 'https://news.example/a',
          url: 'https://news.example/a',
          title: expect.stringContaining('About'),
          published: '2018-10-05',
          outlet: 'The Example & Times',
        },
      ],
    });
  });

  it('list each page once, in their order, without tracking parameters; one without a link by its own name', () => {
    const text = rss(
      [
        rssItem('/b?utm_source=rss'),
        rssItem('/a'),
        rssItem('/b'),
        '<item><title>c</title><guid>https://news.example/c</guid></item>',
        '<item><title>d</title><guid isPermaLink="false">nr-4</guid></item>',
      ].join(''),
    );
    const listed = items(text);
    if (typeof listed === 'string') throw new Error(listed);
    expect(listed.items.map(({ key }) => key)).toEqual([
      'https://news.example/b',
      'https://news.example/a',
      'https://news.example/c',
      'nr-4',
    ]);
  });

  it.each([
    ['no feed', '<rss><channel>'],
    ['broken JSON', '{"version": "https://jsonfeed.org/version/1.1", "items": ['],
    ['a sitemap that is no XML', '<urlset><url><loc>https://news.example/a</loc></url>'],
  ])('that are %s are refused', (_, text) => {
    expect(items(text)).toBe('input/bad-feed');
  });

  it('do not unfold entities that stand for entities', () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(1000)}">${['b', 'c', 'd', 'e', 'f'].map((name, i) => `<!ENTITY ${name} "${`&${'abcde'[i]};`.repeat(50)}">`).join('')}]>`;
    const began = performance.now();
    const listed = items(
      `<?xml version="1.0"?>${bomb}${rss(rssItem('/a'))
        .replace(/^.*?-->/, '')
        .replace('About', '&f;')}`,
    );
    expect(JSON.stringify(listed).length).toBeLessThan(100_000);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('sitemaps', () => {
  it('list pages, with titles, days and outlets of news; or sitemaps', () => {
    const news = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc> https://news.example/a </loc><lastmod>2018-10-06</lastmod><image:image><image:loc>https://news.example/a.png</image:loc><image:title>Picture</image:title></image:image><n:news><n:publication><n:name>The Example</n:name></n:publication><n:publication_date>2018-10-05</n:publication_date><n:title><![CDATA[S-400 & more]]></n:title></n:news></url><url><loc>/b</loc></url><url><loc>javascript:alert(1)</loc></url></urlset>`;
    expect(items(news)).toEqual({
      items: [
        {
          key: 'https://news.example/a',
          url: 'https://news.example/a',
          version: '2018-10-06',
          title: 'S-400 & more',
          outlet: 'The Example',
          published: '2018-10-05',
        },
        { key: 'https://news.example/b', url: 'https://news.example/b', version: '' },
      ],
      sitemaps: [],
    });
    expect(items('<sitemapindex><sitemap><loc>/s.xml.gz</loc></sitemap></sitemapindex>')).toEqual({
      items: [],
      sitemaps: ['https://news.example/s.xml.gz'],
    });
  });
});

/** Pages of a server that may name itself in them. */
async function serverOf(pages: (origin: string) => Readonly<Record<string, Page>>) {
  let named: Readonly<Record<string, Page>> = {};
  const server = await webServer((path) => named[path]);
  named = pages(server.origin);
  return server;
}

const namesOf = (results: readonly ReadResult[], origin: string) =>
  results.map((result) =>
    (result.ok ? result.article.id : `${result.refusal.code} ${result.refusal.source}`).replace(origin, ''),
  );

describe('addresses', () => {
  it('of a feed give its articles; what their pages lack comes from the feed', async () => {
    const server = await serverOf(() => ({
      '/feed': sending(
        rss(
          rssItem('/a', '<pubDate>Fri, 05 Oct 2018 10:00:00 GMT</pubDate>') +
            rssItem('/b', '<pubDate>Fri, 05 Oct 2018 10:00:00 GMT</pubDate>') +
            rssItem('/gone'),
        ),
        xml,
      ),
      '/a': storyPage('', sentence).replace('<title></title>', '').replace('<h1></h1>', ''),
      '/b': storyPage(
        'Own title',
        sentence,
        '<meta property="og:site_name" content="Own outlet"><meta name="date" content="2018-10-06">',
      ),
    }));
    const results = await readAll([`${server.origin}/feed`], { fetcher: testFetcher() });
    expect(results).toMatchObject([
      {
        article: {
          id: `${server.origin}/a`,
          url: `${server.origin}/a`,
          title: 'About /a',
          published: '2018-10-05',
          outlet: 'The Example & Times',
        },
        place: { source: `${server.origin}/a` },
      },
      { article: { title: 'Own title', published: '2018-10-06', outlet: 'Own outlet' } },
      { refusal: { code: 'input/http-status', source: `${server.origin}/gone`, reader: 'web' } },
    ]);
  });

  it('of a page are read once, after its redirects, with the charset of the server', async () => {
    const words = `${sentence} Wrocław and Łódź were told.`;
    const server = await serverOf(() => ({
      '/old': sending('', { location: '/new' }, 301),
      '/new': sending(iconv.encode(storyPage('Zażółć', words), 'windows-1250'), {
        'content-type': 'text/html; charset=windows-1250',
      }),
    }));
    const results = await readAll([`${server.origin}/old`, `${server.origin}/old#top`], {
      fetcher: testFetcher(),
    });
    expect(namesOf(results, server.origin)).toEqual(['/new']);
    expect(results[0]).toMatchObject({ article: { title: 'Zażółć', text: expect.stringContaining('Łódź') } });
  });

  it('of sitemaps, packed ones and indices of indices, give all pages, in a circle as well', async () => {
    const map = (...paths: readonly string[]) =>
      `<urlset>${paths.map((path) => `<url><loc>${path}</loc></url>`).join('')}</urlset>`;
    const index = (...paths: readonly string[]) =>
      `<?xml version="1.0"?><sitemapindex>${paths.map((path) => `<sitemap><loc>${path}</loc></sitemap>`).join('')}</sitemapindex>`;
    const server = await serverOf(() => ({
      '/index': sending(index('/one.gz', '/more', '/gone'), xml),
      '/one.gz': sending(gzipSync(map('/a')), { 'content-type': 'application/x-gzip' }),
      '/more': sending(index('/index', '/two'), xml),
      '/two': sending(map('/b'), xml),
      '/a': storyPage('a', sentence),
      '/b': storyPage('b', `${sentence} More.`),
    }));
    const results = await readAll([`${server.origin}/index`], { fetcher: testFetcher() });
    expect(namesOf(results, server.origin)).toEqual(['/a', '/b', 'input/http-status /gone']);
  });

  it('are asked for again only if they have changed', async () => {
    const server = await serverOf(() => ({
      '/feed': sending(rss(rssItem('/a')), xml),
      '/a': (request, response) => {
        const isKnown = request.headers['if-none-match'] === '"7"';
        response
          .writeHead(isKnown ? 304 : 200, { 'content-type': 'text/html', etag: '"7"' })
          .end(isKnown ? '' : storyPage('a', sentence));
      },
    }));
    const fetcher = testFetcher();
    const [first] = await readAll([`${server.origin}/feed`], { fetcher });
    expect(first?.mark).toEqual({
      type: 'page',
      url: `${server.origin}/a`,
      validators: { etag: '"7"' },
      article: `${server.origin}/a`,
    });
    const memory: SourceMemory = { validatorsOf: () => ({ etag: '"7"' }), archiveOffset: () => 0 };
    expect(await readAll([`${server.origin}/feed`], { fetcher, memory })).toEqual([]);
    expect(fetcher.counts().unchanged).toBe(1);
  });

  it('are not asked for where the feed has the whole text and that is wanted', async () => {
    const text = `<content:encoded><![CDATA[<p>${sentence.repeat(5)}</p><p>${sentence.repeat(9)}</p>]]></content:encoded>`;
    const teaser = '<content:encoded><![CDATA[<p>More on our page.</p>]]></content:encoded>';
    const server = await serverOf(() => ({
      '/feed': sending(rss(rssItem('/a', text) + rssItem('/b', teaser)), xml),
      '/a': storyPage('a', 'The page itself says that Turkey received the S-400.'),
      '/b': storyPage('b', sentence),
    }));
    const fetcher = testFetcher();
    const results = await readAll([`${server.origin}/feed`], { fetcher, feedText: true });
    expect(namesOf(results, server.origin)).toEqual(['/a', '/b']);
    expect(results[0]).toMatchObject({
      article: {
        title: 'About /a',
        text: expect.stringContaining('India signed'),
        outlet: 'The Example & Times',
      },
    });
    expect(server.asked).toEqual(['/feed', '/b']);
  });

  it('are those of a feed in a file, and of what else is named', async () => {
    const server = await serverOf((origin) => ({
      '/a': storyPage('a', sentence),
      '/notes.txt': sending(`${sentence}\n`, { 'content-type': 'text/plain' }),
      '/nested': sending(rss(rssItem(`${origin}/a`)), xml),
    }));
    const feed = rss(rssItem(`${server.origin}/a`) + rssItem(`${server.origin}/nested`));
    const folder = await folderOf({ 'news.xml': feed, 'sub/feed.rss': feed });
    const fetcher = testFetcher();
    expect(
      namesOf(
        await readAll([join(folder, 'news.xml'), `${server.origin}/notes.txt`], { fetcher }),
        server.origin,
      ),
    ).toEqual(['/a', 'input/no-article /nested', '/notes.txt']);
    // A folder sends nobody out to the web.
    expect(await readAll([folder], { fetcher })).toMatchObject([{ refusal: { code: 'input/empty' } }]);
  });

  it('without somebody who fetches, of other schemes, or of nothing are refused', async () => {
    expect(await readAll(['https://news.example/a'])).toMatchObject([
      { refusal: { code: 'input/address', reason: expect.stringContaining('demarche ingest') } },
    ]);
    const server = await serverOf(() => ({ '/empty': sending(rss(''), xml) }));
    const fetcher = testFetcher();
    const found = await readAll(['ftp://news.example/a', 'https://', `${server.origin}/empty`], { fetcher });
    expect(namesOf(found, server.origin)).toEqual([
      'input/address ftp://news.example/a',
      'input/address https://',
      'input/empty /empty',
    ]);
  });
});
