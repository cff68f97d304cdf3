import { type Finding, isAsserted, type SnapshotIndex } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { counted } from '../util/wording.ts';
import { eventDate } from './event-date.ts';
import { liesIn, type Period } from './period.ts';
import { actorsOf, distinct, groundsOf, type PressureAct } from './pressure-acts.ts';

/**
 * How a State answered each actor that pressed it: resistances by it (or by what acts for it) against that actor (or what
 * acts for that actor) in the period. An actor that it is not told to have resisted gets a Finding that says so.
 * Resistance against actors that no act of pressure names is reported too.
 */
export function answerFindings(
  index: SnapshotIndex,
  stateId: string,
  acts: readonly PressureAct[],
  period: Period,
): readonly Finding[] {
  const answers = answersOf(index, stateId, period);
  const pressing = acts.filter((act) => act.action !== 'waive').flatMap((act) => act.by);
  return distinct([...pressing, ...answers.map((answer) => answer.against)]).map((actor) => {
    const given = answers.filter((answer) => answer.against === actor);
    const dates = given.flatMap((answer) => answer.date ?? []).sort(compare);
    const state = index.nameOf(stateId);
    const name = index.nameOf(actor);
    const first = dates[0] === undefined ? '' : `, first on ${dates[0]}`;
    return {
      analysis: 'pressure',
      subjects: [stateId, actor, ...distinct(given.map((answer) => answer.event))],
      statement:
        given.length === 0
          ? `The graph holds no resistance of ${state} against ${name}.`
          : `${state} resisted ${name} ${counted(given.length, 'time')}${first}.`,
      values: { aspect: 'answer', actor: name, resistances: given.length, first: dates[0] ?? '' },
      claims: distinct(given.flatMap((answer) => answer.claims)),
      reference: distinct(given.flatMap((answer) => answer.reference)),
    };
  });
}

interface Answer {
  readonly event: string;
  readonly against: string;
  readonly date?: string;
  readonly claims: readonly string[];
  readonly reference: readonly string[];
}

function answersOf(index: SnapshotIndex, stateId: string, period: Period): readonly Answer[] {
  const resistances = distinct(
    actorsOf(index, stateId).flatMap((id) => index.to(id, 'RESISTED_BY').map((row) => row.from.id)),
  );
  return resistances.flatMap((event) => {
    const asserted = index.claimsOf(event).filter(({ claim }) => isAsserted(claim));
    const date = eventDate(index, event);
    if (asserted.length === 0 || !liesIn(date, period)) return [];
    const by = index.from(event, 'RESISTED_BY').map((row) => index.principalOf(row.to.id));
    const against = index.from(event, 'RESISTED_AGAINST').map((row) => index.principalOf(row.to.id));
    return distinct(against.map(({ id }) => id)).map((actor) => {
      const ties = [...by, ...against.filter(({ id }) => id === actor)].flatMap(({ via }) => via ?? []);
      const { tieClaims, reference } = groundsOf(ties);
      const claims = [...asserted.map(({ claim }) => claim.id), ...tieClaims];
      return { event, against: actor, ...(date === undefined ? {} : { date }), claims, reference };
    });
  });
}
