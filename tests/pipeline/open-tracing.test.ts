import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openTracing } from '../../src/pipeline/open-tracing.ts';

interface SentSpan {
  readonly name: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
}

/** A collector of this test's own: what was sent to it, by path. */
async function collector(): Promise<{
  readonly endpoint: string;
  readonly spans: SentSpan[];
  readonly paths: string[];
}> {
  const spans: SentSpan[] = [];
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const sent = JSON.parse(Buffer.concat(parts).toString('utf8'));
      for (const resource of sent.resourceSpans) {
        for (const scope of resource.scopeSpans) spans.push(...scope.spans);
      }
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, spans, paths };
}

const began = 1_800_000_000_000;
const times = [
  { name: 'find', began, milliseconds: 5 },
  { name: 'encode', began: began + 5, milliseconds: 100 },
  { name: 'extract', began: began + 105, milliseconds: 20.5 },
] as const;

describe('tracing', () => {
  it('sends the run, its articles with their stages, its commits and refusals to a collector', async () => {
    const { endpoint, spans, paths } = await collector();
    const warnings: string[] = [];
    const tracing = await openTracing({
      run: 'ingest',
      endpoint,
      version: '1',
      onWarning: (message) => warnings.push(message),
    });
    tracing.emit({ type: 'article', id: 'a.txt', outcome: 'new', claims: 2, times });
    tracing.emit({ type: 'article', id: 'b.txt', outcome: 'known', claims: 0 });
    tracing.emit({ type: 'committed', articles: 1, time: { began: began + 200, milliseconds: 30 } });
    const refusal = { reader: 'text', code: 'input/empty', reason: 'Secret words.', source: 'c.txt' };
    tracing.emit({ type: 'refused', refusal });
    await tracing.close();
    expect(warnings).toEqual([]);
    expect(paths).toEqual(['/v1/traces']);
    const named = (name: string) => spans.filter((span) => span.name === name);
    expect(spans.map(({ name }) => name).sort()).toEqual(
      ['article', 'commit', 'encode', 'extract', 'find', 'ingest', 'refused'].sort(),
    );
    const [[run], [article], [encode]] = [named('ingest'), named('article'), named('encode')];
    expect(article?.parentSpanId).toBe(run?.spanId);
    expect(encode?.parentSpanId).toBe(article?.spanId);
    const length =
      Number(BigInt(article?.endTimeUnixNano ?? 0) - BigInt(article?.startTimeUnixNano ?? 0)) / 1e6;
    expect(length).toBeCloseTo(125.5, 1);
    expect(article?.attributes).toContainEqual({ key: 'demarche.article', value: { stringValue: 'a.txt' } });
    expect(JSON.stringify(spans)).not.toContain('Secret');
  });

  it('says once that nobody takes the spans, and lets the run go on', { timeout: 60_000 }, async () => {
    const warnings: string[] = [];
    const tracing = await openTracing({
      run: 'extract',
      endpoint: 'http://127.0.0.1:9',
      version: '1',
      onWarning: (message) => warnings.push(message),
    });
    tracing.emit({ type: 'article', id: 'a.txt', outcome: 'new', claims: 2, times });
    await tracing.close();
    expect(warnings).toEqual([expect.stringContaining('do not reach http://127.0.0.1:9')]);
  });
});
