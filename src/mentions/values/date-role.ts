import type { DateRole } from '../../model/index.ts';

/** What may stand between such a word and the date itself: "by the end of 2025", "since early March". */
const between =
  '(?:[\\s-]+(?:the|end|start|beginning|close|middle|early|late|mid|first|second|third|fourth|half|quarter|of|around|about|at|latest|year|month|fiscal|calendar|spring|summer|autumn|fall|winter))*[\\s-]*$';

const leads: readonly (readonly [DateRole, RegExp])[] = [
  ['by', new RegExp(`\\b(?:by|before|no later than|not later than|ahead of|prior to)${between}`, 'iu')],
  ['since', new RegExp(`\\bsince${between}`, 'iu')],
  ['until', new RegExp(`\\b(?:until|till|through|up to)${between}`, 'iu')],
];

/** Characters before a date that are looked at. */
const reach = 60;

/**
 * Whether the words before a date make it a deadline ("by 2025", "before the end of 2025"), a beginning ("since May") or an
 * end ("until October 2020"). Undefined where the date is when something takes place. `start` is the date's own offset.
 */
export function dateRoleAt(text: string, start: number): DateRole | undefined {
  const lead = text.slice(Math.max(0, start - reach), start);
  return leads.find(([, pattern]) => pattern.test(lead))?.[0];
}
