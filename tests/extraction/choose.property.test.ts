import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bundle } from '../../src/extraction/decoding/bundle.ts';
import { choose } from '../../src/extraction/decoding/choose.ts';
import type { Judged } from '../../src/extraction/decoding/judged.ts';
import { dealStatuses, pressureActions } from '../../src/model/index.ts';
import { thingsOf } from './hand-made.ts';

const clusters = thingsOf('S1 S2 S3 W1 W2 M1 M2 D1 C1 C2 L1 L2 P1 O1');
const least = 0.3;
const drawn = 0.6;

const state = fc.nat(2);
const open = fc.option(state, { nil: undefined });
const item = fc.constantFrom(3, 4);
/** Few probabilities, so that many are equal. */
const probability = fc.constantFrom(0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.9);
const some = (
  kind: Judged['kind'],
  roles: fc.Arbitrary<Judged['roles']>,
  words: readonly Judged['word'][] = [undefined],
) =>
  fc
    .record({ roles, probability, word: fc.constantFrom(...words) })
    .map(
      ({ word, ...rest }): Judged => ({ kind, ...rest, features: [], ...(word !== undefined && { word }) }),
    );
const statuses = dealStatuses.slice(3, 6);
const acts = pressureActions.slice(0, 3);

const fact = fc.oneof(
  some('transfer', fc.record({ seller: open, buyer: open, item: fc.option(item, { nil: undefined }) })),
  some('status', fc.record({ seller: open, buyer: open, item }), statuses),
  some('value', fc.record({ seller: open, buyer: open, value: fc.constantFrom(5, 6) })),
  some('signed', fc.record({ seller: open, buyer: open, signed: fc.constant(7) })),
  some('quantity', fc.record({ buyer: state, item, quantity: fc.constantFrom(8, 9) })),
  some('pressure', fc.record({ by: state, on: state }), acts),
  some('over', fc.record({ by: state, on: state, over: item })),
  some('under', fc.record({ by: state, on: state, under: fc.constantFrom(10, 11) })),
  some('official', fc.record({ subject: fc.constant(12), object: fc.constantFrom(0, 1, 13) })),
  some('resist', fc.record({ by: state, against: state })),
);
const named = ({ roles }: Judged): readonly number[] =>
  Object.values(roles).filter((player) => player !== undefined);
/** Facts as candidates are: no two alike, nobody twice in one, two parties or more. */
const facts = fc
  .uniqueArray(fact, {
    maxLength: 40,
    selector: ({ kind, roles, word }) => JSON.stringify([kind, Object.values(roles).map(String), word]),
  })
  .map((all) =>
    all.filter((each) => named(each).length > 1 && new Set(named(each)).size === named(each).length),
  );

test('the order of the candidates does not matter', () => {
  const shuffled = facts.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, ([all, other]) => {
      const chosen = choose(all, clusters, least);
      expect(choose(other, clusters, least)).toEqual(chosen);
    }),
    { numRuns: 300 },
  );
});

test('what is chosen is consistent, and choosing again from it changes nothing', () => {
  fc.assert(
    fc.property(facts, (all) => {
      const chosen = choose(all, clusters, least);
      expect(choose(chosen, clusters, least)).toEqual(chosen);
      const keys = (kind: Judged['kind'], roles: readonly string[]) =>
        chosen
          .filter((each) => each.kind === kind)
          .map((each) => String(roles.map((role) => each.roles[role])));
      for (const [kind, roles] of [
        ['status', ['seller', 'buyer', 'item']],
        ['value', ['value']],
        ['signed', ['signed']],
      ] as const) {
        const found = keys(kind, roles);
        expect(new Set(found).size).toBe(found.length);
      }
      const deals = new Set(keys('transfer', ['seller', 'buyer']));
      for (const parties of keys('value', ['seller', 'buyer'])) expect(deals).toContain(parties);
      const pressed = new Set(keys('pressure', ['by', 'on']));
      for (const parties of keys('over', ['by', 'on'])) expect(pressed).toContain(parties);
    }),
    { numRuns: 300 },
  );
});

test('whatever is left out lies below the least, lacks what it belongs to, or has a rival at least as probable', () => {
  fc.assert(
    fc.property(facts, (all) => {
      const chosen = choose(all, clusters, least);
      for (const left of all.filter((each) => !chosen.includes(each))) {
        if (left.probability < least) continue;
        // Beside what it may belong to, and without its rivals, it would be read.
        const parents = chosen.filter(({ kind }) => kind === 'transfer' || kind === 'pressure');
        const alone =
          left.kind === 'transfer' ? [left] : [...parents.filter(({ kind }) => kind !== left.kind), left];
        if (!choose(alone, clusters, least).includes(left)) continue;
        const rivals = chosen.filter(
          (each) => each.kind === left.kind && each.probability >= left.probability,
        );
        expect(rivals.some((rival) => !choose([...alone, rival], clusters, least).includes(left))).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test('every chosen fact is told by a claim of its probability or less, and a drawn one by a drawn claim where its deal or act is', () => {
  const claimKind = { official: 'official_of', resist: 'resistance', pressure: 'pressure' } as const;
  fc.assert(
    fc.property(facts, (all) => {
      const chosen = choose(all, clusters, least);
      const claims = bundle(chosen, clusters, drawn, () => 0);
      for (const each of chosen) {
        const { kind, roles, word, probability: own } = each;
        const telling = claims.filter((claim) => {
          const players = { ...claim.roles, ...claim.values };
          const wanted =
            kind === 'official' || kind === 'resist' || kind === 'pressure' ? claimKind[kind] : undefined;
          return (
            (wanted === undefined || claim.kind === wanted) &&
            Object.entries(roles).every(
              ([role, player]) => player === undefined || Reflect.get(players, role) === player,
            ) &&
            (word === undefined || claim.values.status === word || claim.values.action === word)
          );
        });
        expect(telling.length, `${kind} is told`).toBeGreaterThan(0);
        expect(telling.some((claim) => claim.probability <= own)).toBe(true);
        const parents = chosen.filter(
          (parent) =>
            (parent.kind === 'transfer' || parent.kind === 'pressure') &&
            kind !== parent.kind &&
            parent.probability < drawn,
        );
        if (own >= drawn && parents.length === 0)
          expect(
            telling.some((claim) => claim.probability >= drawn),
            `${kind} is drawn`,
          ).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('no claim hides a fact: each is as probable as the least of its facts, all drawn or none but its deal or act', () => {
  fc.assert(
    fc.property(facts, (all) => {
      const chosen = choose(all, clusters, least);
      const probabilities = new Set(chosen.map((each) => each.probability));
      for (const { kind, roles, values, probability: own } of bundle(chosen, clusters, drawn, () => 0)) {
        expect(probabilities).toContain(own);
        const parts = [
          ...(['value', 'quantity', 'signed'] as const).flatMap((part) =>
            values[part] === undefined ? [] : chosen.filter((each) => each.roles[part] === values[part]),
          ),
          ...chosen.filter((each) => each.kind === 'status' && each.word === values.status),
          ...chosen.filter((each) => each.kind === 'over' && each.roles['over'] === roles['over']),
          ...chosen.filter((each) => each.kind === 'under' && each.roles['under'] === roles['under']),
        ].filter(
          ({ roles: other }) =>
            (kind === 'transfer' || kind === 'pressure') &&
            ['seller', 'buyer', 'item', 'by', 'on'].every(
              (role) => !(role in other) || other[role] === roles[role],
            ),
        );
        const lines = new Set(parts.map((part) => part.probability >= drawn));
        expect(lines.size).toBeLessThanOrEqual(1);
        for (const part of parts) expect(own).toBeLessThanOrEqual(part.probability);
      }
    }),
    { numRuns: 300 },
  );
});
