export { createMentionFinder, type MentionFinder } from './create-mention-finder.ts';
export { nodesOf } from './nodes-of.ts';
