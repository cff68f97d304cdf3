import { createReadStream } from 'node:fs';
import type { ListFile } from './sanction-file.ts';

/** An element of a record: its name without prefix, what it says and what is in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: XmlElement[];
}

/** A record of an XML file as the file has it, with the line on which it begins, from 1. */
export interface XmlRecord {
  readonly line: number;
  readonly words: string;
  readonly element: XmlElement;
}

/** What stands above the records: an element that begins, and what closes with words in it and nothing else. */
export type XmlPiece =
  | { readonly type: 'record'; readonly record: XmlRecord }
  | { readonly type: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly type: 'text'; readonly name: string; readonly text: string }
  | { readonly type: 'fault'; readonly line: number; readonly reason: string };

const mostCharacters = 4 * 1024 * 1024;
/** A tag may begin in one chunk and end in the next. */
const longestTag = 64 * 1024;

/**
 * Streams the elements of some names out of an XML file; only one record is held at a time, and one of more than 4 million
 * characters ends the file. Text that is no XML ends it as well, with the place; what came before stands. No entity but XML's own
 * five is expanded.
 */
export async function* xmlRecords(
  { path, encoding }: ListFile,
  names: ReadonlySet<string>,
): AsyncGenerator<XmlPiece> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ position: true });
  const pieces: XmlPiece[] = [];
  const stack: XmlElement[] = [];
  const above: { readonly name: string; text: string; hasElements: boolean }[] = [];
  let fault: string | undefined;
  /** The file's text from `base` on, as far as it may belong to a record. */
  let [kept, base] = ['', 0];
  let begun = { at: 0, line: 1 };
  parser.on('error', (error) => {
    fault ??= error.message;
  });
  parser.on('opentag', (tag) => {
    const element = {
      name: localName(tag.name),
      attributes: plainAttributes(tag.attributes),
      text: '',
      children: [],
    };
    const [parent] = stack.slice(-1);
    if (parent !== undefined) parent.children.push(element);
    else if (names.has(element.name)) {
      const at = kept.lastIndexOf('<', parser.position - base - 1);
      const before = kept.slice(at, parser.position - base).split('\n').length - 1;
      begun = { at: base + at, line: parser.line - before };
    } else {
      const [outer] = above.slice(-1);
      if (outer !== undefined) outer.hasElements = true;
      above.push({ name: element.name, text: '', hasElements: false });
      pieces.push({ type: 'open', name: element.name, attributes: element.attributes });
      return;
    }
    stack.push(element);
  });
  const addText = (text: string): void => {
    const [inner] = stack.slice(-1);
    const [outer] = above.slice(-1);
    if (inner !== undefined) inner.text += text;
    else if (outer !== undefined && outer.text.length < 1000) outer.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = stack.pop();
    if (element === undefined) {
      const closed = above.pop();
      if (closed && !closed.hasElements)
        pieces.push({ type: 'text', name: closed.name, text: closed.text.trim() });
      return;
    }
    if (stack.length > 0) return;
    const words = kept.slice(begun.at - base, parser.position - base);
    pieces.push({ type: 'record', record: { line: begun.line, words, element } });
  });
  const decoder = new TextDecoder(encoding);
  // Between two chunks the parser's own position is not to be relied on.
  let written = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 64 * 1024 })) {
    // A stream without an encoding gives buffers.
    const text = decoder.decode(chunk as Buffer, { stream: true });
    kept += text;
    written += text.length;
    parser.write(text);
    yield* pieces.splice(0);
    if (fault !== undefined) break;
    const from = stack.length > 0 ? begun.at : Math.max(base, written - longestTag);
    [kept, base] = [kept.slice(from - base), from];
    if (kept.length > mostCharacters) {
      fault = `An entry that begins on line ${begun.line} has more than 4 million characters.`;
      break;
    }
  }
  if (fault === undefined) parser.close();
  yield* pieces.splice(0);
  if (fault !== undefined) yield { type: 'fault', line: parser.line, reason: fault };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function plainAttributes(attributes: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [localName(name), String(value)]),
  );
}

/** The elements on a path of names below one. */
export function under(element: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [element],
  );
}

/** What the elements on a path say. */
export function textsUnder(element: XmlElement, ...path: readonly string[]): readonly string[] {
  return under(element, ...path).map(({ text }) => text.trim());
}
