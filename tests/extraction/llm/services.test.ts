import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  keepReplies,
  type LanguageModel,
  openModel,
  withRetries,
  withSpending,
} from '../../../src/extraction/llm/index.ts';
import type { ModelRequest } from '../../../src/extraction/llm/language-model.ts';
import { requestKey } from '../../../src/extraction/llm/request-key.ts';
import { type Answer, modelServer } from '../../helpers/model-server.ts';
import { seed } from './replied.ts';

const key = 'sk-secret-never-shown';
const request: ModelRequest = {
  system: 'system',
  prompt: 'prompt',
  schema: { type: 'object', properties: {}, additionalProperties: false },
  temperature: 0,
  maxOutputTokens: 100,
};

/** A model behind a service that gives these answers in turn, with the waits that were obeyed. */
async function behind(answers: readonly Answer[], { timeout = 5000, retries = 2 } = {}) {
  const { url, asked } = await modelServer(({ before }) => answers[before] ?? answers.at(-1) ?? {});
  const waits: number[] = [];
  const opened = openModel({
    provider: 'address',
    model: 'm',
    name: 'm',
    url,
    key,
    structured: true,
    timeout,
  });
  const model = withRetries(opened, {
    concurrency: 1,
    retries,
    firstWait: 10,
    longestWait: 60_000,
    wait(milliseconds) {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  });
  return { model, asked, waits };
}

async function failing(model: LanguageModel): Promise<Error & { readonly code?: string }> {
  try {
    await model.ask(request);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('it should have failed');
}

describe('a service', () => {
  it('is sent the form of the reply and its key, and its count of tokens is kept', async () => {
    const { model, asked } = await behind([{ words: '{"claims": []}' }]);
    expect(await model.ask(request)).toEqual({
      text: '{"claims": []}',
      tokens: { input: 1000, output: 100 },
    });
    expect(asked[0]?.authorization).toBe(`Bearer ${key}`);
    expect(asked[0]?.body).toMatchObject({
      response_format: { type: 'json_schema' },
      temperature: 0,
      max_tokens: 100,
    });
  });

  it('gives a reply that is no JSON as it came: it is paid for', async () => {
    const { model } = await behind([{ words: '{"claims": [' }]);
    expect(await model.ask(request)).toEqual({ text: '{"claims": [', tokens: { input: 1000, output: 100 } });
  });

  it('that asks to wait is obeyed; one that fails is asked again, each time later', async () => {
    const busy = await behind([
      { status: 429, headers: { 'retry-after': '7' }, raw: '{}' },
      { words: 'done' },
    ]);
    expect((await busy.model.ask(request)).text).toBe('done');
    expect(busy.waits).toEqual([7000]);
    const broken = await behind([{ status: 500, raw: 'oh' }, { status: 503, raw: 'oh' }, { words: 'done' }]);
    expect((await broken.model.ask(request)).text).toBe('done');
    expect(broken.waits).toEqual([10, 20]);
  });

  it('that asks for longer than is obeyed fails at once', async () => {
    const { model, asked, waits } = await behind([
      { status: 429, headers: { 'retry-after': '3600' }, raw: '{}' },
    ]);
    expect(await failing(model)).toMatchObject({ code: 'model/failed' });
    expect([asked.length, waits.length]).toEqual([1, 0]);
  });

  it.each([
    ['slow', { words: 'late', delay: 30_000 }, 'model/failed', 3],
    ['broken', { status: 500, raw: `oh ${key}` }, 'model/failed', 3],
    ['not JSON at all', { raw: '<html>' }, 'model/failed', 3],
    ['refusing the key', { status: 401, raw: `wrong key ${key}` }, 'model/auth', 1],
    ['refusing the request', { status: 400, raw: `no ${key}` }, 'model/rejected', 1],
  ] as const)('%s: fails as it should, its key in no word of it', async (_, answer, code, tries) => {
    const isSlow = 'delay' in answer;
    const { model, waits } = await behind([answer], { timeout: isSlow ? 500 : 20_000 });
    const error = await failing(model);
    expect(error.code).toBe(code);
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain(
      key,
    );
    expect(waits).toHaveLength(tries - 1);
  });

  it('that is not there cannot be reached', async () => {
    const opened = openModel({
      provider: 'address',
      model: 'm',
      name: 'm',
      url: 'http://127.0.0.1:9/v1',
      structured: true,
      timeout: 5000,
    });
    expect(await failing(opened)).toMatchObject({ code: 'model/unreachable' });
  });
});

describe('kept replies', () => {
  const counting = (): LanguageModel & { asked: number } => ({
    name: 'm',
    asked: 0,
    ask() {
      this.asked += 1;
      return Promise.resolve({ text: `reply ${this.asked}`, tokens: { input: 10, output: 5 } });
    },
  });
  const folder = (): string => {
    const path = mkdtempSync(join(tmpdir(), 'demarche-replies-'));
    onTestFinished(() => rmSync(path, { recursive: true, force: true }));
    return path;
  };

  it('are asked for once, also at the same time, and told from those of another request or model', async () => {
    const kept = folder();
    const inner = counting();
    const model = keepReplies('m', inner, { kept, replayOnly: false });
    const both = await Promise.all([model.ask(request), model.ask(request)]);
    expect(both.map(({ text }) => text)).toEqual(['reply 1', 'reply 1']);
    expect((await model.ask({ ...request, prompt: 'other' })).text).toBe('reply 2');
    const later = keepReplies('m', undefined, { kept, replayOnly: true });
    expect((await later.ask(request)).text).toBe('reply 1');
    expect(later.count()).toEqual({ paid: 0, replayed: 1 });
    await expect(keepReplies('n', undefined, { kept, replayOnly: true }).ask(request)).rejects.toMatchObject({
      code: 'model/no-reply',
    });
  });

  it('may come from files, for requests that were written as files', async () => {
    const [kept, prompts, replies] = [folder(), folder(), folder()];
    const model = keepReplies('m', undefined, { kept, replayOnly: false, recordPrompts: prompts, replies });
    await expect(model.ask(request)).rejects.toMatchObject({ code: 'model/no-reply' });
    expect(readdirSync(prompts)).toEqual([`${requestKey('m', request)}.json`]);
    writeFileSync(join(replies, `${requestKey('m', request)}.txt`), 'by hand');
    expect((await model.ask(request)).text).toBe('by hand');
  });
});

describe('spending', () => {
  const price = { input: 1000, output: 1000 };
  const inner: LanguageModel = {
    name: 'm',
    ask: () => Promise.resolve({ text: '', tokens: { input: 10, output: 20 } }),
  };
  // At most: the characters of the request at two a token, and 100 tokens out.
  const most = ((request.system + request.prompt + JSON.stringify(request.schema)).length / 2 + 100) / 1000;

  it('stops before a limit is passed, what is in flight counted', async () => {
    const limit = most + 0.031;
    const model = withSpending(inner, { price, limit, estimate: seed.estimate });
    const [first, second] = await Promise.allSettled([model.ask(request), model.ask(request)]);
    expect([first?.status, second?.status]).toEqual(['fulfilled', 'rejected']);
    expect(model.spent()).toEqual({ tokens: { input: 10, output: 20 }, cost: 0.03 });
    await model.ask(request);
    await expect(model.ask(request)).rejects.toMatchObject({ code: 'model/budget' });
    expect(model.spent().cost).toBeLessThanOrEqual(limit);
  });

  it('cannot be limited without a price', () => {
    expect(() => withSpending(inner, { limit: 1, estimate: seed.estimate })).toThrow(/--prices/);
  });
});
