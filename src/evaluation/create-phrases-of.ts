import type { NumberRecord, Vocabulary } from '../model/index.ts';
import { groupBy } from '../util/group-by.ts';
import type { FactArgument } from './fact-arguments.ts';

/** The phrases by which news may name an argument of a fact; none where it has no words of its own. */
export type PhrasesOf = (argument: FactArgument) => readonly string[];

/**
 * Phrases for what an annotation has no names for: States by name, people and capital; statuses and acts by their cues; sums
 * and counts in figures and words; dates by their year and month.
 */
export function createPhrasesOf({
  states,
  cues,
  numbers,
}: Pick<Vocabulary, 'states' | 'cues' | 'numbers'>): PhrasesOf {
  const stateNames = new Map(
    states.map((state) => [
      state.iso3,
      [state.name, ...state.aliases, ...state.demonyms, ...state.capitals, ...state.metonyms],
    ]),
  );
  const cuesOf = (suggests: 'status' | 'action') =>
    groupBy(
      cues.filter((cue) => cue.suggests === suggests),
      ({ value }) => value,
    );
  const [statuses, acts] = [cuesOf('status'), cuesOf('action')];
  return ({ role, value, isEntity }) => {
    if (isEntity) return stateNames.get(String(value)) ?? [];
    switch (role) {
      case 'status':
        return (statuses.get(String(value)) ?? []).map(({ phrase }) => phrase);
      case 'act':
        return (acts.get(String(value)) ?? []).map(({ phrase }) => phrase);
      case 'sum':
      case 'count':
        return phrasesOfNumber(Number(value), numbers);
      case 'date':
        return phrasesOfDate(String(value));
      default:
        return [];
    }
  };
}

/** 24: "24", "twenty-four", "two dozen"; 5430000000: "5,430,000,000", "5.43 billion" and so on. */
function phrasesOfNumber(value: number, records: readonly NumberRecord[]): readonly string[] {
  const cardinals = (of: number): readonly string[] =>
    records.flatMap((record) => (record.is === 'cardinal' && record.value === of ? record.words : []));
  const tens = value - (value % 10);
  const joined =
    value > 20 && value < 100
      ? cardinals(tens).flatMap((ten) => cardinals(value - tens).map((one) => `${ten}-${one}`))
      : [];
  const multiples = records.flatMap((record) => {
    if (record.is !== 'group' && record.is !== 'magnitude') return [];
    const times = value / record.value;
    const words = record.is === 'magnitude' ? [...record.words, ...record.inSums] : record.words;
    if (times < 0.1 || times >= 1000) return [];
    const alone = times === 1 ? words : [];
    return [
      ...alone,
      ...[figure(times), ...cardinals(times)].flatMap((first) => words.map((word) => `${first} ${word}`)),
    ];
  });
  return [String(value), figure(value), ...cardinals(value), ...joined, ...multiples];
}

function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 3 });
}

function phrasesOfDate(date: string): readonly string[] {
  const [year = '', month] = date.split('-');
  if (month === undefined) return [year];
  const name = new Date(`${year}-${month}-01T00:00:00Z`).toLocaleString('en-GB', {
    month: 'long',
    timeZone: 'UTC',
  });
  return [year, name];
}
