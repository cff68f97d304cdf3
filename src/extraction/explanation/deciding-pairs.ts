import type { CandidateKind } from '../candidates/candidate.ts';
import type { Link } from '../candidates/features.ts';
import type { Judged } from '../decoding/judged.ts';

/** Label, head role and tail role; `*` in a label is the fact's status or act. */
type RolePair = readonly [label: string, head: string, tail: string];

/** The pairs that a fact of each kind consists of, as the pair head labels them. */
const pairsOfKind: Readonly<Record<CandidateKind, readonly RolePair[]>> = {
  transfer: [
    ['sells_to', 'seller', 'buyer'],
    ['s_item', 'seller', 'item'],
    ['b_item', 'buyer', 'item'],
  ],
  status: [
    ['st_*', 'buyer', 'item'],
    ['st_*', 'seller', 'item'],
  ],
  done: [
    ['st_done', 'buyer', 'item'],
    ['st_done', 'seller', 'item'],
  ],
  value: [
    ['val_s', 'value', 'seller'],
    ['val_b', 'value', 'buyer'],
  ],
  signed: [
    ['date_s', 'signed', 'seller'],
    ['date_b', 'signed', 'buyer'],
  ],
  quantity: [
    ['qty_item', 'quantity', 'item'],
    ['qty_b', 'quantity', 'buyer'],
  ],
  pressure: [['press_*', 'by', 'on']],
  over: [
    ['over_by', 'by', 'over'],
    ['over_on', 'on', 'over'],
  ],
  under: [
    ['under_by', 'by', 'under'],
    ['under_on', 'on', 'under'],
  ],
  exclude: [
    ['ex_by', 'by', 'member'],
    ['ex_from', 'member', 'from'],
  ],
  resist: [['resist', 'by', 'against']],
  made_by: [['made_by', 'subject', 'object']],
  law_of: [['law_of', 'subject', 'object']],
  member: [['member', 'subject', 'object']],
  ally: [
    ['ally', 'subject', 'object'],
    ['ally', 'object', 'subject'],
  ],
  official: [['official', 'subject', 'object']],
};

/** The pairs whose scores tell a fact. */
export function decidingPairs({ kind, roles, word }: Omit<Judged, 'features'>): readonly Link[] {
  return pairsOfKind[kind].map(([label, head, tail]) => [
    label.replace('*', word ?? ''),
    roles[head],
    roles[tail],
  ]);
}

/** The pairs whose scores deny it: every two of its parties that are scored for what is told of them. */
export function denyingPairs(fact: Omit<Judged, 'features'>): readonly Link[] {
  return decidingPairs(fact).map(([, head, tail]) => ['denied', head, tail]);
}
