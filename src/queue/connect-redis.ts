import type { Redis } from 'ioredis';
import { DemarcheError } from '../model/index.ts';

/** How long a first answer of the server is waited for, in milliseconds. */
const patience = 5000;

/** The address of a Redis server, without its password: what messages may show. */
export function shownAddress(url: string): string {
  const parsed = new URL(url);
  if (parsed.password !== '') parsed.password = '…';
  return parsed.href;
}

/**
 * A connection to the Redis server at a `redis:` or `rediss:` address, which has answered. One that is lost later is made again,
 * and what was asked meanwhile is asked then. Throws `settings/invalid` for another address, `queue/unreachable` where nothing
 * answers within five seconds or the password is wrong.
 */
export async function connectRedis(url: string): Promise<Redis> {
  const address = addressOf(url);
  const { Redis } = await import('ioredis');
  // Blocking commands wait as long as they like; bullmq asks for it.
  const redis = new Redis(address, { maxRetriesPerRequest: null, lazyConnect: true });
  let last: unknown;
  redis.on('error', (error) => {
    last = error;
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      redis.connect().then(() => redis.ping()),
      new Promise((_, reject) => {
        timer = setTimeout(() => reject(last ?? new Error('no answer')), patience);
      }),
    ]);
    return redis;
  } catch (error) {
    redis.disconnect();
    throw unreachable(url, last ?? error);
  } finally {
    clearTimeout(timer);
  }
}

function addressOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'redis:' || parsed?.protocol === 'rediss:') return parsed.href;
  // The address itself is not repeated: it may hold a password.
  throw new DemarcheError(
    'settings/invalid',
    '--queue takes the address of a Redis server, as redis://localhost:6379.',
  );
}

function unreachable(url: string, cause: unknown): DemarcheError {
  const reason = cause instanceof Error ? cause.message || String(Object(cause).code) : String(cause);
  return new DemarcheError(
    'queue/unreachable',
    `No queue at ${shownAddress(url)}: ${reason}. Is Redis running there, and is the password right?`,
    { cause, retriable: true },
  );
}
