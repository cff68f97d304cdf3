/** The end of a chain of parents; a chain that bites its tail ends where it would repeat. */
export function rootIn(parents: Pick<ReadonlyMap<string, string | undefined>, 'get'>, id: string): string {
  const seen = new Set([id]);
  let root = id;
  for (let next = parents.get(root); next !== undefined && !seen.has(next); next = parents.get(root)) {
    seen.add(next);
    root = next;
  }
  return root;
}

/** Whether one id is among the parents of another, at any distance. */
export function isAbove(
  parent: string,
  id: string,
  parents: Pick<ReadonlyMap<string, string | undefined>, 'get'>,
): boolean {
  const seen = new Set([id]);
  for (let at = parents.get(id); at !== undefined && !seen.has(at); at = parents.get(at)) {
    if (at === parent) return true;
    seen.add(at);
  }
  return false;
}
