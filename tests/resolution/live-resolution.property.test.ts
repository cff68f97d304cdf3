import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { EventCluster, ReadText, ResolvedClaim } from '../../src/model/index.ts';
import { emptyRecord, type LiveRecord } from '../../src/pipeline/live-record.ts';
import { liveResolution, resolve } from '../../src/resolution/index.ts';
import { entriesOf, scripts } from '../fixtures/record-scripts.ts';
import { expectSame } from '../helpers/expect-same.ts';

const vocabulary = loadVocabulary();

function entitiesByClaim(claims: Iterable<ResolvedClaim>): ReadonlyMap<string, ResolvedClaim['entities']> {
  return new Map([...claims].map(({ claim, entities }) => [claim.id, entities]));
}

/** Which claims each event has; `toEqual` on the events themselves looks into every claim. */
function claimsByEvent(events: Iterable<EventCluster>): ReadonlyMap<string, readonly string[]> {
  return new Map([...events].map(({ id, claims }) => [id, claims.map(({ claim }) => claim.id)]));
}

describe('a resolution that grows', () => {
  it('names every party and gathers every event as one of the whole record does, after every step of any script', () => {
    const met = { otherBearer: 0, otherSpelling: 0, otherMeaningElsewhere: 0 };
    fc.assert(
      fc.property(scripts, (script) => {
        let record: LiveRecord = emptyRecord;
        const seen: ReadText[] = [];
        const live = liveResolution(vocabulary, 0);
        const held = new Map<string, readonly ResolvedClaim[]>();
        const entityIds = new Set<string>();
        const events = new Map<string, EventCluster>();
        for (const step of script) {
          const before = record;
          record = before.with(entriesOf(step, before, seen, [...entityIds].sort()));
          if (step.type === 'ingest') seen.push(step.text);
          const changed = new Set(record.textsSince(before));
          const changes = live.change(
            new Map([...changed].map((id) => [id, record.textOf(id)])),
            record.judgements.slice(before.judgements.length),
          );
          for (const [id, text] of changes.texts) {
            const [was, is] = [held.get(id), text?.claims];
            if (!changed.has(id) && was?.some((claim, at) => claim !== is?.[at]))
              met.otherMeaningElsewhere += 1;
            if (is === undefined) held.delete(id);
            else held.set(id, is);
          }
          for (const id of changes.entities.keys()) {
            if (live.entityOf(id) === undefined) entityIds.delete(id);
            else entityIds.add(id);
          }
          for (const [id, event] of changes.events) {
            if (event === undefined) events.delete(id);
            else events.set(id, event);
          }
          const whole = resolve(record.texts, vocabulary, record.judgements, 0);
          const told = entitiesByClaim([...whole.relations, ...whole.events.flatMap(({ claims }) => claims)]);
          expectSame(entitiesByClaim([...held.values()].flat()), told);
          expectSame(claimsByEvent(events.values()), claimsByEvent(whole.events));
          expectSame(
            whole.entities.map(({ id }) => live.entityOf(id)),
            whole.entities,
          );
          expectSame(
            [...entityIds].sort(),
            whole.entities.map(({ id }) => id),
          );
          if (whole.entities.some(({ id }) => id.includes('@'))) met.otherBearer += 1;
          if (whole.entities.some(({ id, aliases }) => isSpelling(id, aliases))) met.otherSpelling += 1;
        }
      }),
      { numRuns: 30 },
    );
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(2);
  }, 120_000);
});

/** Names that the scripts give two spellings of, found to be one. */
function isSpelling(id: string, aliases: readonly string[]): boolean {
  return id === 'person:kirill-zuborov' && aliases.some((alias) => alias.startsWith('Kyrylo'));
}
