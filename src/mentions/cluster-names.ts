import type { EntityKind, MentionCluster, Vocabulary } from '../model/index.ts';
import { isAcronymOf } from '../util/is-acronym-of.ts';
import { normalizeName } from '../util/normalize-name.ts';
import type { NamedMention } from './named-mention.ts';
import type { Nouns } from './nouns.ts';

interface Group {
  readonly kind: EntityKind;
  entityId?: string;
  readonly names: string[];
  readonly keys: string[];
  readonly mentions: NamedMention[];
}

/**
 * Joins the names of one article that mean one thing: the same entity of the vocabulary; the same words but for common
 * nouns; a shorter form of a longer name whose figures agree; a surname after the full name; an acronym and its expansion.
 * Two different entities of the vocabulary are never joined.
 */
export function clusterNames(
  text: string,
  mentions: readonly NamedMention[],
  vocabulary: Vocabulary,
  nouns: Nouns,
): readonly MentionCluster[] {
  const groups: Group[] = [];
  // Known names first and long ones before short ones, so that a short form meets the full name it stands for.
  const order = [...mentions].sort(
    (a, b) =>
      Number(b.entityId !== undefined) - Number(a.entityId !== undefined) ||
      b.end - b.start - (a.end - a.start) ||
      a.start - b.start,
  );
  for (const mention of order) {
    const surface = text.slice(mention.start, mention.end);
    const key = coreOf(surface, nouns);
    const group = groupFor(mention, surface, key, groups);
    if (group) {
      group.mentions.push(mention);
      if (!group.names.includes(surface)) group.names.push(surface);
      if (!group.keys.includes(key)) group.keys.push(key);
    } else {
      const aliases = mention.entityId === undefined ? [] : aliasesOf(mention.entityId, vocabulary);
      groups.push({
        kind: mention.kind,
        ...(mention.entityId !== undefined && { entityId: mention.entityId }),
        names: [surface],
        keys: [key, ...aliases.map((alias) => coreOf(alias, nouns))],
        mentions: [mention],
      });
    }
  }
  return groups.map(toCluster).sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
}

/** The group that a mention belongs to; none when two known things bear its very name, as "Congo" beside both states of it. */
function groupFor(
  mention: NamedMention,
  surface: string,
  key: string,
  groups: readonly Group[],
): Group | undefined {
  const candidates = groups.filter((group) => belongs(mention, surface, key, group));
  const known = candidates.filter((group) => group.entityId !== undefined && group.keys.includes(key));
  return known.length > 1 ? candidates.find((group) => group.entityId === undefined) : candidates[0];
}

function belongs(mention: NamedMention, surface: string, key: string, group: Group): boolean {
  if (mention.kind !== group.kind) return false;
  if (mention.entityId !== undefined) return mention.entityId === group.entityId;
  if (group.keys.includes(key)) return true;
  if (mention.kind === 'State') return false;
  return (
    group.keys.some((other) => shortens(key, other)) || group.names.some((name) => isAcronymOf(surface, name))
  );
}

/** The words of a name that tell it apart: without a plural's "s" and common nouns, unless nothing else is left. */
function coreOf(name: string, nouns: Nouns): string {
  const words = normalizeName(name.replace(/(?<=[\p{Lu}\p{N}])s$/u, '')).split(' ');
  const kept = words.filter(
    (word) => !nouns.onlyNouns(word.charAt(0).toUpperCase() + word.slice(1)) || /\d/.test(word),
  );
  return (kept.length > 0 ? kept : words)
    .map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word))
    .join(' ');
}

/** One name is a shorter form of the other: its words are among the other's, and figures and series letters agree. */
function shortens(a: string, b: string): boolean {
  const [small, big] = a.length <= b.length ? [a.split(' '), b.split(' ')] : [b.split(' '), a.split(' ')];
  const figures = (words: readonly string[]): string => words.filter((word) => /\d/.test(word)).join(' ');
  const letters = (words: readonly string[]): string =>
    words.filter((word) => word.length <= 3 && !/\d/.test(word)).join(' ');
  if (figures(small) !== figures(big)) return false;
  if (figures(big) !== '' && letters(small) !== letters(big)) return false;
  const strong = small.length >= 2 || figures(small) !== '' || small.join('').length >= 5;
  return strong && small.every((word) => big.includes(word));
}

function aliasesOf(entityId: string, vocabulary: Vocabulary): readonly string[] {
  const entity = vocabulary.entities.get(entityId);
  return entity ? [entity.name, ...entity.aliases] : [];
}

function toCluster(group: Group): MentionCluster {
  const mentions = [...group.mentions].sort((a, b) => a.start - b.start);
  return {
    type: group.kind,
    ...(group.entityId !== undefined && { entityId: group.entityId }),
    names: [...group.names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
    mentions: mentions.map(({ start, end, source }) => ({ start, end, source, form: 'name' as const })),
  };
}
