export { indexEntities } from './entity-index.ts';
export { type JoinedGroups, joinGroups } from './join-groups.ts';
export { type JudgedKind, judgementsInForce, pairKey } from './judgements-in-force.ts';
export { type LiveResolution, liveResolution } from './live/live-resolution.ts';
export { createListingMatcher, type ListingMatcher } from './registers/listing-matcher.ts';
export { type RegisterGround, resolveRegisters } from './registers/resolve-registers.ts';
export { resolve } from './resolve.ts';
export { resolveName } from './resolve-name.ts';
export { createStoryIndex, type KeptStories, type StoryIndex } from './story-index.ts';
