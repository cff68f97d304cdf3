import { unpackBounded } from '../util/unpack-bounded.ts';
import { decodeText } from './decode-text.ts';
import type { FeedList } from './feed-item.ts';
import { failure, type Outcome } from './outcome.ts';
import { parseFeed } from './parse-feed.ts';
import { isSitemap, parseSitemap } from './parse-sitemap.ts';
import { megabytes } from './read-bytes.ts';
import { isGzip } from './read-format.ts';

/** The bytes of a feed or sitemap, and what is known of where they came from. */
export interface FeedBytes {
  readonly bytes: Uint8Array;
  /** The address, where it has one, by which relative links are completed. */
  readonly base?: string;
  readonly charset?: string;
}

/** What a feed or a sitemap lists, packed with gzip or not. Problems: those of decoding, `input/too-large`, `input/bad-feed`. */
export function listFeed({ bytes, base, charset }: FeedBytes, maxBytes: number): Outcome<FeedList> {
  const plain = isGzip(bytes)
    ? unpackBounded(bytes, ['gzip'], maxBytes)
    : ({ type: 'bytes', bytes } as const);
  if (plain.type === 'too-large') {
    return failure(
      'input/too-large',
      `It is larger than ${megabytes(maxBytes)} when unpacked: name its parts themselves.`,
    );
  }
  if (plain.type === 'broken') {
    return failure('input/bad-feed', `It could not be unpacked (${plain.why}): fetch or write it again.`);
  }
  const declared = /^[^>]{0,80}?\bencoding\s*=\s*["']([\w:-]+)/.exec(
    Buffer.from(plain.bytes.subarray(0, 200)).toString('latin1'),
  );
  const decoded = decodeText(plain.bytes, charset ?? declared?.[1]);
  if (!decoded.ok) return decoded;
  return isSitemap(decoded.value) ? parseSitemap(decoded.value, base) : parseFeed(decoded.value, base);
}
