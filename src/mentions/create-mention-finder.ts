import {
  type Document,
  type Encoding,
  type MentionCluster,
  overlaps,
  type Vocabulary,
} from '../model/index.ts';
import { createAnaphorLinker } from './anaphors.ts';
import { clusterNames } from './cluster-names.ts';
import { findDesignations } from './designations.ts';
import { createGazetteer } from './gazetteer.ts';
import { joinNames } from './join-names.ts';
import { createNouns } from './nouns.ts';
import { tokensOf } from './tokens.ts';
import { findCounts } from './values/counts.ts';
import { findDates } from './values/dates.ts';
import { createMoneyFinder } from './values/money.ts';
import type { ValueMention } from './values/values.ts';

export type MentionFinder = (document: Document, encoding: Encoding) => readonly MentionCluster[];

/** Builds the finder of names and values for a vocabulary; reading with it is pure. */
export function createMentionFinder(vocabulary: Vocabulary): MentionFinder {
  const gazetteer = createGazetteer(vocabulary);
  const findMoney = createMoneyFinder(vocabulary.currencies);
  const nouns = createNouns(vocabulary.nouns);
  const linkAnaphors = createAnaphorLinker(vocabulary.cues);
  return (document, encoding) => {
    const { text } = document;
    const money = findMoney(text);
    const hits = gazetteer(text, tokensOf(text)).filter((hit) => !money.some((sum) => overlaps(sum, hit)));
    const designations = findDesignations(text, [...hits, ...money]);
    const names = joinNames(text, hits, designations, encoding.names, nouns);
    const solid = [...money, ...names];
    const dates = findDates(text, document.published, solid);
    const counts = findCounts(text, [...solid, ...dates], nouns.countable);
    const named = linkAnaphors(document, clusterNames(text, names, vocabulary, nouns));
    return [...named, ...[money, dates, counts].flatMap(clusterValues)];
  };
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
