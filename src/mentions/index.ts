export { createEndingFinder, type EndingFinder } from './create-ending-finder.ts';
export { createMentionFinder, type MentionFinder } from './create-mention-finder.ts';
export { nodesOf } from './nodes-of.ts';
export { dateRoleAt } from './values/date-role.ts';
