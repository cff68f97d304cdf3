import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelServer } from '../helpers/model-server.ts';
import { runCli, workingFolder } from './run-cli.ts';

const key = 'sk-secret-never-shown';
const texts = {
  signed: 'Moscow. Russia signed a contract with India for five S-400 systems, the Kremlin said.',
  warned: 'Washington. The United States threatened India with sanctions over the S-400.',
};

function repliedTo(prompt: string): string {
  const claims = prompt.includes(texts.signed)
    ? [
        {
          kind: 'transfer',
          quotes: ['Russia signed a contract with India for five S-400 systems'],
          parties: [
            { role: 'seller', type: 'State', words: 'Russia' },
            { role: 'buyer', type: 'State', words: 'India' },
            { role: 'item', type: 'WeaponSystem', words: 'S-400' },
          ],
          figures: [{ is: 'quantity', words: 'five' }],
          telling: { word: 'signed', words: 'signed a contract' },
          polarity: 'asserted',
          modality: 'actual',
          source: { type: 'State', words: 'Kremlin' },
        },
      ]
    : [
        {
          kind: 'pressure',
          quotes: ['The United States threatened India with sanctions over the S-400'],
          parties: [
            { role: 'by', type: 'State', words: 'United States' },
            { role: 'on', type: 'State', words: 'India' },
            { role: 'over', type: 'WeaponSystem', words: 'S-400' },
          ],
          figures: [],
          telling: { word: 'threaten', words: 'threatened' },
          polarity: 'asserted',
          modality: 'actual',
          source: null,
        },
      ];
  return JSON.stringify({ claims });
}

function articles(): string {
  const cwd = workingFolder();
  mkdirSync(join(cwd, 'articles'));
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(cwd, 'articles', `${name}.txt`), text);
  return cwd;
}

const env = { DEMARCHE_MODEL_KEY: key };
const llm = ['--extractor', 'llm', '--model', 'm'] as const;

describe('a language model', { timeout: 240_000 }, () => {
  it('reads into the graph, is asked once, and replays to the byte without a network', async () => {
    const cwd = articles();
    const { url, asked } = await modelServer(({ body }) => ({
      words: repliedTo(body.messages.map(({ content }) => content).join('\n')),
    }));
    const at = [...llm, '--model-url', url];
    const ingested = await runCli(['ingest', 'articles', ...at], { cwd, env });
    expect(ingested.stderr + ingested.stdout).not.toContain(key);
    expect(ingested.code).toBe(0);
    expect(ingested.stdout).toMatch(/^claims +2 \(2 drawn, 0 unsure\)$/m);
    expect(ingested.stdout).toMatch(/^replies +2 \(2 asked for, 0 kept from before\)$/m);
    expect(asked).toHaveLength(2);
    const verified = await runCli(['verify'], { cwd });
    expect(verified.code).toBe(0);
    const digest = await runCli(['digest'], { cwd });

    const replay = ['extract', 'articles', ...llm, '--replay-only'];
    const [first, second] = [await runCli(replay, { cwd }), await runCli(replay, { cwd })];
    expect(first.code).toBe(0);
    expect(first.stdout).toBe(second.stdout);
    expect(first.stdout.split('\n').filter(Boolean).length).toBeGreaterThan(0);
    const anew = [
      '--database',
      join(cwd, 'anew', 'graph.grafeo'),
      '--kept-replies',
      join(cwd, '.demarche', 'replies'),
    ];
    await runCli(['ingest', 'articles', ...llm, '--replay-only', ...anew], { cwd });
    expect((await runCli(['digest', ...anew.slice(0, 2)], { cwd })).stdout).toBe(digest.stdout);
    expect(asked).toHaveLength(2);
  });

  it('that fails at one article loses that article alone, and the next run asks for no other', async () => {
    const cwd = articles();
    let isBroken = true;
    const { url, asked } = await modelServer(({ body }) => {
      const prompt = body.messages.map(({ content }) => content).join('\n');
      return isBroken && prompt.includes(texts.warned)
        ? { status: 429, headers: { 'retry-after': '9999' }, raw: '{}' }
        : { words: repliedTo(prompt) };
    });
    const run = ['ingest', 'articles', ...llm, '--model-url', url];
    const broken = await runCli(run, { cwd, env });
    expect(broken.code).toBe(1);
    expect(broken.stderr).toMatch(/refused: .*warned\.txt: model\/failed/);
    expect(broken.stdout).toMatch(/^new +1$/m);
    isBroken = false;
    const before = asked.length;
    const resumed = await runCli(run, { cwd, env });
    expect(resumed.code).toBe(0);
    expect(resumed.stdout).toMatch(/^known +1$/m);
    expect(asked.length - before).toBe(1);
  });

  it('is billed in advance, and stopped before more than the limit is spent', async () => {
    const cwd = articles();
    const { url, asked } = await modelServer(({ body }) => ({
      words: repliedTo(body.messages.map(({ content }) => content).join('\n')),
    }));
    const prices = { currency: 'USD', per: 1_000_000, prices: [{ model: 'm', input: 100, output: 100 }] };
    writeFileSync(join(cwd, 'prices.json'), JSON.stringify(prices));
    const run = ['ingest', 'articles', ...llm, '--model-url', url, '--prices', 'prices.json'];
    const bill = await runCli([...run, '--estimate'], { cwd, env });
    expect(bill.stdout).toMatch(/^articles +2 to read, 0 known, 0 refused$/m);
    expect(bill.stdout).toMatch(/^cost +about \$\d\.\d{4}/m);
    expect(asked).toHaveLength(0);
    // One reply may cost up to its 8,000 tokens out.
    const stopped = await runCli([...run, '--max-usd', '0.5'], { cwd, env });
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toContain('--max-usd 0.5');
    expect(asked).toHaveLength(0);
    const unpriced = await runCli(['ingest', 'articles', ...llm, '--model-url', url, '--max-usd', '1'], {
      cwd,
      env,
    });
    expect(unpriced.code).toBe(2);
    expect(unpriced.stderr).toContain('--prices');
  });

  it('may be anything that reads and writes files', async () => {
    const cwd = articles();
    const run = ['extract', 'articles', '--extractor', 'llm', '--record-prompts', 'prompts'];
    const recorded = await runCli(run, { cwd });
    expect(recorded.code).toBe(1);
    expect(recorded.stderr).toContain('model/no-reply');
    const names = readdirSync(join(cwd, 'prompts'));
    expect(names).toHaveLength(2);
    mkdirSync(join(cwd, 'replies'));
    for (const name of names) writeFileSync(join(cwd, 'replies', name), '{"claims": []}');
    const replied = await runCli([...run, '--replies', 'replies'], { cwd });
    expect(replied.code).toBe(0);
  });

  it('beside the encoder raises what both find, and is asked only where the encoder is unsure', async () => {
    const cwd = articles();
    writeFileSync(
      join(cwd, 'articles', 'weather.txt'),
      'Weather. It rained on the hills all day, and nobody went out.',
    );
    const { url, asked } = await modelServer(({ body }) => ({
      words: repliedTo(body.messages.map(({ content }) => content).join('\n')),
    }));
    const run = ['ingest', 'articles', '--extractor', 'both', '--model', 'm', '--model-url', url];
    const both = await runCli([...run, '--min-confidence', '0.999'], { cwd, env });
    expect(both.code).toBe(0);
    expect(both.stdout).toMatch(/^both readers +\d+ agreed, /m);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.some(({ body }) => JSON.stringify(body).includes('It rained'))).toBe(false);
  });

  it.each([
    [['--extractor', 'llm'], /--model/],
    [['--extractor', 'llm', '--model', 'anthropic/x'], /ANTHROPIC_API_KEY is not set/],
    [['--extractor', 'llm', '--model', 'x'], /it takes openai\/NAME/],
    [['--extractor', 'gpt'], /encoder, llm or both/],
  ])('%j is refused with what would be right', async (flags, words) => {
    const refused = await runCli(['extract', 'articles', ...flags], { cwd: articles() });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(words);
  });
});
