/** The end of a chain of parents; a chain that bites its tail ends where it would repeat. */
export function rootIn(parents: ReadonlyMap<string, string | undefined>, id: string): string {
  const seen = new Set([id]);
  let root = id;
  for (let next = parents.get(root); next !== undefined && !seen.has(next); next = parents.get(root)) {
    seen.add(next);
    root = next;
  }
  return root;
}
