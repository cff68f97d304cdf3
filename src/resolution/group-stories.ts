import { type ReadText, type Story, sha256 } from '../model/index.ts';

/** Texts that are the same but for white space, quotation marks and case tell one story. Sorted by id. */
export function groupStories(texts: readonly ReadText[]): readonly Story[] {
  const stories = new Map<string, string[]>();
  for (const text of texts) {
    const form = storyForm(text.text);
    const held = stories.get(form);
    if (held === undefined) stories.set(form, [text.id]);
    else held.push(text.id);
  }
  return [...stories]
    .map(([form, ids]) => ({ id: `story:${sha256(form).slice(0, 16)}`, texts: ids.sort() }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function storyForm(text: string): string {
  return text
    .replace(/[‘’‚‛`´]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
