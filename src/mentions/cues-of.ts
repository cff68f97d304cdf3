import type { Cue, CueType, Hint, HintChannel } from '../model/index.ts';
import { groupBy } from '../util/group-by.ts';

const cueTypeOf: Readonly<Partial<Record<HintChannel, CueType>>> = { status: 'StatusCue', act: 'ActCue' };

/** The cues for statuses and acts among a text's hints: a run of words once for each type, with all that it suggests. */
export function cuesOf(hints: readonly Hint[]): readonly Cue[] {
  const placed = hints.flatMap(({ channel, start, end, value }) => {
    const type = cueTypeOf[channel];
    return type ? [{ type, start, end, value }] : [];
  });
  const same = groupBy(placed, ({ type, start, end }) => `${type} ${start} ${end}`);
  return [...same.values()].flatMap((hits) => {
    const [first] = hits;
    if (!first) return [];
    const { type, start, end } = first;
    return [{ type, start, end, values: hits.map(({ value }) => value) }];
  });
}
