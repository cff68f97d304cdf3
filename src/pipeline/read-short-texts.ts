import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type ShortText, shortText, shortTextSchema } from '../evaluation/index.ts';
import { DemarcheError } from '../model/index.ts';

/**
 * The short texts of a folder of JSONL files, in order. Their ids are FOLDER/FILE:LINE.
 * Throws `input/not-found`, or `input/bad-record` naming file and line.
 */
export async function readShortTexts(folder: string): Promise<readonly ShortText[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new DemarcheError('input/not-found', `There are no short texts at ${folder}: check the path.`, {
      cause,
    });
  });
  const files = names.filter((name) => name.endsWith('.jsonl')).sort();
  const read = files.map(async (name) => {
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n');
    return lines.flatMap((line, index) =>
      line.trim() === '' ? [] : [parse(line, `${basename(folder)}/${name}:${index + 1}`)],
    );
  });
  return (await Promise.all(read)).flat();
}

function parse(line: string, place: string): ShortText {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch (cause) {
    throw new DemarcheError('input/bad-record', `${place} is not JSON: ${String(cause)}`, { cause });
  }
  const parsed = shortTextSchema.safeParse(data);
  if (parsed.success) return shortText(parsed.data, place);
  throw new DemarcheError(
    'input/bad-record',
    `${place} is not a short text: ${z.prettifyError(parsed.error)}`,
    { cause: parsed.error },
  );
}
