import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { webServer } from '../helpers/web-server.ts';
import { runCli, workingFolder } from './run-cli.ts';

interface SentSpan {
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
}

it('extract sends its articles with their stages, and what was refused, to a collector', {
  timeout: 120_000,
}, async () => {
  const cwd = workingFolder();
  const spans: SentSpan[] = [];
  const collector = await webServer(() => (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      for (const { scopeSpans } of JSON.parse(body).resourceSpans) {
        for (const scope of scopeSpans) spans.push(...scope.spans);
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  writeFileSync(
    join(cwd, 'a.txt'),
    'Russia signed a contract with India for five S-400 systems on 5 October 2018.',
  );
  writeFileSync(join(cwd, 'b.txt'), ' ');
  const { code } = await runCli(['extract', 'a.txt', 'b.txt', '--otlp-endpoint', collector.origin], { cwd });
  expect(code).toBe(1);
  expect(spans.map(({ name }) => name).sort()).toEqual(
    ['article', 'encode', 'encode', 'extract', 'extract', 'find', 'find', 'refused'].sort(),
  );
  const article = spans.find(({ name }) => name === 'article');
  expect(article?.attributes).toContainEqual({
    key: 'demarche.outcome',
    value: { stringValue: 'extracted' },
  });
});
