import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type IdentitySet, identityArticleSchema, variantsSchema } from '../evaluation/index.ts';
import { DemarcheError } from '../model/index.ts';

/**
 * Articles on deals that several of them tell: the JSONL files of a folder in order, with its variants.json.
 * Throws `input/not-found`, `input/empty`, or `input/bad-record` naming file and line.
 */
export async function readIdentitySet(folder: string): Promise<IdentitySet> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new DemarcheError('input/not-found', `There are no annotated deals at ${folder}: check the path.`, {
      cause,
    });
  });
  const files = names.filter((name) => name.endsWith('.jsonl')).sort();
  const read = files.map(async (name) => {
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n');
    return lines.flatMap((line, index) =>
      line.trim() === '' ? [] : [parse(identityArticleSchema, line, `${name}, line ${index + 1}`)],
    );
  });
  const articles = (await Promise.all(read)).flat();
  if (articles.length === 0) {
    throw new DemarcheError(
      'input/empty',
      `There are no annotated articles in ${folder}: it takes JSONL files as seeds/gold/identity/README.md describes them.`,
    );
  }
  const variants = names.includes('variants.json')
    ? await readFile(join(folder, 'variants.json'), 'utf8')
    : '{"variants":[]}';
  return { articles, bases: new Map(parse(variantsSchema, variants, 'variants.json').variants) };
}

function parse<Schema extends z.ZodType>(schema: Schema, json: string, place: string): z.infer<Schema> {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (cause) {
    throw new DemarcheError('input/bad-record', `${place} is not JSON: ${String(cause)}`, { cause });
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new DemarcheError(
    'input/bad-record',
    `${place} is not what a set of annotated deals holds: ${z.prettifyError(parsed.error)}`,
    { cause: parsed.error },
  );
}
