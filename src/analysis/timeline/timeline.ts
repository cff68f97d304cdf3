import type { Finding, SnapshotIndex } from '../../model/index.ts';
import { counted } from '../../util/wording.ts';
import { nothingFound } from '../findings.ts';
import { halfLifeYears } from '../intensity.ts';
import type { InfluenceKnowledge } from '../knowledge.ts';
import { dayOf, type Period, periodInWords } from '../period.ts';
import { distinct } from '../pressure-acts.ts';
import { rounded } from '../sentences.ts';
import { type PairEvent, pairEvents } from './pair-events.ts';

export interface TimelineOptions extends Period {
  readonly knowledge: InfluenceKnowledge;
}

/**
 * The relation of two States as dated events, each with its tone and the level after it: the sum of the tones so far, each
 * halving every two years. A turning point is an event after which the level has another sign than after the last event that
 * left one; the first event is none. Findings: `summary`, then `event` by date (undated ones first, without a level).
 */
export function timeline(
  index: SnapshotIndex,
  left: string,
  right: string,
  options: TimelineOptions,
): readonly Finding[] {
  const events = pairEvents(index, left, right, options, options.knowledge);
  const [a, b] = [index.nameOf(left), index.nameOf(right)];
  if (events.length === 0) {
    return [
      nothingFound(
        'timeline',
        [left, right],
        `The graph holds no event between ${a} and ${b}${periodInWords(options)}.`,
        {
          aspect: 'summary',
          events: 0,
          turns: 0,
        },
      ),
    ];
  }
  const steps = levels(events);
  const turns = steps.filter(({ turns }) => turns !== '');
  const last = steps.at(-1);
  const dates = events.flatMap(({ date }) => date ?? []);
  const span =
    dates.length === 0 ? ', none of them dated' : ` between ${dates[0] ?? ''} and ${dates.at(-1) ?? ''}`;
  const turned =
    turns.length === 0
      ? 'no turning point'
      : `${counted(turns.length, 'turning point')} (${turns.map(({ event }) => event.date ?? '').join(', ')})`;
  const stands =
    last?.level === undefined
      ? ''
      : `, and the relation stands at ${rounded(last.level, 2)} (${sideOf(last.level)}) after the last`;
  return [
    {
      analysis: 'timeline',
      subjects: [left, right],
      statement: `Between ${a} and ${b} there are ${counted(events.length, 'event')}${span}, with ${turned}${stands}.`,
      values: {
        aspect: 'summary',
        events: events.length,
        friendly: events.filter(({ tone }) => tone > 0).length,
        hostile: events.filter(({ tone }) => tone < 0).length,
        turns: turns.length,
        first: dates[0] ?? '',
        last: dates.at(-1) ?? '',
        level: last?.level === undefined ? '' : rounded(last.level, 2),
      },
      claims: distinct(events.flatMap(({ claims }) => claims)),
      reference: distinct(events.flatMap(({ reference }) => reference)),
    },
    ...steps.map(
      ({ event, level, turns: turn }): Finding => ({
        analysis: 'timeline',
        subjects: [left, right, event.id],
        statement: `${event.date ?? 'Undated'}: ${event.words}.${turn === '' ? '' : ` A turning point: the relation becomes ${turn}.`}`,
        values: {
          aspect: 'event',
          date: event.date ?? '',
          kind: event.kind,
          event: event.words,
          tone: event.tone,
          level: level === undefined ? '' : rounded(level, 2),
          turn,
        },
        claims: event.claims,
        reference: event.reference,
      }),
    ),
  ];
}

interface Step {
  readonly event: PairEvent;
  readonly level?: number;
  readonly turns: '' | 'friendly' | 'hostile';
}

function levels(events: readonly PairEvent[]): readonly Step[] {
  let level = 0;
  let day: number | undefined;
  let side: 'friendly' | 'hostile' | undefined;
  return events
    .map((event) => ({ event, day: event.date === undefined ? undefined : dayOf(event.date) }))
    .sort((a, b) => (a.day ?? Number.NEGATIVE_INFINITY) - (b.day ?? Number.NEGATIVE_INFINITY) || 0)
    .map(({ event, day: own }) => {
      if (own === undefined) return { event, turns: '' };
      level = level * 2 ** (-(own - (day ?? own)) / 365.25 / halfLifeYears) + event.tone;
      day = own;
      const now = sideOf(level);
      const turns = side !== undefined && now !== 'even' && now !== side ? now : '';
      if (now !== 'even') side = now;
      return { event, level, turns };
    });
}

function sideOf(level: number): 'friendly' | 'hostile' | 'even' {
  const shown = rounded(level, 6);
  return shown > 0 ? 'friendly' : shown < 0 ? 'hostile' : 'even';
}
