import { actInWords, type Finding, isAsserted, type NodeRow, type SnapshotIndex } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { counted, enumerated } from '../util/wording.ts';
import { dealOutcomes } from './deal-outcomes.ts';
import { withGrounds } from './grounds.ts';
import { type Period, periodInWords } from './period.ts';
import {
  actorsOf,
  distinct,
  groundsOfActs,
  type PressureAct,
  type PressureOptions,
  pressureActsOn,
  storiesOf,
} from './pressure-acts.ts';
import { answerFindings } from './pressure-answers.ts';
import { intensityFindings } from './pressure-intensity.ts';

/**
 * Who presses a State, by which acts, over what, under which laws, how it answered, and what became of each deal
 * under pressure (`dealOutcomes` has the rule), with an intensity for each actor and year (`intensityAt` has the formula).
 * Pressure on its organisations and officials counts as pressure on it; the edges that say whose they are, are named.
 * The Findings come in this order of `values.aspect`: `summary` (always one), `act`, `answer`, `deal`, `intensity`.
 * Acts that are denied or supposed, and without a period's date when a period is asked for, do not count.
 */
export function pressureOn(
  index: SnapshotIndex,
  stateId: string,
  options: PressureOptions,
): readonly Finding[] {
  const acts = pressureActsOn(index, stateId, options);
  return [
    summaryFinding(index, stateId, acts, options),
    ...actFindings(index, stateId, acts),
    ...answerFindings(index, stateId, acts, options),
    ...outcomeFindings(index, stateId, acts),
    ...intensityFindings(index, stateId, acts, options),
  ];
}

function summaryFinding(
  index: SnapshotIndex,
  stateId: string,
  acts: readonly PressureAct[],
  period: Period,
): Finding {
  const pressing = acts.filter((act) => act.action !== 'waive');
  const actors = distinct(pressing.flatMap((act) => act.by));
  const objects = distinct(pressing.flatMap((act) => act.objects));
  const laws = distinct(pressing.flatMap((act) => act.under));
  const name = index.nameOf(stateId);
  const stories = storiesOf(index, acts);
  const sums = [
    counted(pressing.length, 'act of pressure', 'acts of pressure'),
    ...(acts.length > pressing.length
      ? [counted(acts.length - pressing.length, 'act of relief', 'acts of relief')]
      : []),
  ];
  const statement =
    acts.length === 0
      ? `The graph holds no act of pressure on ${name}${periodInWords(period)}.`
      : `${name} met ${enumerated(sums)}${periodInWords(period)}, pressed by ${counted(actors.length, 'actor')}, ` +
        `over ${counted(objects.length, 'system or deal', 'systems or deals')} and ` +
        `under ${counted(laws.length, 'law')}, as told in ${counted(stories, 'story', 'stories')}.`;
  const figures = {
    analysis: 'pressure',
    subjects: [stateId, ...actors],
    statement,
    values: {
      aspect: 'summary',
      acts: pressing.length,
      reliefs: acts.length - pressing.length,
      actors: actors.length,
      objects: objects.length,
      laws: laws.length,
      stories,
    },
  };
  return withGrounds(figures, () => groundsOfActs(acts));
}

function actFindings(
  index: SnapshotIndex,
  stateId: string,
  acts: readonly PressureAct[],
): readonly Finding[] {
  const pairs = new Map<string, { actor: string; acts: PressureAct[] }>();
  for (const act of acts) {
    for (const actor of act.by) {
      // What may have been done is not counted with what was.
      const key = `${actor} ${act.action} ${act.event.properties['done'] !== false}`;
      const pair = pairs.get(key) ?? { actor, acts: [] };
      pair.acts.push(act);
      pairs.set(key, pair);
    }
  }
  return [...pairs.values()]
    .sort((a, b) => b.acts.length - a.acts.length || compare(a.actor, b.actor))
    .flatMap(({ actor, acts: same }) => actFinding(index, stateId, actor, same));
}

function actFinding(
  index: SnapshotIndex,
  stateId: string,
  actor: string,
  acts: readonly PressureAct[],
): readonly Finding[] {
  const [act] = acts;
  if (!act) return [];
  const named = (ids: readonly string[]) => enumerated(distinct(ids).map(index.nameOf));
  const over = named(acts.flatMap((each) => each.objects));
  const under = named(acts.flatMap((each) => each.under));
  const dates = acts.flatMap((each) => each.date ?? []).sort(compare);
  const [first = ''] = dates;
  const last = dates.at(-1) ?? '';
  const stories = storiesOf(index, acts);
  const { done } = act.event.properties;
  const when = first === '' ? '' : first === last ? ` on ${first}` : ` between ${first} and ${last}`;
  const statement =
    `${index.nameOf(actor)} ${actInWords(act.action, done)} ${index.nameOf(stateId)} ` +
    `${counted(acts.length, 'time')}${when}${over && ` over ${over}`}${under && ` under ${under}`}, ` +
    `as told in ${counted(stories, 'story', 'stories')}.`;
  const figures = {
    analysis: 'pressure',
    subjects: [stateId, actor, ...acts.map((each) => each.event.id)],
    statement,
    values: {
      aspect: 'act',
      actor: index.nameOf(actor),
      action: act.action,
      acts: acts.length,
      first,
      last,
      over,
      under,
      stories,
    },
  };
  return [withGrounds(figures, () => groundsOfActs(acts))];
}

function outcomeFindings(
  index: SnapshotIndex,
  stateId: string,
  acts: readonly PressureAct[],
): readonly Finding[] {
  const pressing = acts.filter((act) => act.action !== 'waive');
  // Most deals share their list of pressers: its words are made once.
  const pressers = new Map<readonly string[], string>();
  const inWords = (by: readonly string[]): string => {
    const words = pressers.get(by) ?? enumerated(by.map(index.nameOf));
    pressers.set(by, words);
    return words;
  };
  return dealOutcomes(index, pressing, dealsOf(index, stateId)).map((found) => {
    const after = found.firstAct === undefined ? '' : ` after the first act over it (${found.firstAct})`;
    const told =
      found.status === undefined
        ? 'no status told since'
        : `last status told: ${found.status}, ${found.statusDate ?? 'undated'}`;
    const became: Readonly<Record<typeof found.outcome, string>> = {
      'went on': 'went on',
      delayed: 'was delayed',
      dropped: 'was dropped',
      unknown: 'has an unknown outcome',
    };
    const figures = {
      analysis: 'pressure',
      subjects: [stateId, found.deal.id, ...found.by],
      statement: `The deal ${index.nameOf(found.deal.id)} ${became[found.outcome]}${after}; ${told}.`,
      values: {
        aspect: 'deal',
        deal: index.nameOf(found.deal.id),
        outcome: found.outcome,
        pressedBy: inWords(found.by),
        acts: found.acts,
        firstAct: found.firstAct ?? '',
        status: found.status ?? '',
        statusDate: found.statusDate ?? '',
      },
    };
    return withGrounds(figures, () => found);
  });
}

/** Deals that a State, or an actor that acts for it, buys or sells in; by id. Deals only denied or supposed are left out. */
function dealsOf(index: SnapshotIndex, stateId: string): readonly NodeRow[] {
  const rows = actorsOf(index, stateId).flatMap((id) => index.to(id, 'BUYER', 'SELLER'));
  return distinct(rows.map((row) => row.from.id))
    .filter((id) => index.claimsOf(id).some(({ claim }) => isAsserted(claim)))
    .flatMap((id) => index.node(id) ?? []);
}
