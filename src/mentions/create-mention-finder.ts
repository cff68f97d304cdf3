import {
  type Cue,
  type Document,
  type Hint,
  type MentionCluster,
  overlaps,
  type TaggedName,
  type Vocabulary,
} from '../model/index.ts';
import { createAnaphorLinker } from './anaphors.ts';
import { clusterNames } from './cluster-names.ts';
import { cuesOf } from './cues-of.ts';
import { findDesignations } from './designations.ts';
import { createGazetteer, type GazetteerHit } from './gazetteer.ts';
import { createHintFinder } from './hints.ts';
import { joinNames } from './join-names.ts';
import type { NamedMention } from './named-mention.ts';
import { createNouns } from './nouns.ts';
import { tokensOf } from './tokens.ts';
import { createCountFinder } from './values/counts.ts';
import type { StateNamed } from './values/currency-names.ts';
import { createDateFinder } from './values/dates.ts';
import { createMoneyFinder } from './values/money.ts';
import type { ValueMention } from './values/values.ts';

/** What a document shows before it is read, and how the encoder's tags complete it. */
export interface KnownMentions {
  /** Features for the encoder, by where they start. */
  readonly hints: readonly Hint[];
  /** Those of the hints that suggest a status or an act, as things to score. */
  readonly cues: readonly Cue[];
  /** Every name and value of the document, the mentions of one thing together. */
  complete(names: readonly TaggedName[]): readonly MentionCluster[];
}

export type MentionFinder = (document: Document) => KnownMentions;

/** Builds the finder of names and values for a vocabulary; reading with it is pure. */
export function createMentionFinder(vocabulary: Vocabulary): MentionFinder {
  const gazetteer = createGazetteer(vocabulary);
  const nouns = createNouns(vocabulary.nouns);
  const findMoney = createMoneyFinder(vocabulary);
  const findDates = createDateFinder(vocabulary.numbers);
  const findCounts = createCountFinder(vocabulary.numbers, nouns.countable);
  const linkAnaphors = createAnaphorLinker(vocabulary);
  const findHints = createHintFinder(vocabulary);
  return (document) => {
    const { text } = document;
    const found = gazetteer(text, tokensOf(text));
    const money = findMoney(text, statesNamed(found));
    const hits = found.filter((hit) => !money.some((sum) => overlaps(sum, hit)));
    const designations = findDesignations(text, [...hits, ...money]);
    const valuesBeside = (names: readonly NamedMention[]) => {
      const solid = [...money, ...names];
      const dates = findDates(text, document.published, solid);
      return { dates, counts: findCounts(text, [...solid, ...dates]) };
    };
    const known = joinNames(text, hits, designations, [], nouns);
    const hints = findHints(text, known, { money, ...valuesBeside(known) });
    return {
      hints,
      cues: cuesOf(hints),
      complete: (tags) => {
        const names = joinNames(text, hits, designations, tags, nouns);
        const { dates, counts } = valuesBeside(names);
        const named = linkAnaphors(document, clusterNames(text, names, vocabulary, nouns));
        return [...named, ...[money, dates, counts].flatMap(clusterValues)];
      },
    };
  };
}

function statesNamed(hits: readonly GazetteerHit[]): readonly StateNamed[] {
  return hits
    .filter(({ entityId }) => entityId?.startsWith('state:'))
    .map(({ entityId = '', start }) => ({ state: entityId.slice('state:'.length), start }));
}

/** Mentions of the same value are one cluster. */
function clusterValues(found: readonly ValueMention[]): readonly MentionCluster[] {
  const byValue = new Map<string, ValueMention[]>();
  for (const mention of found) {
    const key = JSON.stringify(mention.value);
    byValue.set(key, [...(byValue.get(key) ?? []), mention]);
  }
  return [...byValue.values()].flatMap((mentions) => {
    const [first] = mentions;
    if (!first) return [];
    const type = ({ money: 'Money', count: 'Count', date: 'Date' } as const)[first.value.kind];
    const placed = mentions.map(({ start, end }) => ({
      start,
      end,
      form: 'name' as const,
      source: 'grammar' as const,
    }));
    return [{ type, names: [], value: first.value, mentions: placed }];
  });
}
