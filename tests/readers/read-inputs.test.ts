import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isDemarcheError } from '../../src/model/index.ts';
import { sourceName } from '../../src/readers/find-sources.ts';
import { unreadable } from '../../src/readers/unreadable.ts';
import { articlesOf, folderOf, inPieces, readAll, readFileOf, refusalsOf } from './collect.ts';

const story = 'Russia will deliver five regiments of the S-400 to India.';
const page = `<!doctype html><html><body><article>${`<p>${story} ${story}</p>`.repeat(3)}</article></body></html>`;

/** Names of what was read, and codes of what was not, below the folder. */
async function namesIn(folder: string, inputs: readonly string[], options = {}): Promise<readonly string[]> {
  const results = await readAll(inputs, options);
  return results.map((result) =>
    result.ok
      ? result.article.id.replace(`${folder}/`, '')
      : `${result.refusal.code} ${result.refusal.source.replace(`${folder}/`, '')}`,
  );
}

const files = {
  'b.txt': story,
  'a.md': story,
  'sub/c.html': page,
  'sub/d.jsonl': `{"id":"one","text":"${story}"}\n{"id":"two","text":"${story}"}\n`,
  'sub/.hidden.txt': story,
  '.git/x.txt': story,
  'a.json': '{"facts":[]}',
  'style.css': 'p {}',
  'old.pdf': '%PDF-1.4',
};

describe('files, folders and patterns', () => {
  it('reads a folder with all below it, sorted, and refuses documents aloud', async () => {
    const folder = await folderOf(files);
    expect(await namesIn(folder, [folder])).toEqual([
      'a.md',
      'b.txt',
      'input/binary old.pdf',
      'sub/c.html',
      'one',
      'two',
    ]);
    expect(await namesIn(folder, [`${folder}/`])).toHaveLength(6);
    expect(await namesIn(folder, [folder], { format: 'html' })).toEqual(['sub/c.html']);
  });

  it('reads what is named itself whatever its name, and each file once', async () => {
    const folder = await folderOf({ ...files, '.named': story, article: story });
    const named = ['.named', 'article', 'b.txt', './b.txt', 'sub/../b.txt'].map(
      (name) => `${folder}/${name}`,
    );
    expect(await namesIn(folder, named)).toEqual(['.named', 'article', 'b.txt']);
  });

  it.each([
    ['*.txt', ['b.txt']],
    ['**/*.{txt,html}', ['b.txt', 'sub/c.html']],
    ['**', ['a.md', 'b.txt', 'input/binary old.pdf', 'sub/c.html', 'one', 'two']],
    ['s*', ['sub/c.html', 'one', 'two']],
    ['*.css', ['style.css']],
    ['*.nothing', ['input/not-found *.nothing']],
  ])('reads the pattern %s', async (pattern, names) => {
    const folder = await folderOf(files);
    expect(await namesIn(folder, [`${folder}/${pattern}`])).toEqual(names);
  });

  it('reads a file whose name looks like a pattern', async () => {
    const folder = await folderOf({ 'a[1].txt': story });
    expect(await namesIn(folder, [`${folder}/a[1].txt`])).toEqual(['a[1].txt']);
  });

  it('names files as given, with forward slashes and without detours', () => {
    expect(['./a.txt', 'x/../a.txt', 'x//a.txt', 'x/', '/', '.', '../a.txt'].map(sourceName)).toEqual([
      'a.txt',
      'a.txt',
      'x/a.txt',
      'x',
      '/',
      '.',
      '../a.txt',
    ]);
  });

  it('goes on after what does not exist', async () => {
    const folder = await folderOf(files);
    const results = await readAll([
      `${folder}/gone.txt`,
      'https://a.example/story',
      `${folder}/b.txt/x`,
      `${folder}/b.txt`,
    ]);
    expect(refusalsOf(results)).toMatchObject([
      { reader: 'files', code: 'input/not-found', source: `${folder}/gone.txt` },
      { code: 'input/address' },
      { code: 'input/not-found' },
    ]);
    expect(refusalsOf(results)[1]?.reason).toContain('save the page');
    expect(articlesOf(results)).toHaveLength(1);
  });

  it('says that a folder holds nothing to read', async () => {
    const folder = await folderOf({ 'style.css': '' });
    expect(refusalsOf(await readAll([folder]))).toMatchObject([{ code: 'input/empty', source: folder }]);
  });
});

describe('what cannot be read', () => {
  it('refuses links that lead round in a circle, and reads the rest once', async () => {
    const folder = await folderOf({ 'a.txt': story, 'sub/b.txt': story });
    await symlink(folder, join(folder, 'sub', 'loop'));
    await symlink(join(folder, 'self'), join(folder, 'self'));
    await symlink(join(folder, 'nowhere'), join(folder, 'torn.txt'));
    await symlink(join(folder, 'a.txt'), join(folder, 'z.txt'));
    expect(await namesIn(folder, [folder])).toEqual([
      'a.txt',
      'input/unreadable self',
      'sub/b.txt',
      'input/unreadable sub/loop',
      'input/unreadable torn.txt',
    ]);
  });

  it('refuses files and folders without permission, and goes on', async () => {
    const folder = await folderOf({ 'a.txt': story, 'b.txt': story, 'sub/c.txt': story });
    await chmod(folder, 0o755);
    await chmod(join(folder, 'a.txt'), 0);
    await chmod(join(folder, 'sub'), 0);
    // The superuser may read everything: for the length of this test the process is nobody.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      const results = await readAll([folder]);
      expect(articlesOf(results).map(({ id }) => id)).toEqual([join(folder, 'b.txt')]);
      expect(refusalsOf(results)).toMatchObject(
        [
          { code: 'input/unreadable', source: join(folder, 'sub') },
          { code: 'input/unreadable', source: join(folder, 'a.txt') },
        ].reverse(),
      );
      expect(refusalsOf(results)[0]?.reason).toContain('permission');
    } finally {
      if (isRoot) process.seteuid?.(0);
      await chmod(join(folder, 'sub'), 0o755);
    }
  });

  it('words the errors of the file system, known or not', () => {
    expect(unreadable(Object.assign(new Error('x'), { code: 'ENOENT' })).reason).toContain('vanished');
    expect(unreadable(Object.assign(new Error('disk on fire'), { code: 'EIO' })).reason).toContain(
      'disk on fire',
    );
  });

  it('refuses what is larger than allowed', async () => {
    const result = await readFileOf('a.txt', story.repeat(10), { maxBytes: 100 });
    expect(result).toMatchObject({ ok: false, refusal: { reader: 'text', code: 'input/too-large' } });
  });

  it('refuses a stream that breaks off, after what it gave', async () => {
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`{"text":"${story}"}\n`.padEnd(5000, '\n'));
      throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    }
    const results = await readAll(['-'], { stdin: stream() });
    expect(articlesOf(results)).toHaveLength(1);
    expect(refusalsOf(results)).toMatchObject([{ source: 'stdin', code: 'input/unreadable' }]);
  });

  it('shows a defect as the refusal of the input at which it came up, with its trace', async () => {
    // biome-ignore lint/correctness/useYield: a stream that fails before its first bytes
    async function* stream(): AsyncGenerator<Uint8Array> {
      throw new TypeError('ours');
    }
    const [refused] = await readAll(['-'], { stdin: stream() });
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: 'input/crashed', reason: expect.stringContaining('ours') },
    });
    expect(JSON.stringify(refused)).toContain('read-inputs.test.ts');
  });
});

describe('formats', () => {
  it.each([
    ['story', page, `${story} ${story}`],
    ['story.txt', page, `${story} ${story}`],
    ['story.html', page, `${story} ${story}`],
    ['story', `{"text":"${story}"}`, story],
    ['story', story, story],
    ['story.log', `<b>${story}</b>`, `<b>${story}</b>`],
  ])('%s that begins with %s', async (name, content, beginning) => {
    const result = await readFileOf(name, content);
    expect(result.ok && result.article.text.startsWith(beginning)).toBe(true);
  });

  it('keeps to a format that is given', async () => {
    expect(await readFileOf('story.html', page, { format: 'text' })).toMatchObject({
      ok: true,
      article: { text: page },
    });
    expect(await readFileOf('story.txt', `{"text":"${story}"}`, { format: 'jsonl' })).toMatchObject({
      ok: true,
      article: { text: story },
    });
  });

  it('reads standard input as JSONL, or as one text when told so', async () => {
    expect(
      articlesOf(await readAll(['-', '-'], { stdin: inPieces(`{"id":"a","text":"${story}"}`) })),
    ).toMatchObject([{ id: 'a' }]);
    expect(articlesOf(await readAll(['-'], { stdin: inPieces(story), format: 'text' }))).toMatchObject([
      { id: 'stdin', text: story },
    ]);
  });

  it('throws for standard input that is not there', async () => {
    await expect(readAll(['-'])).rejects.toSatisfy((error) => isDemarcheError(error, 'settings/invalid'));
  });
});
