import type { Vocabulary } from '../model/index.ts';
import { sensesOf } from './find-senses.ts';
import { knownBySound } from './known-by-sound.ts';
import { isCommonWord, isRomanNumber, type NameToken } from './name-tokens.ts';

const longestName = 5;

/**
 * Where a system's name may begin behind words that say whose it is or what it is like: states and their demonyms, makers and
 * common words ("Russian-made", "Lockheed Martin", "advanced"). Indices into `tokens`, ascending, without 0.
 */
export function leadingWordsOf(tokens: readonly NameToken[], vocabulary: Vocabulary): readonly number[] {
  const starts: number[] = [];
  let at = 0;
  while (at < tokens.length - 1) {
    const taken = lengthAt(tokens, at, vocabulary);
    if (taken === 0 || at + taken >= tokens.length) break;
    at += taken;
    starts.push(at);
  }
  return starts;
}

function lengthAt(tokens: readonly NameToken[], at: number, vocabulary: Vocabulary): number {
  for (let length = Math.min(longestName, tokens.length - at); length > 0; length--) {
    const run = tokens.slice(at, at + length);
    const senses = [...sensesOf(run, 'State', vocabulary), ...sensesOf(run, 'Organization', vocabulary)];
    if (senses.some((sense) => sense.kind === 'State' || sense.kind === 'Organization')) return length;
    if (isMakerBySound(run, tokens[at + length], vocabulary)) return length;
  }
  const token = tokens[at];
  return token !== undefined && !token.digits && isCommonWord(token) ? 1 : 0;
}

/** A maker in another transliteration, where a name follows it and not its own number ("Suchoi Su-35", not "Halcón-2"). */
function isMakerBySound(
  run: readonly NameToken[],
  next: NameToken | undefined,
  vocabulary: Vocabulary,
): boolean {
  if (run.some(({ digits }) => digits) || next === undefined || next.digits || isCommonWord(next))
    return false;
  return !isRomanNumber(next) && knownBySound(run, 'Organization', vocabulary) !== undefined;
}
