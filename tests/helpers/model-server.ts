import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a service is sent, as far as tests look at it. */
export interface Asked {
  readonly body: { readonly messages: readonly { readonly role: string; readonly content: string }[] };
  readonly authorization: string | undefined;
  /** How many requests came before. */
  readonly before: number;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The model's words; without it `raw` is the whole body. */
  readonly words?: string;
  readonly raw?: string;
  readonly delay?: number;
}

export interface ModelServer {
  readonly url: string;
  readonly asked: readonly Asked[];
}

/** A service that speaks as OpenAI's does, over real HTTP, and answers (or fails) as it is told; gone after the test. */
export async function modelServer(answer: (asked: Asked) => Answer): Promise<ModelServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      const one = {
        body: JSON.parse(text),
        authorization: request.headers.authorization,
        before: asked.length,
      };
      asked.push(one);
      const { status = 200, headers = {}, words = '', raw, delay = 0 } = answer(one);
      setTimeout(() => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(raw ?? completion(words));
      }, delay);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1`, asked };
}

function completion(words: string): string {
  return JSON.stringify({
    id: 'one',
    object: 'chat.completion',
    created: 1,
    model: 'test',
    choices: [{ index: 0, message: { role: 'assistant', content: words }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1000, completion_tokens: 100, total_tokens: 1100 },
  });
}
