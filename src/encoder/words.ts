import type { Span } from '../model/index.ts';
import { trailingLength } from '../util/trailing-length.ts';

/** `name`: may be (part of) a name; `rest`: punctuation around it, or a possessive ending. */
export interface Word extends Span {
  readonly part: 'name' | 'rest';
}

/** Runs between white space; a dash between words without spaces cuts as well. */
const run = /[^\s\u2013\u2014\u2015]+|[\u2013\u2014\u2015]+/gu;
const opening = /^[\p{P}\p{S}]+/u;
/** A plus sign at the end belongs to a designation (Mk 4+). */
const closing = /(?!\+)[\p{P}\p{S}]/u;
const possessive = /(?<=[\p{L}\p{N}.)])['’][sS]$/u;
/** U.S., S.A.: the last full stop is a part of it. */
const initials = /^(?:\p{L}\.)+\p{L}$/u;

/**
 * Words as names are cut at: runs between white space, with the punctuation around them and the possessive ending
 * apart. Hyphens, slashes and points within a run do not cut: S-400, F/A-18, U.S.
 */
export function splitWords(text: string): readonly Word[] {
  const words: Word[] = [];
  const add = (part: Word['part'], start: number, end: number): void => {
    if (end > start) words.push({ part, start, end });
  };
  for (const match of text.matchAll(run)) {
    const start = match.index + (opening.exec(match[0])?.[0].length ?? 0);
    const end = match.index + match[0].length;
    add('rest', match.index, start);
    if (start === end) continue;
    const core = trimEnd(text.slice(start, end));
    const ending = possessive.exec(core)?.[0].length ?? 0;
    add('name', start, start + core.length - ending);
    add('rest', start + core.length - ending, start + core.length);
    add('rest', start + core.length, end);
  }
  return words;
}

function trimEnd(word: string): string {
  const core = word.slice(0, word.length - trailingLength(word, closing));
  const next = word.charAt(core.length);
  const bracketed = next === ')' && core.lastIndexOf('(') > core.lastIndexOf(')');
  return bracketed || (next === '.' && initials.test(core)) ? core + next : core;
}
