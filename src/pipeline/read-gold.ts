import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { factSheetSchema, type GoldArticle, goldArticleSchema } from '../evaluation/index.ts';
import { DemarcheError } from '../model/index.ts';

/**
 * Annotated articles of a JSONL file, or of a folder that holds JSONL files or pairs of NAME.txt and NAME.json; sorted by file.
 * Throws `input/not-found`, `input/empty`, or `input/bad-record` naming the file and line.
 */
export async function readGold(path: string): Promise<readonly GoldArticle[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new DemarcheError(
      'input/not-found',
      `There are no annotated articles at ${path}: check the path.`,
      {
        cause,
      },
    );
  });
  const files = found.isDirectory() ? (await readdir(path)).sort().map((name) => join(path, name)) : [path];
  const lines = await Promise.all(files.filter((file) => file.endsWith('.jsonl')).map(readLines));
  const pairs = await Promise.all(
    files.filter((file) => file.endsWith('.json') && files.includes(textOf(file))).map(readPair),
  );
  const articles = [...lines.flat(), ...pairs];
  if (articles.length > 0) return articles;
  throw new DemarcheError(
    'input/empty',
    `There are no annotated articles in ${path}: it takes JSONL files, or pairs of NAME.txt and NAME.json (see docs/annotation-guide.md).`,
  );
}

function textOf(annotations: string): string {
  return annotations.replace(/\.json$/, '.txt');
}

async function readLines(file: string): Promise<readonly GoldArticle[]> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .flatMap((line, index) =>
      line.trim() === '' ? [] : [parse(goldArticleSchema, line, `${file}, line ${index + 1}`)],
    );
}

async function readPair(file: string): Promise<GoldArticle> {
  const [annotations, text] = await Promise.all([readFile(file, 'utf8'), readFile(textOf(file), 'utf8')]);
  const published = z.object({ published: z.string().optional() });
  const sheet = parse(factSheetSchema.extend(published.shape), annotations, file);
  return { ...sheet, text };
}

function parse<Schema extends z.ZodType>(schema: Schema, json: string, where: string): z.infer<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new DemarcheError('input/bad-record', `${where} is not JSON: ${String(cause)}`, { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new DemarcheError(
    'input/bad-record',
    `${where} is not an annotated article: ${z.prettifyError(parsed.error)}`,
    { cause: parsed.error },
  );
}
