import type { CueRecord, Document, Mention, MentionCluster } from '../model/index.ts';
import { createPhraseFinder } from '../util/phrase-finder.ts';

/** How many sentences back a pointing phrase may look for the name it stands for. */
const reach = 2;

/**
 * Adds to clusters the phrases that point back to them ("the system", "the country", "it"): each phrase goes to the last
 * thing of its kind named before it, at most two sentences back. Names of the kind in the phrase's own clause before it count.
 */
export function createAnaphorLinker(cues: readonly CueRecord[]) {
  const pointing = cues.filter((cue) => cue.suggests === 'anaphor');
  const find = createPhraseFinder(
    pointing,
    (cue) => cue.phrase,
    (cue) => cue.value,
  );
  return (document: Document, clusters: readonly MentionCluster[]): readonly MentionCluster[] => {
    const added = new Map<MentionCluster, Mention[]>();
    for (const { start, end, entry } of find(document.text)) {
      if (
        clusters.some((cluster) =>
          cluster.mentions.some((mention) => mention.start < end && start < mention.end),
        )
      )
        continue;
      const antecedent = lastNamed(document, clusters, entry.value, start);
      if (!antecedent) continue;
      const mention: Mention = { start, end, form: 'anaphor', source: 'coreference' };
      added.set(antecedent, [...(added.get(antecedent) ?? []), mention]);
    }
    return clusters.map((cluster) => ({
      ...cluster,
      mentions: [...cluster.mentions, ...(added.get(cluster) ?? [])],
    }));
  };
}

function lastNamed(
  document: Document,
  clusters: readonly MentionCluster[],
  kind: string,
  before: number,
): MentionCluster | undefined {
  const here = document.sentences.findLastIndex((sentence) => sentence.start <= before);
  const earliest = document.sentences[Math.max(0, here - reach)]?.start ?? 0;
  let best: { cluster: MentionCluster; end: number } | undefined;
  for (const cluster of clusters) {
    if (cluster.type !== kind) continue;
    for (const mention of cluster.mentions) {
      if (mention.form !== 'name' || mention.end > before || mention.start < earliest) continue;
      if (!best || mention.end > best.end) best = { cluster, end: mention.end };
    }
  }
  return best?.cluster;
}
