import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type ClaimSheet, claimSheetSchema } from '../evaluation/index.ts';
import { DemarcheError } from '../model/index.ts';

/**
 * The annotated claims of a folder of JSONL files, an article a line, in order.
 * Throws `input/not-found`, or `input/bad-record` naming file and line.
 */
export async function readClaimSheets(folder: string): Promise<readonly ClaimSheet[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new DemarcheError(
      'input/not-found',
      `There are no annotated claims at ${folder}: check the path.`,
      {
        cause,
      },
    );
  });
  const files = names.filter((name) => name.endsWith('.jsonl')).sort();
  const read = files.map(async (name) => {
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n');
    return lines.flatMap((line, index) =>
      line.trim() === '' ? [] : [parse(line, `${name}, line ${index + 1}`)],
    );
  });
  return (await Promise.all(read)).flat();
}

function parse(line: string, place: string): ClaimSheet {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch (cause) {
    throw new DemarcheError('input/bad-record', `${place} is not JSON: ${String(cause)}`, { cause });
  }
  const parsed = claimSheetSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new DemarcheError(
    'input/bad-record',
    `${place} is not an article's annotated claims: ${z.prettifyError(parsed.error)}`,
    { cause: parsed.error },
  );
}
