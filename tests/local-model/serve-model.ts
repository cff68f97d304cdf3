import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { modelFile, runtimeEntry } from './at-hand.ts';

/** What is used of node-llama-cpp, which is installed for these tests alone. */
interface LlamaModule {
  getLlama(options: object): Promise<{
    loadModel(options: { readonly modelPath: string }): Promise<{
      createContext(options: { readonly contextSize: number }): Promise<{ getSequence(): object }>;
    }>;
    createGrammarForJsonSchema(schema: object): Promise<object>;
  }>;
  readonly LlamaChatSession: new (
    options: object,
  ) => {
    prompt(words: string, options: object): Promise<string>;
    dispose(): void;
  };
}

/**
 * Serves a small real model as OpenAI's service would, its replies held to the schema that is asked for, in at most so many
 * tokens (a small model ends no list by itself, so that some replies are cut off, as happens in earnest).
 */
export async function serveModel(maxTokens: number): Promise<string> {
  // Its own types are not there when the project is checked.
  const { getLlama, LlamaChatSession } = (await import(pathToFileURL(runtimeEntry).href)) as LlamaModule;
  // One thread: several wait for each other in loops, and on a busy machine that takes fifty times as long.
  const llama = await getLlama({ gpu: false, build: 'never', logLevel: 'error', maxThreads: 1 });
  const model = await llama.loadModel({ modelPath: modelFile() });
  const context = await model.createContext({ contextSize: 8192 });
  const contextSequence = context.getSequence();
  let line: Promise<unknown> = Promise.resolve();
  const complete = async (asked: {
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly response_format: { readonly json_schema: { readonly schema: object } };
  }): Promise<string> => {
    const grammar = await llama.createGrammarForJsonSchema(asked.response_format.json_schema.schema);
    const [system, user] = asked.messages;
    const session = new LlamaChatSession({ contextSequence, systemPrompt: system?.content });
    try {
      return await session.prompt(user?.content ?? '', { grammar, maxTokens, temperature: 0 });
    } finally {
      session.dispose();
    }
  };
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      const answer = line.then(() => complete(JSON.parse(text)));
      line = answer.catch(() => undefined);
      answer.then(
        (content) => {
          const message = { role: 'assistant', content };
          const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
          response.writeHead(200, { 'content-type': 'application/json' });
          response.end(JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'stop' }], usage }));
        },
        (error: unknown) => {
          response.writeHead(500, { 'content-type': 'application/json' });
          response.end(JSON.stringify({ error: { message: String(error) } }));
        },
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/v1`;
}
