import { loopback } from './ports.ts';
import { servePages } from './serve-pages.ts';

/** What Neo4j Browser is to be given. */
export interface BrowserTexts {
  /** GraSS. */
  readonly style: string;
  /** HTML. */
  readonly guide: string;
}

/** Style and guide where Neo4j Browser finds them. */
export interface BrowserPages {
  readonly port: number;
  /** Their addresses. */
  readonly style: string;
  readonly guide: string;
  stop(): Promise<void>;
}

const styleName = 'style.grass';
const guideName = 'guide.html';

/** The address of each page on this port. */
export function pageAddresses(port: number): BrowserTexts {
  return { style: `http://localhost:${port}/${styleName}`, guide: `http://localhost:${port}/${guideName}` };
}

/** Serves both to the Browser on `httpPort` and to no other page, on the next port where that is free. */
export async function serveBrowserPages(texts: BrowserTexts, httpPort: number): Promise<BrowserPages> {
  const pages = [
    { name: styleName, type: 'text/plain; charset=utf-8', text: texts.style },
    { name: guideName, type: 'text/html; charset=utf-8', text: texts.guide },
  ];
  const readers = ['localhost', loopback].map((host) => `http://${host}:${httpPort}`);
  const { port, stop } = await servePages(pages, { preferredPort: httpPort + 1, readers });
  return { port, ...pageAddresses(port), stop };
}

/** What Browser does by itself once it is connected, as its commands without their colons. */
export function browserCommands({ style, guide }: BrowserPages): readonly string[] {
  return [`style ${style}`, `guide ${guide}`];
}
