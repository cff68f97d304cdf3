import { type Period, parseActWeights, pressureOn, rank } from '../analysis/index.ts';
import { loadActWeightRows } from '../config/index.ts';
import { DemarcheError, type GraphStore, type Vocabulary } from '../model/index.ts';
import { renderFindings, type TableFormat } from '../reports/index.ts';
import { findEntity } from './find-entity.ts';
import { openSnapshot } from './open-snapshot.ts';

export interface InfluenceOptions extends Period {
  readonly format: TableFormat;
  /** Opens every number into the words it rests on. */
  readonly explain: boolean;
  readonly seed: number;
  readonly resamples: number;
}

/** Who presses a state, over what, under which laws, and what became of it. */
export async function influencePressure(
  store: GraphStore,
  vocabulary: Vocabulary,
  state: string,
  { format, explain, ...period }: InfluenceOptions,
): Promise<string> {
  const index = await openSnapshot(store);
  const row = findEntity(index, vocabulary, state, ['State']);
  if (row.label !== 'State') {
    throw new DemarcheError('subject/unknown', `"${state}" is a ${row.label}, not a state: name a state.`);
  }
  const findings = pressureOn(index, row.id, { ...period, weights: weights() });
  return renderFindings(findings, format, explain ? index : undefined);
}

/** Who counts most as supplier, presser and target. */
export async function influenceRank(
  store: GraphStore,
  { format, explain, ...options }: InfluenceOptions,
): Promise<string> {
  const index = await openSnapshot(store);
  const findings = rank(index, { ...options, weights: weights() });
  return renderFindings(findings, format, explain ? index : undefined);
}

function weights() {
  return parseActWeights(loadActWeightRows());
}
