import { describe, expect, it } from 'vitest';
import { createSnapshotIndex } from '../../src/analysis/index.ts';
import { loadVocabulary } from '../../src/config/index.ts';
import { reportFindings } from '../../src/pipeline/report-findings.ts';
import { sampleSnapshot } from '../helpers/sample-snapshot.ts';

const index = createSnapshotIndex(sampleSnapshot);
const vocabulary = loadVocabulary();
const findingsOf = (...ids: readonly string[]) =>
  reportFindings(
    index,
    vocabulary,
    ids.flatMap((id) => index.node(id) ?? []),
  );
const deal = index.nodesOf('Deal')[0]?.id ?? '';

describe('the findings of a dossier', () => {
  it.each([
    [['state:IND'], ['pressure', 'dependence']],
    [[deal], ['leverage']],
    [['law:caatsa'], ['exposure']],
    [['state:IND', 'state:RUS'], ['timeline']],
    [['weapon:f-16'], []],
  ])('of %j are those of %j', (ids, analyses) => {
    expect([...new Set(findingsOf(...ids).map(({ analysis }) => analysis))]).toEqual(analyses);
  });

  it('are the foremost of each kind, and rest on something', () => {
    const findings = [findingsOf('state:IND'), findingsOf(deal), findingsOf('law:caatsa')].flat();
    expect(findings.length).toBeGreaterThan(5);
    const paths = findings.filter(({ values }) => values['aspect'] === 'path');
    expect(paths.length).toBeLessThanOrEqual(8);
    for (const { statement, values } of findings)
      expect(statement + JSON.stringify(values)).not.toContain('NaN');
  });
});
