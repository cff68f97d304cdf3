import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DemarcheError, type Refusal } from '../model/index.ts';

/** Appends refused inputs to a file, one JSON object a line: reader, code, reason, source, position, whether it may go well later, and when. */
export async function writeDeadLetters(
  path: string,
  refusals: readonly Refusal[],
  at: string,
): Promise<void> {
  if (refusals.length === 0) return;
  const lines = refusals.map(({ reader, code, reason, source, position, retriable }) =>
    JSON.stringify({
      reader,
      code,
      reason,
      source,
      ...(position !== undefined && { position }),
      ...(retriable && { retriable }),
      at,
    }),
  );
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await appendFile(path, `${lines.join('\n')}\n`, { mode: 0o600 });
  } catch (cause) {
    throw new DemarcheError(
      'settings/invalid',
      `The refused inputs cannot be written to ${path} (${String(cause)}). Name another file with --dead-letter.`,
      { cause },
    );
  }
}
