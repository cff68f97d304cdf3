/** The little of a DOM that the HTML reader uses; linkedom's nodes have this shape. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly localName?: string;
  readonly textContent: string | null;
  readonly firstChild: HtmlNode | null;
  readonly nextSibling: HtmlNode | null;
  readonly parentNode: HtmlNode | null;
}

export interface HtmlElement extends HtmlNode {
  getAttribute(name: string): string | null;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
}

/** Visits a node and all below it in reading order, without recursion: pages nest deeper than the stack. `leave` is called after a node's children. */
export function walk(
  root: HtmlNode,
  enter: (node: HtmlNode, depth: number) => 'into' | 'skip',
  leave: (node: HtmlNode) => void = () => {},
): void {
  let node: HtmlNode | null = root;
  let depth = 0;
  while (node !== null) {
    const child: HtmlNode | null = enter(node, depth) === 'into' ? node.firstChild : null;
    if (child !== null) {
      node = child;
      depth += 1;
      continue;
    }
    leave(node);
    while (node !== root && node.nextSibling === null) {
      node = node.parentNode;
      depth -= 1;
      if (node === null) return;
      leave(node);
    }
    node = node === root ? null : node.nextSibling;
  }
}
