/**
 * npm run bench -- explore [EDGES …]
 *
 * The explorer's page in Chromium with software rendering, over graphs of so many edges: how long until the first picture,
 * and how many frames a second while it is dragged, with the lines that the page draws by itself and with all of them.
 * Needs `npm run build` and Chromium on the path.
 */
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { createSnapshotIndex } from '../../src/analysis/index.ts';
import { type ExplorerSource, serveExplorer } from '../../src/explorer/index.ts';
import { browserStyle } from '../../src/pipeline/index.ts';
import { findChromium, softwareRendering } from '../../tests/browser/find-chromium.ts';
import { largeSnapshot } from './large-snapshot.ts';

const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [1000, 5000, 20_000];
const page = fileURLToPath(new URL('../../dist/explore', import.meta.url));
const seconds = 4;

const browser = await chromium.launch({ executablePath: findChromium(), args: softwareRendering });
console.log('| edges | drawn | first picture, ms | frames a second |\n|---:|---:|---:|---:|');
for (const edges of sizes) {
  const running = await serveExplorer(sourceOf(edges), { page, port: 0 });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const opened = await context.newPage();
  await opened.goto(running.address);
  const { origin } = new URL(running.address);
  for (const drawn of new Set([Math.min(edges, 1000), edges])) {
    // Opened anew, with the server and the browser warm.
    await opened.goto('about:blank');
    const began = performance.now();
    await opened.goto(drawn === 1000 ? origin : `${origin}/#limit=${drawn}`);
    await opened.locator('html[data-picture=drawn]').waitFor({ state: 'attached', timeout: 120_000 });
    const first = performance.now() - began;
    console.log(
      `| ${edges.toLocaleString('en-GB')} | ${drawn.toLocaleString('en-GB')} | ${first.toFixed(0)} | ${(await frames(opened)).toFixed(0)} |`,
    );
  }
  await context.close();
  await running.close();
}
await browser.close();

/** Frames while the picture is dragged to and fro. */
async function frames(opened: Page): Promise<number> {
  const box = await opened.locator('.canvas').boundingBox();
  if (box === null) throw new Error('there is no picture');
  await opened.evaluate(
    'window.frames_ = 0; (function count() { window.frames_ += 1; requestAnimationFrame(count); })()',
  );
  // Beside the nodes: what is dragged is the picture.
  const [x, y] = [box.x + 8, box.y + 8];
  await opened.mouse.move(x, y);
  await opened.mouse.down();
  await opened.evaluate('window.frames_ = 0');
  const began = performance.now();
  for (let at = 0; performance.now() - began < seconds * 1000; at += 1) {
    await opened.mouse.move(x + 60 + 50 * Math.sin(at / 5), y + 60 + 50 * Math.cos(at / 7));
  }
  const counted = Number(await opened.evaluate('window.frames_'));
  const took = (performance.now() - began) / 1000;
  await opened.mouse.up();
  return counted / took;
}

function sourceOf(edges: number): ExplorerSource {
  const index = createSnapshotIndex(largeSnapshot(edges, Math.max(200, Math.round(edges / 20))));
  const none = () => Promise.reject(new Error('not part of this bench'));
  return {
    location: `${edges} edges`,
    style: browserStyle(),
    queries: [],
    open: async () => ({ index, textOf: () => undefined }),
    query: none,
    dossier: none,
    review: none,
    judge: none,
    undo: none,
  };
}
