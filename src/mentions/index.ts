export { createMentionFinder, type MentionFinder } from './create-mention-finder.ts';
