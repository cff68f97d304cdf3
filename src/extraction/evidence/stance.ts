import {
  type Claim,
  type CueRecord,
  type PressureAction,
  proposalStatuses,
  type Span,
} from '../../model/index.ts';
import type { PhraseHit } from '../../util/phrase-finder.ts';
import type { Decoded } from '../decoding/decoded.ts';

type CueHit = PhraseHit<CueRecord>;

/** How the words take a claim: whether they say or deny it, and whether it is done, meant or only supposed. */
export type Stance = Pick<Claim, 'polarity' | 'modality'>;

/**
 * The stance that cues give a claim. Only cues in the sentences of its telling words count, or of all its evidence where
 * nothing tells it: what another sentence denies or supposes is another claim's matter. A deal before its contract is planned.
 */
export function stanceOf(
  decoded: Decoded,
  evidence: readonly Span[],
  told: Span | undefined,
  cues: readonly CueHit[],
  sentences: readonly Span[],
): Stance {
  const places = told
    ? sentences.filter((sentence) => sentence.start <= told.start && told.end <= sentence.end)
    : evidence;
  const said = (value: string): boolean =>
    cues.some(
      (hit) =>
        hit.entry.value === value && places.some((place) => place.start <= hit.start && hit.end <= place.end),
    );
  return {
    polarity: said('denied') ? 'denied' : 'asserted',
    modality: modalityOf(decoded, said('hypothetical')),
  };
}

/** Acts that are done or not done; to urge or warn of a supposition is an act all the same. */
const supposable: ReadonlySet<PressureAction> = new Set(['sanction', 'block']);

function modalityOf({ kind, values }: Decoded, supposed: boolean): Claim['modality'] {
  const { status, action } = values;
  if (status !== undefined) return proposalStatuses.has(status) ? 'planned' : 'actual';
  const isOpen = kind === 'transfer' || (action !== undefined && supposable.has(action));
  return supposed && isOpen ? 'hypothetical' : 'actual';
}
