import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

/** What Neo4j Browser has drawn of a node. */
export interface DrawnNode {
  readonly labels: readonly string[];
  /** The properties as Browser shows them. */
  readonly properties: Readonly<Record<string, string>>;
  readonly fill: string;
  readonly stroke: string;
  readonly diameter: number;
  readonly caption: string;
}

/** What Neo4j Browser has drawn of a relationship. */
export interface DrawnRelationship {
  readonly type: string;
  readonly fill: string;
  readonly caption: string;
}

export interface Drawn {
  readonly nodes: readonly DrawnNode[];
  readonly relationships: readonly DrawnRelationship[];
}

/** A real Chromium of a fresh profile, at the page of Neo4j Browser. */
export interface BrowserAtWork {
  readonly page: Page;
  /** Puts a statement into the editor, runs it, and waits until nodes are drawn; relationships among them may still come. */
  draw(statement: string): Promise<Drawn>;
  /** What is drawn now. */
  drawn(): Promise<Drawn>;
  /** Fills the window with the drawing and saves a picture of it. */
  picture(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens Neo4j Browser and connects it, with the password alone: the address fills in the rest. */
export async function openNeo4jBrowser(url: string, password: string): Promise<BrowserAtWork> {
  const profile = mkdtempSync(join(tmpdir(), 'demarche-chromium-'));
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium is on the path.');
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1500, height: 1050 },
    args: [
      // Root needs it.
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      // Nothing outside this machine is found, so that no test waits for what it cannot reach.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  await page.fill('[data-testid="password"]', password);
  await page.click('[data-testid="connect"]');
  await page.waitForSelector('[data-testid="connect"]', { state: 'detached' });
  return {
    page,
    draw: (statement) => draw(page, statement),
    drawn: () => drawnOn(page),
    picture: (path) => picture(page, path),
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

async function draw(page: Page, statement: string): Promise<Drawn> {
  // The drawing of before has to be gone, or it would be taken for the new one.
  await type(page, ':clear');
  await page.waitForSelector('[data-testid="frame"]', { state: 'detached' });
  await type(page, statement);
  await page.waitForSelector('g.node');
  return drawnOn(page);
}

async function type(page: Page, text: string): Promise<void> {
  await page.locator('[data-testid="activeEditor"] .monaco-editor').first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
  await page.click('[data-testid="editor-Run"]');
}

/** Runs in the page; a text, because this project's types know no page. d3 leaves on each element what it stands for. */
const readDrawing = `
  const words = (element) => [...element.querySelectorAll('text')].map((text) => text.textContent.trim()).join(' ');
  const outline = (element, name) => element.querySelector('.b-outline')?.getAttribute(name) ?? '';
  return {
    nodes: [...document.querySelectorAll('g.node')].map((element) => ({
      labels: element.__data__.labels,
      properties: element.__data__.propertyMap,
      fill: outline(element, 'fill'),
      stroke: outline(element, 'stroke'),
      diameter: 2 * element.__data__.radius,
      caption: words(element),
    })),
    relationships: [...document.querySelectorAll('g.relationship')].map((element) => ({
      type: element.__data__.type,
      fill: outline(element, 'fill'),
      caption: words(element),
    })),
  };`;

function drawnOn(page: Page): Promise<Drawn> {
  return page.evaluate<Drawn>(`(() => {${readDrawing}})()`);
}

async function picture(page: Page, path: string): Promise<void> {
  await page.locator('[title="Fullscreen"]').first().click();
  await page.waitForTimeout(1500);
  await page.locator('[aria-label="zoom-to-fit"]').first().click();
  await page.waitForTimeout(1500);
  await page.screenshot({ path });
  await page.locator('[title="Close fullscreen"]').first().click();
}
