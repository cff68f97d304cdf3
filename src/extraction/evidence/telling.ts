import type { CueRecord, Mention, Span, Vocabulary } from '../../model/index.ts';
import { createPhraseFinder, type PhraseHit } from '../../util/phrase-finder.ts';
import type { Decoded } from '../decoding/decoded.ts';
import type { Parts, Telling } from './cover.ts';
import type { FittingCues } from './fitting-cues.ts';
import { speechActs, standing } from './source-of.ts';

export type CueHit = PhraseHit<CueRecord>;

/** How the claims of one text are told. */
export interface TellingWords {
  /** Every cue of the text. */
  readonly said: readonly CueHit[];
  /** The cues that tell a claim: its status, act or denial; of a deal without a status, any status. */
  cuesOf(decoded: Decoded): readonly CueHit[];
  tellingOf(decoded: Decoded, parts: Parts): Telling;
}

/** Parts that are figures. */
const figures: ReadonlySet<string> = new Set(['value', 'quantity', 'signed']);
/** Characters between a name and the word for its office. */
const titleReach = 30;

/** Builds the finder of the words that tell claims. */
export function createTellingFinder({
  cues,
  nouns,
}: Pick<Vocabulary, 'cues' | 'nouns'>): (text: string, fitting: FittingCues) => TellingWords {
  const findCues = createPhraseFinder(
    cues,
    (cue) => cue.phrase,
    (cue) => cue.suggests,
  );
  const findOffices = createPhraseFinder(
    nouns.filter((noun) => noun.of === 'person'),
    (noun) => noun.noun,
    (noun) => noun.of,
  );
  return (text, fitting) => {
    const said = findCues(text);
    const offices = findOffices(text);
    const cuesOf = (decoded: Decoded): readonly CueHit[] => said.filter(({ entry }) => tells(entry, decoded));
    return {
      said,
      cuesOf,
      tellingOf: (decoded, parts) => {
        const isOffice = decoded.kind === 'official_of';
        const words = isOffice
          ? besideOf(parts.get('subject') ?? [], offices)
          : fitting(decoded, cuesOf(decoded));
        return { words, figures, ...mannerOf(decoded) };
      },
    };
  };
}

/** What the cues must suggest to tell a claim: its status, its act, or resistance. */
export function wordOf({ kind, values }: Decoded): string | undefined {
  return kind === 'resistance' ? 'resist' : (values.status ?? values.action);
}

function tells({ suggests, value }: CueRecord, decoded: Decoded): boolean {
  const { kind, denied } = decoded;
  if (denied && (suggests === 'polarity' || (suggests === 'relation' && value === 'denied'))) return true;
  const word = wordOf(decoded);
  if (word !== undefined) return value === word;
  return kind === 'transfer' ? suggests === 'status' : suggests === 'relation' && value === kind;
}

function besideOf(names: readonly Mention[], offices: readonly Span[]): readonly Span[] {
  return offices.filter((office) =>
    names.some(
      ({ form, start, end }) =>
        form === 'name' && Math.max(office.start - end, start - office.end) <= titleReach,
    ),
  );
}

/** How much of a sentence carries a claim of a kind. */
function mannerOf({ kind, values }: Decoded): Omit<Telling, 'words' | 'figures'> {
  return {
    isAct: !standing.has(kind),
    toStop: kind === 'resistance' || speechActs.has(values.action),
    inClauses: kind === 'pressure' || kind === 'resistance' || kind === 'law_of',
    // Offices stand beside their holder; what makes or owns may be told across a clause, an act across a longer one.
    reach: kind === 'official_of' ? 40 : standing.has(kind) ? 80 : 140,
  };
}
