import type { Fact, GoldArticle } from '../../src/evaluation/index.ts';
import type { Cue, Document, MentionCluster } from '../../src/model/index.ts';

type Labelled = readonly [head: number, tail: number, label: string];

/** A fact that a cue for one of its words may tell, and who plays which part in it. */
interface Told {
  readonly value: string;
  readonly parts: readonly (readonly [label: string, clusters: readonly number[]])[];
}

/** How a cue stands to the parties of a fact: sentences between it and each that is named. */
interface Standing {
  readonly cue: number;
  readonly apart: readonly number[];
}

/**
 * Which cues tell which facts, by nearness: those that share their sentence with every party; where there is none, the one
 * with the fewest sentences to them of those whose parties stand in neighbouring sentences. Other cues that may tell a fact
 * too are left open. Cues are nodes after the clusters.
 */
export function cueLabelsOf(
  sheet: GoldArticle,
  document: Document,
  clusters: readonly MentionCluster[],
  cues: readonly Cue[],
  indicesOf: (key: unknown) => readonly number[],
): { readonly positive: readonly Labelled[]; readonly ignored: readonly Labelled[] } {
  const sentenceOf = (start: number): number =>
    document.sentences.findLastIndex((sentence) => sentence.start <= start);
  const sentencesOf = clusters.map(({ mentions }) => mentions.map(({ start }) => sentenceOf(start)));
  const cueSentences = cues.map(({ start }) => sentenceOf(start));
  const standingsOf = ({ value, parts }: Told): readonly Standing[] =>
    cues.flatMap(({ values }, cue) => {
      if (!values.includes(value)) return [];
      const apart = parts.map(([, players]) =>
        Math.min(
          ...players.flatMap((player) =>
            (sentencesOf[player] ?? []).map((sentence) => Math.abs(sentence - (cueSentences[cue] ?? 0))),
          ),
        ),
      );
      const near = apart.filter((sentences) => sentences === 0).length;
      return near >= Math.min(2, parts.length) && apart.every((sentences) => sentences <= 1)
        ? [{ cue, apart }]
        : [];
    });
  const labelsOf = ({ parts }: Told, standings: readonly Standing[]): readonly Labelled[] =>
    standings.flatMap(({ cue }) =>
      parts.flatMap(([label, players]) =>
        players.map((player): Labelled => [player, clusters.length + cue, label]),
      ),
    );
  const positive: Labelled[] = [];
  const ignored: Labelled[] = [];
  for (const told of toldBy(sheet.facts, indicesOf)) {
    const standings = standingsOf(told);
    const whole = standings.filter(({ apart }) => apart.every((sentences) => sentences === 0));
    const chosen = whole.length > 0 ? whole : standings.toSorted((a, b) => sum(a) - sum(b)).slice(0, 1);
    positive.push(...labelsOf(told, chosen));
    ignored.push(...labelsOf(told, standings));
  }
  for (const told of toldBy([...sheet.optional, ...(sheet.denied ?? [])], indicesOf)) {
    ignored.push(...labelsOf(told, standingsOf(told)));
  }
  return { positive: distinct(positive), ignored: distinct(ignored) };
}

function toldBy(facts: readonly Fact[], indicesOf: (key: unknown) => readonly number[]): readonly Told[] {
  return facts.flatMap(([kind, ...args]): readonly Told[] => {
    const told = (value: unknown, labels: readonly string[], keys: readonly unknown[] = args): Told[] => {
      const parts = labels
        .map((label, index) => [label, indicesOf(keys[index])] as const)
        .filter(([, players]) => players.length > 0);
      return parts.length > 0 ? [{ value: String(value), parts }] : [];
    };
    switch (kind) {
      case 'status':
        return told(args[3], ['tells_seller', 'tells_buyer', 'tells_item']);
      case 'pressure': {
        const beside = (side: string): readonly Fact[] =>
          facts.filter(([other, by, on]) => other === side && by === args[0] && on === args[1]);
        const objects = beside('over').flatMap((fact) =>
          told(args[2], ['tells_by', 'tells_on', 'tells_over'], fact.slice(1)),
        );
        const laws = beside('under').flatMap((fact) =>
          told(args[2], ['tells_by', 'tells_on', 'tells_under'], fact.slice(1)),
        );
        return [...told(args[2], ['tells_by', 'tells_on']), ...objects, ...laws];
      }
      case 'resist':
        return told('resist', ['tells_by', 'tells_on']);
      case 'exclude':
        return told('exclude', ['tells_by', 'tells_on', 'tells_from']);
      default:
        return [];
    }
  });
}

function sum({ apart }: Standing): number {
  return apart.reduce((total, sentences) => total + sentences, 0);
}

function distinct(labelled: readonly Labelled[]): readonly Labelled[] {
  return [...new Map(labelled.map((each) => [each.join(' '), each])).values()];
}
