import { type HtmlNode, walk } from './html-element.ts';

const textNode = 3;
const elementNode = 1;

/** Elements that are no part of a story's words. */
const leftOut = new Set(
  'script style noscript template svg math iframe object button select textarea form nav aside footer figure figcaption video audio canvas head dialog menu'.split(
    ' ',
  ),
);
/** Elements whose words run on within a paragraph; every other element is a block. */
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr amp-link'.split(
    ' ',
  ),
);

/** A paragraph of a page; `linked` counts its characters that are links. */
export interface HtmlParagraph {
  readonly text: string;
  readonly linked: number;
}

/** The paragraphs below an element in reading order, white space collapsed, line breaks kept; menus, captions, forms and scripts left out. */
export function htmlParagraphs(root: HtmlNode): readonly HtmlParagraph[] {
  const paragraphs: HtmlParagraph[] = [];
  let words = '';
  let linked = 0;
  let links = 0;
  const close = (): void => {
    // Two line breaks in a row are how old pages part paragraphs.
    const parts = blocksOf(words);
    const whole = parts.reduce((sum, part) => sum + part.length, 0);
    for (const text of parts)
      paragraphs.push({ text, linked: Math.min(text.length, (linked * text.length) / whole) });
    words = '';
    linked = 0;
  };
  const isBlock = ({ nodeType, localName = '' }: HtmlNode): boolean =>
    nodeType === elementNode && localName !== 'br' && !inline.has(localName);
  walk(
    root,
    (node) => {
      if (node.nodeType === textNode) {
        const text = (node.textContent ?? '').replace(/\s+/g, ' ');
        words += text;
        if (links > 0) linked += text.trim().length;
        return 'skip';
      }
      if (node.localName !== undefined && leftOut.has(node.localName) && node !== root) return 'skip';
      if (node.localName === 'br') words += '\n';
      else if (node.localName === 'td' || node.localName === 'th') words += words.trim() === '' ? '' : ' · ';
      else if (isBlock(node)) close();
      if (node.localName === 'a') links += 1;
      return 'into';
    },
    (node) => {
      if (node.localName === 'a') links -= 1;
      if (isBlock(node) && node.localName !== 'td' && node.localName !== 'th') close();
    },
  );
  close();
  return paragraphs;
}

/** Lines without a blank one between them belong together. */
function blocksOf(words: string): readonly string[] {
  const blocks: string[][] = [[]];
  for (const line of words.split('\n').map((each) => each.replace(/\s+/g, ' ').trim())) {
    if (line === '') blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
}
