import { contains, overlaps, type Span, type TaggedName } from '../model/index.ts';
import type { GazetteerHit } from './gazetteer.ts';
import type { NamedMention } from './named-mention.ts';
import type { Nouns } from './nouns.ts';

/**
 * Names from three sources become one list without conflicts: what the vocabulary knows comes first, then designations that
 * the words around them or a tag speak for, then the encoder's tags where those end. States may lie inside longer names.
 */
export function joinNames(
  text: string,
  hits: readonly GazetteerHit[],
  designations: readonly Span[],
  tags: readonly TaggedName[],
  nouns: Nouns,
): readonly NamedMention[] {
  const known = hits.filter(
    (hit) => !hit.doubtful || tags.some((tag) => tag.kind === hit.kind && overlaps(tag, hit)),
  );
  const states = known.filter((hit) => hit.kind === 'State').map(fromHit);
  const names = known
    .filter((hit) => hit.kind !== 'State' && !tags.some((tag) => outgrows(text, tag, hit, nouns)))
    .map((hit) => widened(text, hit, tags, nouns));
  for (const tag of tags) {
    const name = trimmed(text, tag, nouns);
    if (!name || names.some((other) => overlaps(other, name))) continue;
    if (states.some((state) => contains(state, name))) continue;
    if (names.some((other) => continues(text, other, { ...name, kind: tag.kind }, nouns))) continue;
    names.push({ start: name.start, end: name.end, kind: tag.kind, source: 'tag' });
  }
  for (const span of designations) {
    if (names.some((other) => overlaps(other, span)) || !nouns.weaponNear(text, span)) continue;
    names.push({ ...span, kind: 'WeaponSystem', source: 'designation' });
  }
  return [...states, ...names].sort((a, b) => a.start - b.start || b.end - a.end);
}

function fromHit(hit: GazetteerHit): NamedMention {
  const { start, end, kind, entityId } = hit;
  return { start, end, kind, source: 'gazetteer', ...(entityId !== undefined && { entityId }) };
}

/** A tag that holds a known name and more words of a name: "F-35 programme" around F-35, another firm's longer name. */
function outgrows(text: string, tag: TaggedName, hit: GazetteerHit, nouns: Nouns): boolean {
  if (!contains(tag, hit) || tag.end - tag.start === hit.end - hit.start) return false;
  if (tag.kind !== hit.kind) return tag.score > 0.5;
  const rest = `${text.slice(tag.start, hit.start)} ${text.slice(hit.end, tag.end)}`;
  return !nouns.onlyNouns(rest);
}

/** A known name with the head nouns that a tag gives it: "S-400 missile systems". */
function widened(text: string, hit: GazetteerHit, tags: readonly TaggedName[], nouns: Nouns): NamedMention {
  const tag = tags.find((other) => other.kind === hit.kind && contains(other, hit));
  const behind = tag === undefined ? '' : text.slice(hit.end, tag.end);
  // The year of a law is no part of the name by which it is known.
  const isMore = hit.kind !== 'Legislation' || !yearOfLaw.test(behind);
  const wide = tag && isMore && nouns.onlyNouns(behind) ? { ...hit, end: Math.max(hit.end, tag.end) } : hit;
  return fromHit(wide);
}

/** "of 2010" behind "Resolution 1929". */
const yearOfLaw = /^[\s,(]*(?:of\s+)?(?:19|20)\d\d\)?$/u;

/** Common nouns that go on from a name of their kind are no thing of their own: "air defence systems" after "S-400 missile and". */
function continues(
  text: string,
  name: NamedMention,
  tag: Span & Pick<NamedMention, 'kind'>,
  nouns: Nouns,
): boolean {
  if (name.kind !== tag.kind || name.end > tag.start || tag.start - name.end > continuationReach)
    return false;
  const between = text.slice(name.end, tag.start);
  return /^[\p{L}\s-]*$/u.test(between) && nouns.onlyNouns(`${between} ${text.slice(tag.start, tag.end)}`);
}

/** Characters that may stand between a name and the nouns that go on from it. */
const continuationReach = 20;

/** Marks and words that go on to what is outside: "arms embargo on". */
const openEnd = /(?:[^\p{L}\p{N})]+(?:of|on|against|for|to|by|from|with|the))*[^\p{L}\p{N})]*$/u;

/** A tag as a name: without articles, prepositions and stray marks at its ends; undefined when only common nouns or figures are left. */
function trimmed(text: string, tag: TaggedName, nouns: Nouns): Span | undefined {
  const surface = text.slice(tag.start, tag.end);
  const lead = /^[^\p{L}\p{N}]*(?:(?:the|a|an|its|their|his|her)\s+)?/iu.exec(surface)?.[0].length ?? 0;
  const start = tag.start + lead;
  const end = tag.end - (openEnd.exec(surface.slice(lead))?.[0].length ?? 0);
  const name = text.slice(start, end);
  if (end - start < 2 || !/\p{L}/u.test(name) || nouns.isNoName(name)) return undefined;
  return { start, end };
}
