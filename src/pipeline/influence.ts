import {
  balance,
  blocs,
  brokers,
  createSnapshotIndex,
  dependence,
  exposure,
  type InfluenceKnowledge,
  leverage,
  type Period,
  parseKnowledge,
  pressureOn,
  rank,
  timeline,
  whatIf,
  withMinSources,
} from '../analysis/index.ts';
import { loadActWeightRows, loadSeedRows } from '../config/index.ts';
import {
  DemarcheError,
  type EntityKind,
  type Finding,
  type GraphStore,
  type NodeRow,
  type SnapshotIndex,
  type Vocabulary,
} from '../model/index.ts';
import { renderFindings, type TableFormat } from '../reports/index.ts';
import { findByPrefix } from './find-by-prefix.ts';
import { findEntity } from './find-entity.ts';
import { readSnapshot } from './open-snapshot.ts';

/** The analyses, with what each is asked about. */
export const influenceAnalyses = {
  pressure: 'STATE',
  leverage: 'DEAL|STATE',
  dependence: 'STATE',
  exposure: 'LAW|STATE',
  'what-if': '',
  blocs: '',
  balance: '',
  brokers: '',
  rank: '',
  timeline: 'STATE STATE',
} as const;
export type InfluenceAnalysis = keyof typeof influenceAnalyses;

/** What is asked: an analysis and what it is about, by any names. */
export interface InfluenceQuestion {
  readonly analysis: InfluenceAnalysis;
  readonly subjects: readonly string[];
  /** `leverage`: only deals over this system, or a supposed purchase of it. */
  readonly item?: string | undefined;
  /** `what-if`: a State that is taken away. */
  readonly remove?: string | undefined;
  /** `what-if`: actor, law and target of a measure. */
  readonly impose?: readonly string[] | undefined;
}

export interface InfluenceOptions extends Period {
  readonly seed: number;
  readonly resamples: number;
  /** Events that fewer stories tell do not count; 1 leaves all. */
  readonly minSources: number;
}

/**
 * The findings of an analysis over a store. Throws `settings/invalid` for what an analysis does not take, `subject/unknown`
 * (with near names) and `subject/ambiguous` (with the ids) for names, `subject/unsuitable` for a subject of another kind.
 */
export async function influence(
  store: GraphStore,
  vocabulary: Vocabulary,
  question: InfluenceQuestion,
  options: InfluenceOptions,
): Promise<{ readonly findings: readonly Finding[]; readonly index: SnapshotIndex }> {
  checkQuestion(question);
  const snapshot = await readSnapshot(store);
  // Names are those of the whole graph: a subject of which too little is told is still a subject.
  const index = createSnapshotIndex(withMinSources(snapshot, options.minSources));
  return { findings: findingsOf(index, vocabulary, question, options), index };
}

/** The findings as text; with `explain` each with the words that it rests on. */
export async function influenceText(
  store: GraphStore,
  vocabulary: Vocabulary,
  question: InfluenceQuestion,
  options: InfluenceOptions & { readonly format: TableFormat; readonly explain: boolean },
): Promise<string> {
  const { findings, index } = await influence(store, vocabulary, question, options);
  return renderFindings(findings, options.format, options.explain ? index : undefined);
}

/** What the analyses know of the world. Throws `vocabulary/invalid`. */
export function influenceKnowledge(vocabulary: Vocabulary): InfluenceKnowledge {
  return parseKnowledge(
    {
      actWeights: loadActWeightRows(),
      dealTones: loadSeedRows('deal-tones.json'),
      leverageWeights: loadSeedRows('leverage-weights.json'),
      exportConsent: loadSeedRows('export-consent.json'),
      rivals: loadSeedRows('rivals.json'),
    },
    vocabulary,
  );
}

function findingsOf(
  index: SnapshotIndex,
  vocabulary: Vocabulary,
  { analysis, subjects, item, remove, impose }: InfluenceQuestion,
  { seed, resamples, from, to }: InfluenceOptions,
): readonly Finding[] {
  const knowledge = influenceKnowledge(vocabulary);
  const period = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const options = { ...period, knowledge, seed };
  const [first = '', second = ''] = subjects;
  const named = (words: string, ...kinds: readonly EntityKind[]) =>
    subjectOf(index, vocabulary, words, kinds);
  switch (analysis) {
    case 'pressure':
      return pressureOn(index, named(first, 'State').id, { ...period, weights: knowledge.weights });
    case 'leverage': {
      const system = item === undefined ? {} : { item: named(item, 'WeaponSystem').id };
      return leverage(index, dealOr(index, first) ?? named(first, 'State'), { ...options, ...system });
    }
    case 'dependence':
      return dependence(index, named(first, 'State').id, { ...period, seed, resamples });
    case 'exposure':
      return exposure(index, named(first, 'Legislation', 'State'), options);
    case 'what-if': {
      if (remove !== undefined) {
        return whatIf(index, { kind: 'remove', state: named(remove, 'State').id }, options);
      }
      const [actor = '', law = '', target = ''] = impose ?? [];
      return whatIf(
        index,
        {
          kind: 'impose',
          actor: named(actor, 'State', 'Alliance').id,
          law: named(law, 'Legislation').id,
          target: named(target, 'State').id,
        },
        options,
      );
    }
    case 'blocs':
      return blocs(index, options);
    case 'balance':
      return balance(index, options);
    case 'brokers':
      return brokers(index, options);
    case 'rank':
      return rank(index, { ...period, weights: knowledge.weights, seed, resamples });
    case 'timeline': {
      const [left, right] = [named(first, 'State').id, named(second, 'State').id];
      if (left === right) throw invalid(`"${first}" and "${second}" are one state: timeline takes two.`);
      return timeline(index, left, right, options);
    }
  }
}

function checkQuestion({ analysis, subjects, item, remove, impose }: InfluenceQuestion): void {
  const takes = influenceAnalyses[analysis];
  const wanted = takes === '' ? 0 : takes.split(' ').length;
  if (subjects.length !== wanted) {
    throw invalid(
      wanted === 0
        ? `influence ${analysis} takes no subject; it got "${subjects.join('", "')}".`
        : `influence ${analysis} takes ${takes}; it got ${subjects.length === 0 ? 'nothing' : `"${subjects.join('", "')}"`}.`,
    );
  }
  if (item !== undefined && analysis !== 'leverage')
    throw invalid('--item goes with influence leverage only.');
  if (analysis !== 'what-if') {
    if (remove === undefined && impose === undefined) return;
    throw invalid('--remove and --impose go with influence what-if only.');
  }
  if ((remove === undefined) === (impose === undefined)) {
    throw invalid('influence what-if takes either --remove STATE or --impose ACTOR LAW TARGET.');
  }
  if (impose !== undefined && impose.length !== 3) {
    throw invalid(`--impose takes three names, ACTOR LAW TARGET; it got ${impose.length}.`);
  }
}

/** A deal by its id, or by the beginning of its hex. */
function dealOr(index: SnapshotIndex, words: string): NodeRow | undefined {
  if (!/^(deal:|[0-9a-f]{8,16}$)/.test(words)) return undefined;
  return index.node(findByPrefix(index, words, ['Deal']));
}

function subjectOf(
  index: SnapshotIndex,
  vocabulary: Vocabulary,
  words: string,
  kinds: readonly EntityKind[],
): NodeRow {
  const row = findEntity(index, vocabulary, words, kinds);
  const wanted: readonly string[] = kinds;
  if (wanted.includes(row.label)) return row;
  throw new DemarcheError(
    'subject/unsuitable',
    `"${words}" is a ${row.label} (${row.id}); this analysis takes a ${kinds.join(' or a ')} there.`,
  );
}

function invalid(message: string): DemarcheError {
  return new DemarcheError('settings/invalid', message);
}
