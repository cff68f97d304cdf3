import type { LookupFunction } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sending, webServer } from '../helpers/web-server.ts';
import { testFetcher, told } from './fetching.ts';

const html = { 'content-type': 'text/html' };
const redirect = (to: string, status = 302) => sending('', { location: to }, status);

describe('fetching', () => {
  it('gives the page with its type, charset and validators, and says who asks', async () => {
    const server = await webServer({
      '/a?b=c': sending('hello', {
        'content-type': 'Text/HTML; Charset="KOI8-R"',
        etag: '"1"',
        'last-modified': 'x',
      }),
    });
    const fetched = await testFetcher().fetch(`${server.origin}/a?b=c#part`);
    expect(fetched).toEqual({
      type: 'content',
      url: `${server.origin}/a?b=c`,
      bytes: Buffer.from('hello'),
      mediaType: 'text/html',
      charset: 'KOI8-R',
      validators: { etag: '"1"', lastModified: 'x' },
    });
    expect(server.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/a?b=c']);
    expect(server.requests.every(({ headers }) => headers['user-agent'] === 'demarche/0.0-test')).toBe(true);
  });

  it.each([
    ['gzip', gzipSync('hello')],
    ['br', brotliCompressSync('hello')],
    ['gzip, br', brotliCompressSync(gzipSync('hello'))],
  ])('unpacks %s', async (encoding, body) => {
    const server = await webServer({ '/': sending(body, { ...html, 'content-encoding': encoding }) });
    expect(told(await testFetcher().fetch(server.origin))).toBe('content hello');
  });

  it('asks whether a known page has changed', async () => {
    const server = await webServer({
      '/': (request, response) => {
        const isKnown = request.headers['if-none-match'] === '"1"';
        response.writeHead(isKnown ? 304 : 200, { ...html, etag: '"1"' }).end(isKnown ? undefined : 'hello');
      },
    });
    const fetcher = testFetcher();
    expect(told(await fetcher.fetch(server.origin, { etag: '"1"' }))).toBe('unchanged');
    expect(
      told(
        await fetcher.fetch(server.origin, { etag: '"0"', lastModified: 'Tue, 04 Feb 2020 10:00:00 GMT' }),
      ),
    ).toBe('content hello');
    expect(fetcher.counts()).toMatchObject({ unchanged: 1, bytes: expect.any(Number) });
  });

  it.each([
    [404, 'input/http-status'],
    [403, 'input/http-status'],
    [410, 'input/http-status'],
    [204, 'input/http-status'],
    [304, 'input/http-status'],
  ])('refuses status %i for good', async (status, code) => {
    const server = await webServer({ '/': sending('', html, status) });
    expect(told(await testFetcher().fetch(server.origin))).toBe(code);
    expect(server.asked).toHaveLength(1);
  });

  it('refuses what is no text before reading it', async () => {
    const server = await webServer({
      '/': (_, response) => {
        response.writeHead(200, { 'content-type': 'video/mp4' });
        response.write('x');
      },
    });
    expect(told(await testFetcher().fetch(server.origin))).toBe('input/content-type');
  });
});

describe('redirects', () => {
  it('are followed and counted, and the last address is told', async () => {
    const server = await webServer({
      '/0': redirect('/1', 301),
      '/1': redirect('2', 307),
      '/2': redirect('/3?x=1', 308),
      '/3?x=1': 'here',
    });
    const fetched = await testFetcher({ redirects: 3 }).fetch(`${server.origin}/0`);
    expect(fetched).toMatchObject({ type: 'content', url: `${server.origin}/3?x=1` });
    expect(told(await testFetcher({ redirects: 2 }).fetch(`${server.origin}/0`))).toBe('input/redirects');
  });

  it('that go round in a circle, or nowhere, are refused', async () => {
    const server = await webServer({ '/a': redirect('/b'), '/b': redirect('/a'), '/c': redirect('http://') });
    const fetcher = testFetcher();
    expect(told(await fetcher.fetch(`${server.origin}/a`))).toBe('input/redirects');
    expect(told(await fetcher.fetch(`${server.origin}/c`))).toBe('input/redirects');
    expect(server.asked).toEqual(['/a', '/b', '/c']);
  });

  it('to another scheme, a password or a forbidden host are refused', async () => {
    const server = await webServer({
      '/file': redirect('file:///etc/passwd'),
      '/user': redirect('http://me:pw@127.0.0.1/'),
      '/port': redirect('http://127.0.0.1:25/'),
    });
    const fetcher = testFetcher();
    for (const path of ['/file', '/user', '/port']) {
      expect(told(await fetcher.fetch(server.origin + path))).toBe('input/address');
    }
  });
});

describe('hosts that may not be asked', () => {
  const to = (...addresses: readonly string[]): LookupFunction =>
    ((_host, _options, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )) as LookupFunction;

  it.each([
    ['127.0.0.1'],
    ['169.254.169.254'],
    ['10.1.2.3'],
    ['::1'],
    ['fd00::1'],
    ['::ffff:127.0.0.1'],
    ['100.64.0.1'],
  ])('are those whose name leads to %s', async (address) => {
    const server = await webServer({ '/': 'secret' });
    const fetcher = testFetcher({ allowPrivate: false }, { lookup: to(address) });
    const url = new URL(server.origin);
    const fetched = await fetcher.fetch(`http://news.example:${url.port}/`);
    expect(told(fetched)).toBe('input/address');
    expect(fetched).toMatchObject({ reason: expect.stringContaining('--allow-private') });
    expect(server.requests).toEqual([]);
  });

  it('are those with one special address among public ones', async () => {
    const fetcher = testFetcher({ allowPrivate: false }, { lookup: to('93.184.215.14', '127.0.0.1') });
    expect(told(await fetcher.fetch('http://news.example/'))).toBe('input/address');
  });

  it('are found out although the name answered otherwise before: the look-up that is checked is the one connected to', async () => {
    const server = await webServer({ '/': 'secret' });
    let asked = 0;
    const rebinding = ((host, options, callback) => {
      asked += 1;
      return to(asked === 1 ? '192.0.2.1' : '127.0.0.1')(host, options, callback);
    }) as LookupFunction;
    const fetcher = testFetcher({ allowPrivate: false }, { lookup: rebinding });
    const { port } = new URL(server.origin);
    for (let i = 0; i < 3; i += 1) {
      expect(told(await fetcher.fetch(`http://news.example:${port}/${i}`))).toBe('input/address');
    }
    expect(server.requests).toEqual([]);
  });

  it('are numbers, without any look-up', async () => {
    const fetcher = testFetcher({ allowPrivate: false });
    for (const host of ['127.0.0.1', '2130706433', '[::1]', '[::ffff:7f00:1]', '169.254.169.254']) {
      expect(told(await fetcher.fetch(`http://${host}/latest/meta-data`))).toBe('input/address');
    }
    expect(fetcher.counts().requests).toBe(0);
  });
});

describe('bounds', () => {
  it('on time hold for silence, for headers and for a body in drops', async () => {
    const server = await webServer({
      '/silent': () => undefined,
      '/drops': (_, response) => {
        response.writeHead(200, html);
        const timer = setInterval(() => response.write('x'), 30);
        response.on('close', () => clearInterval(timer));
      },
    });
    const fetcher = testFetcher({ timeoutMs: 400 });
    for (const path of ['/silent', '/drops']) {
      const began = performance.now();
      expect(told(await fetcher.fetch(server.origin + path))).toBe('input/unreachable (retriable)');
      expect(performance.now() - began).toBeLessThan(4000);
    }
  });

  it('on bytes hold for a length that is told, for endless bodies and for bombs', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const server = await webServer({
      '/told': sending('x', { ...html, 'content-length': String(2 ** 40) }),
      '/endless': (_, response) => {
        response.writeHead(200, html);
        const chunk = Buffer.alloc(64 * 1024, 'x');
        const timer = setInterval(() => response.write(chunk), 1);
        response.on('close', () => clearInterval(timer));
      },
      '/bomb': sending(bomb, { ...html, 'content-encoding': 'gzip' }),
      '/twice': sending(gzipSync(bomb), { ...html, 'content-encoding': 'gzip, gzip' }),
      '/deep': sending('x', { ...html, 'content-encoding': 'gzip, gzip, gzip' }),
      '/odd': sending('x', { ...html, 'content-encoding': 'zstd' }),
    });
    const fetcher = testFetcher();
    const found = [];
    for (const path of ['/told', '/endless', '/bomb', '/twice', '/deep', '/odd']) {
      found.push(told(await fetcher.fetch(server.origin + path)));
    }
    expect(found).toEqual([...Array(4).fill('input/too-large'), 'input/content-type', 'input/content-type']);
  });

  it('a page that breaks off, or is not packed as it says, may be tried again', async () => {
    const server = await webServer({
      '/cut': (_, response) => {
        response.writeHead(200, { ...html, 'content-length': '100' });
        response.write('half');
        setTimeout(() => response.destroy(), 20);
      },
      '/unpacked': sending('plain', { ...html, 'content-encoding': 'gzip' }),
      '/packed-half': sending(gzipSync('hello'.repeat(100)).subarray(0, 20), {
        ...html,
        'content-encoding': 'gzip',
      }),
    });
    const fetcher = testFetcher();
    for (const path of ['/cut', '/unpacked', '/packed-half']) {
      expect(told(await fetcher.fetch(server.origin + path))).toBe('input/unreachable (retriable)');
    }
  });

  it('a host that is not there may be tried again', async () => {
    const fetcher = testFetcher();
    expect(told(await fetcher.fetch('http://127.0.0.1:9999/'))).toBe('input/unreachable (retriable)');
    expect(told(await fetcher.fetch('http://no-such-host.invalid/'))).toBe('input/unreachable (retriable)');
  });
});

describe('manners', () => {
  it('obey robots.txt for each address and each redirect, asked for once', async () => {
    const server = await webServer({
      '/robots.txt': sending('User-agent: *\nDisallow: /\n\nUser-agent: demarche\nDisallow: /private\n', {
        'content-type': 'text/plain',
      }),
      '/a': 'open',
      '/private/b': 'closed',
      '/c': redirect('/private/b'),
    });
    const fetcher = testFetcher();
    expect(told(await fetcher.fetch(`${server.origin}/a`))).toBe('content open');
    expect(told(await fetcher.fetch(`${server.origin}/private/b`))).toBe('input/robots');
    expect(told(await fetcher.fetch(`${server.origin}/c`))).toBe('input/robots');
    expect(server.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/a', '/c']);
  });

  it('ask no page of a host whose robots.txt fails', async () => {
    const server = await webServer({ '/robots.txt': sending('', {}, 500), '/a': 'open' });
    expect(told(await testFetcher().fetch(`${server.origin}/a`))).toBe('input/unreachable (retriable)');
    expect(server.asked).toEqual([]);
  });

  it('keep a distance between requests to a host, one at a time, and none between hosts', async () => {
    let [open, most] = [0, 0];
    const slow = (path: string) => {
      if (path === '/robots.txt') return undefined;
      return (_: unknown, response: import('node:http').ServerResponse) => {
        open += 1;
        most = Math.max(most, open);
        setTimeout(() => {
          open -= 1;
          response.writeHead(200, html).end('x');
        }, 30);
      };
    };
    const [one, other] = [await webServer(slow), await webServer({ '/': 'y' }, '127.0.0.2')];
    const fetcher = testFetcher({ delayMs: 150 });
    const began = performance.now();
    const otherDone = fetcher.fetch(other.origin).then(() => performance.now() - began);
    await Promise.all(['/1', '/2', '/3'].map((path) => fetcher.fetch(one.origin + path)));
    const times = one.requests.map(({ at }) => at);
    expect(most).toBe(1);
    for (const [index, at] of times.slice(1).entries()) expect(at - (times[index] ?? 0)).toBeGreaterThan(140);
    expect(await otherDone).toBeLessThan((times.at(-1) ?? 0) - (times[0] ?? 0) + 150);
  });

  it('keep Crawl-delay, up to a bound', async () => {
    const rules = (seconds: number) =>
      webServer({
        '/robots.txt': sending(`User-agent: *\nCrawl-delay: ${seconds}\n`, { 'content-type': 'text/plain' }),
        '/1': 'a',
        '/2': 'b',
      });
    const gapOf = async (seconds: number, longestWaitMs: number) => {
      const server = await rules(seconds);
      const fetcher = testFetcher({ longestWaitMs });
      await fetcher.fetch(`${server.origin}/1`);
      await fetcher.fetch(`${server.origin}/2`);
      const [, first, second] = server.requests;
      return (second?.at ?? 0) - (first?.at ?? 0);
    };
    expect(await gapOf(0.4, 3000)).toBeGreaterThan(390);
    const bounded = await gapOf(1000, 300);
    expect(bounded).toBeGreaterThan(290);
    expect(bounded).toBeLessThan(5000);
  });

  it('wait as long as Retry-After says, and try again', async () => {
    let asked = 0;
    const server = await webServer({
      '/': (_, response) => {
        asked += 1;
        if (asked < 3) response.writeHead(asked === 1 ? 429 : 503, { 'retry-after': '1' }).end();
        else response.writeHead(200, html).end('at last');
      },
    });
    expect(told(await testFetcher().fetch(server.origin))).toBe('content at last');
    const times = server.requests.filter(({ path }) => path === '/').map(({ at }) => at);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(950);
  });

  it('leave a host alone that asks for longer than a run waits', async () => {
    const server = await webServer({ '/a': sending('', { 'retry-after': '3600' }, 503), '/b': 'open' });
    const fetcher = testFetcher();
    const fetched = await fetcher.fetch(`${server.origin}/a`);
    expect(told(fetched)).toBe('input/unreachable (retriable)');
    const next = await fetcher.fetch(`${server.origin}/b`);
    expect(next).toMatchObject({ retriable: true, reason: expect.stringContaining('left alone') });
    expect(server.asked).toEqual(['/a']);
  });

  it('try an overloaded host three times and no more', async () => {
    const server = await webServer({ '/': sending('', html, 502) });
    expect(told(await testFetcher().fetch(server.origin))).toBe('input/unreachable (retriable)');
    expect(server.asked).toHaveLength(3);
  });

  it('stop at once when they are told to, in the middle of an answer or of waiting', async () => {
    const stopper = new AbortController();
    const server = await webServer({ '/': () => undefined });
    const fetcher = testFetcher({ delayMs: 60_000, longestWaitMs: 120_000 }, { signal: stopper.signal });
    const began = performance.now();
    const open = [fetcher.fetch(server.origin), fetcher.fetch(`${server.origin}/next`)];
    await wait(100);
    stopper.abort();
    expect((await Promise.all(open)).map(told)).toEqual(['stopped', 'stopped']);
    expect(told(await fetcher.fetch(server.origin))).toBe('stopped');
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
