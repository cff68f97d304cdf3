import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { DemarcheError } from '../../model/index.ts';
import type { LanguageModel, ModelReply, ModelRequest } from './language-model.ts';
import { requestKey } from './request-key.ts';

/** Where replies come from and are kept. */
export interface ReplyFolders {
  /** Every reply that was paid for, by key. */
  readonly kept: string;
  /** Ask nobody: a request without a kept reply fails. */
  readonly replayOnly: boolean;
  /** Each request is written there as `KEY.json`, whether it is answered or not. */
  readonly recordPrompts?: string;
  /** Replies by whatever stands behind it: `KEY.json` or `KEY.txt` with the words of the reply. */
  readonly replies?: string;
}

const keptSchema = z.object({
  text: z.string(),
  tokens: z.object({ input: z.number().nonnegative(), output: z.number().nonnegative() }),
});

/** What of a run was asked, what was found, and what is told of it. */
export interface ReplayCount {
  /** Replies that a service gave in this run. */
  readonly paid: number;
  /** Replies that were there already. */
  readonly replayed: number;
}

/** A model that asks each question once: replies are kept on disk, and one in flight is waited for. */
export interface KeepingModel extends LanguageModel {
  count(): ReplayCount;
  /** Whether a reply is there already. */
  has(request: ModelRequest): Promise<boolean>;
}

/**
 * Keeps the replies of a model (where there is one) under keys of their requests. The same inputs give the same replies to the
 * byte and are never paid for twice. Rejects with `model/no-reply` where nobody may be asked and none is kept.
 */
export function keepReplies(
  name: string,
  inner: LanguageModel | undefined,
  folders: ReplyFolders,
): KeepingModel {
  const inFlight = new Map<string, Promise<ModelReply>>();
  // By key: a question asked ahead is one reply, however often it is looked up afterwards.
  const paid = new Set<string>();
  const replayed = new Set<string>();
  const find = async (key: string): Promise<ModelReply | undefined> => {
    const given = folders.replies && (await givenReply(folders.replies, key));
    return given || keptReply(keptPath(folders.kept, key));
  };
  const fetch = async (key: string, request: ModelRequest): Promise<ModelReply> => {
    if (folders.recordPrompts !== undefined) {
      const record = { key, model: name, ...request };
      await writeWhole(join(folders.recordPrompts, `${key}.json`), `${JSON.stringify(record, null, 2)}\n`);
    }
    const found = await find(key);
    if (found) {
      if (!paid.has(key)) replayed.add(key);
      return found;
    }
    if (inner === undefined || folders.replayOnly) throw noReply(key, folders);
    const reply = await inner.ask(request);
    paid.add(key);
    await writeWhole(keptPath(folders.kept, key), `${JSON.stringify({ model: name, ...reply })}\n`);
    return reply;
  };
  return {
    name,
    count: () => ({ paid: paid.size, replayed: replayed.size }),
    has: async (request) => (await find(requestKey(name, request))) !== undefined,
    ask(request) {
      const key = requestKey(name, request);
      const waiting = inFlight.get(key);
      if (waiting) return waiting;
      const asked = fetch(key, request).finally(() => inFlight.delete(key));
      inFlight.set(key, asked);
      return asked;
    },
  };
}

function noReply(key: string, { kept, replies }: ReplyFolders): DemarcheError {
  const places = [...(replies === undefined ? [] : [`${join(replies, key)}.json`]), keptPath(kept, key)];
  return new DemarcheError(
    'model/no-reply',
    `No reply is kept for this request (${places.join(', ')}), and nobody is asked. Put one there, or name a model without --replay-only.`,
  );
}

function keptPath(folder: string, key: string): string {
  return join(folder, key.slice(0, 2), `${key}.json`);
}

async function keptReply(path: string): Promise<ModelReply | undefined> {
  const text = await contentsOf(path);
  if (text === undefined) return undefined;
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch {
    // Cut off while it was written by something else: as if it were not there.
    return undefined;
  }
}

/** A reply from elsewhere is the words themselves: they cost nothing that we know of. */
async function givenReply(folder: string, key: string): Promise<ModelReply | undefined> {
  const text =
    (await contentsOf(join(folder, `${key}.json`))) ?? (await contentsOf(join(folder, `${key}.txt`)));
  return text === undefined ? undefined : { text, tokens: { input: 0, output: 0 } };
}

async function contentsOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written beside and moved, so that a run that is cut off leaves no half of a reply; readable by its owner alone. */
async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${randomUUID()}.part`;
  await writeFile(beside, text, { mode: 0o600 });
  await rename(beside, path);
}
