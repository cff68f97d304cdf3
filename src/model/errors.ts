/** Everything that can go wrong in a way that callers tell apart. Branch on these, never on words. */
export type ErrorCode =
  | 'input/unreadable'
  | 'input/empty'
  | 'input/binary'
  | 'input/too-large'
  | 'input/not-english'
  | 'input/no-article'
  | 'input/bad-json'
  | 'input/bad-record'
  | 'input/bad-encoding'
  | 'input/not-found'
  | 'input/address'
  | 'input/robots'
  | 'input/unreachable'
  | 'input/http-status'
  | 'input/redirects'
  | 'input/content-type'
  | 'input/bad-feed'
  | 'input/bad-archive'
  | 'input/crashed'
  | 'settings/invalid'
  | 'vocabulary/invalid'
  | 'reader/missing'
  | 'reader/failed'
  | 'model/unreachable'
  | 'model/auth'
  | 'model/rejected'
  | 'model/failed'
  | 'model/malformed'
  | 'model/no-reply'
  | 'model/budget'
  | 'store/unreachable'
  | 'store/auth'
  | 'store/locked'
  | 'store/full'
  | 'store/foreign'
  | 'store/damaged'
  | 'store/newer'
  | 'store/conflict'
  | 'store/snapshot'
  | 'query/not-read-only'
  | 'query/failed'
  | 'query/unknown'
  | 'query/timeout'
  | 'subject/unknown'
  | 'subject/ambiguous'
  | 'subject/unsuitable'
  | 'queue/unreachable'
  | 'launcher/java'
  | 'launcher/port'
  | 'launcher/download'
  | 'launcher/failed'
  | 'launcher/stopped'
  | 'defect';

/** The one family of errors. `message` says what was wrong, with which input, and what to do. */
export class DemarcheError extends Error {
  override readonly name = 'DemarcheError';
  readonly code: ErrorCode;
  /** Whether trying the same again later can help. */
  readonly retriable: boolean;

  constructor(
    code: ErrorCode,
    message: string,
    options: { readonly cause?: unknown; readonly retriable?: boolean } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retriable = options.retriable ?? false;
  }
}

/** True for errors of the family, optionally of one code. */
export function isDemarcheError(error: unknown, code?: ErrorCode): error is DemarcheError {
  return error instanceof DemarcheError && (code === undefined || error.code === code);
}
