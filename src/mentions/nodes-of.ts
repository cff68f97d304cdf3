import type { Cue, EncodedNode, MentionCluster } from '../model/index.ts';

/** What the pair head scores of a text: its clusters where they are named, then its cues, each in the order given. */
export function nodesOf(clusters: readonly MentionCluster[], cues: readonly Cue[]): readonly EncodedNode[] {
  return [
    ...clusters.map(({ type, mentions }) => ({
      type,
      spans: mentions.filter(({ form }) => form === 'name').map(({ start, end }) => ({ start, end })),
    })),
    ...cues.map(({ type, start, end }) => ({ type, spans: [{ start, end }] })),
  ];
}
