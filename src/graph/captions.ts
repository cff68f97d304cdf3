import { actInWords, type Claim, type PressureAction, type RelationKind } from '../model/index.ts';

/** Names as captions show them; parties that nobody names are absent. */
export interface DealNames {
  readonly seller?: string | undefined;
  readonly buyer?: string | undefined;
  readonly items: readonly string[];
}

const shownItems = 3;

/** "Russia → India: S-400". */
export function dealCaption({ seller, buyer, items }: DealNames): string {
  const shown = items.slice(0, shownItems).join(', ');
  const more = items.length > shownItems ? ` and ${items.length - shownItems} more` : '';
  return `${seller ?? 'unnamed seller'} → ${buyer ?? 'unnamed buyer'}: ${shown || 'arms'}${more}`;
}

const verbs: Readonly<Record<PressureAction, string>> = {
  urge: 'urges',
  warn: 'warns',
  threaten: 'threatens',
  sanction: 'sanctions',
  block: 'blocks',
  condemn: 'condemns',
  waive: 'exempts',
};

export interface PressureNames {
  readonly by: string;
  readonly on: string;
  readonly action: PressureAction;
  /** False for a deed that is not surely told as done. */
  readonly done?: boolean | undefined;
  readonly over?: string | undefined;
  readonly under?: string | undefined;
  /** When it ended. */
  readonly until?: string | undefined;
}

/** "US threatens India over S-400", "US may have sanctioned India"; the law is named where no object is, and the end of what is over. */
export function pressureCaption({ by, on, action, done, over, under, until }: PressureNames): string {
  const matter = over !== undefined ? ` over ${over}` : under !== undefined ? ` under ${under}` : '';
  const act = done === false ? actInWords(action, done) : verbs[action];
  return `${by} ${act} ${on}${matter}${until === undefined ? '' : ` (until ${until})`}`;
}

/** "Turkey put out of F-35 programme by US". */
export function exclusionCaption(by: string, member: string, from: string): string {
  return by === from ? `${member} put out of ${from}` : `${member} put out of ${from} by ${by}`;
}

/** "India resists US". */
export function resistanceCaption(by: string, against: string): string {
  return `${by} resists ${against}`;
}

const relationVerbs: Readonly<Record<RelationKind, string>> = {
  made_by: 'is made by',
  law_of: 'is a law of',
  member_of: 'is a member of',
  ally_of: 'is an ally of',
  official_of: 'speaks for',
  based_in: 'is based in',
  variant_of: 'is a variant of',
  component_of: 'is part of',
};

/** What a claim says, in the names of its parties: "Russia → India: S-400 (signed)", "Ended: …", "Denied: …", "Supposed: …". */
export function claimCaption(claim: Claim, nameOf: (role: string) => string | undefined): string {
  const stance = claim.ended
    ? 'Ended: '
    : claim.polarity === 'denied'
      ? 'Denied: '
      : claim.modality === 'hypothetical'
        ? 'Supposed: '
        : '';
  return stance + statementOf(claim, (role) => nameOf(role));
}

function statementOf(claim: Claim, nameOf: (role: string) => string | undefined): string {
  const named = (role: string): string => nameOf(role) ?? 'unnamed';
  switch (claim.kind) {
    case 'transfer': {
      const item = nameOf('item');
      const caption = dealCaption({
        seller: nameOf('seller'),
        buyer: nameOf('buyer'),
        items: item === undefined ? [] : [item],
      });
      return claim.status === undefined ? caption : `${caption} (${claim.status.status})`;
    }
    case 'pressure':
      return pressureCaption({
        by: named('by'),
        on: named('on'),
        action: claim.action.action,
        over: nameOf('over'),
        under: nameOf('under'),
      });
    case 'exclusion':
      return exclusionCaption(named('by'), named('member'), named('from'));
    case 'resistance':
      return resistanceCaption(named('by'), named('against'));
    default:
      return `${named('subject')} ${relationVerbs[claim.kind]} ${named('object')}`;
  }
}
