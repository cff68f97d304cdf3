import type { CueRecord, Hint, HintChannel, Vocabulary } from '../model/index.ts';
import { createPhraseFinder } from '../util/phrase-finder.ts';
import type { NamedMention } from './named-mention.ts';
import type { CountMention, DateMention, MoneyMention } from './values/values.ts';

/** Values that stand in a text, whatever names turn out to be there. */
interface Values {
  readonly money: readonly MoneyMention[];
  readonly dates: readonly DateMention[];
  readonly counts: readonly CountMention[];
}

const channelOfCue: Readonly<Partial<Record<CueRecord['suggests'], HintChannel>>> = {
  status: 'status',
  action: 'act',
  polarity: 'stance',
  modality: 'stance',
};

/** Finds what the vocabulary can tell the encoder of a text's words: kinds of known names and values, cues, nouns. */
export function createHintFinder(
  vocabulary: Pick<Vocabulary, 'cues' | 'nouns'>,
): (text: string, known: readonly NamedMention[], values: Values) => readonly Hint[] {
  const cues = vocabulary.cues.filter((cue) => channelOfCue[cue.suggests] !== undefined);
  const findCues = createPhraseFinder(
    cues,
    (cue) => cue.phrase,
    (cue) => channelOfCue[cue.suggests] ?? '',
  );
  const findNouns = createPhraseFinder(
    [...vocabulary.nouns, ...vocabulary.nouns.map((record) => ({ ...record, noun: `${record.noun}s` }))],
    (record) => record.noun,
    () => 'noun',
  );
  return (text, known, { money, dates, counts }) => {
    const kind = (value: string, { start, end }: { start: number; end: number }): Hint => ({
      start,
      end,
      channel: 'kind',
      value,
    });
    return [
      ...known.map((name) => kind(name.source === 'designation' ? 'Designation' : name.kind, name)),
      ...money.map((sum) => kind('Money', sum)),
      ...dates.map((date) => kind('Date', date)),
      ...counts.map((count) => kind('Count', count)),
      ...findCues(text).map(({ start, end, entry }): Hint => {
        return { start, end, channel: channelOfCue[entry.suggests] ?? 'stance', value: entry.value };
      }),
      ...findNouns(text).map(({ start, end, entry }): Hint => {
        return { start, end, channel: 'noun', value: entry.of };
      }),
    ].sort((a, b) => a.start - b.start || b.end - a.end);
  };
}
