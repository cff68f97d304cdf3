import type { Problem } from './outcome.ts';

const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'There is no permission to read it: change its permissions, or run as a user who may.'],
  ['EPERM', 'There is no permission to read it: change its permissions, or run as a user who may.'],
  ['ENOENT', 'It vanished before it could be read: check whether something moves or deletes these files.'],
  ['ELOOP', 'Its symbolic links lead round in a circle: remove the link.'],
  ['EISDIR', 'It is a folder where a file was expected: name the files in it.'],
  ['EMFILE', 'Too many files are open: close other programs, or raise the limit on open files.'],
  ['EBUSY', 'Another program holds it: close that program and try again.'],
]);

/** What an error of the file system means for the person who named the file. */
export function unreadable(error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  const message = error instanceof Error ? error.message : String(error);
  const reason =
    reasons.get(code ?? '') ?? `It could not be read (${message}): check the disk or the connection.`;
  return { code: 'input/unreadable', reason };
}
