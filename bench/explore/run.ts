/**
 * npm run bench -- explore [EDGES …]
 *
 * The explorer's page in Chromium with software rendering, over graphs of so many edges: how long until the first picture,
 * and how many frames a second while it is dragged, with the lines that the page draws by itself and with all of them.
 * A frame's processor time says more than frames a second on a machine that does other work. Needs `npm run build` and
 * Chromium on the path.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { createSnapshotIndex } from '../../src/analysis/index.ts';
import { type ExplorerSource, serveExplorer } from '../../src/explorer/index.ts';
import { browserStyle } from '../../src/pipeline/index.ts';
import { requireChromium, softwareRendering } from '../../tests/helpers/find-chromium.ts';
import { largeSnapshot } from './large-snapshot.ts';

const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [1000, 5000, 20_000];
const page = fileURLToPath(new URL('../../dist/explore', import.meta.url));
const seconds = 4;

const server = await chromium.launchServer({ executablePath: requireChromium(), args: softwareRendering });
const browser = await chromium.connect(server.wsEndpoint());
console.log(
  '| edges | drawn | first picture, ms | frames a second | processor, ms a frame |\n|---:|---:|---:|---:|---:|',
);
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
    // The page finds out how fast this machine is.
    await opened.waitForTimeout(3000);
    const { rate, processor } = await frames(opened);
    const figures = [edges, drawn, first, rate, processor].map((figure) =>
      Math.round(figure).toLocaleString('en-GB'),
    );
    console.log(`| ${figures.join(' | ')} |`);
  }
  await context.close();
  await running.close();
}
await browser.close();
await server.close();

/** Frames a second while the picture is dragged to and fro, and the browser's processor time for each. */
async function frames(opened: Page): Promise<{ readonly rate: number; readonly processor: number }> {
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
  const before = processorTime(server.process().pid ?? 0);
  const began = performance.now();
  for (let at = 0; performance.now() - began < seconds * 1000; at += 1) {
    await opened.mouse.move(x + 60 + 50 * Math.sin(at / 5), y + 60 + 50 * Math.cos(at / 7));
  }
  const counted = Number(await opened.evaluate('window.frames_'));
  const took = (performance.now() - began) / 1000;
  const spent = processorTime(server.process().pid ?? 0) - before;
  await opened.mouse.up();
  return { rate: counted / took, processor: spent / Math.max(1, counted) };
}

/** Milliseconds that a process and all below it have had of the processors, as Linux tells; 0 elsewhere. */
function processorTime(root: number): number {
  if (!existsSync('/proc/self/stat')) return 0;
  const rows = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const text = readFileSync(`/proc/${name}/stat`, 'utf8');
        const [, parent, ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ');
        return [{ id: Number(name), parent: Number(parent), ticks: Number(fields[9]) + Number(fields[10]) }];
      } catch {
        // It ended meanwhile.
        return [];
      }
    });
  const timeOf = (id: number): number =>
    rows
      .filter(({ parent }) => parent === id)
      .reduce((sum, child) => sum + timeOf(child.id), rows.find((row) => row.id === id)?.ticks ?? 0);
  return timeOf(root) * 10;
}

function sourceOf(edges: number): ExplorerSource {
  const index = createSnapshotIndex(largeSnapshot(edges, Math.max(200, Math.round(edges / 20))));
  const none = () => Promise.reject(new Error('not part of this bench'));
  return {
    location: `${edges} edges`,
    style: browserStyle(),
    queries: [],
    position: async () => 'made',
    open: async () => ({ index, textOf: () => undefined }),
    query: none,
    dossier: none,
    review: none,
    judge: none,
    undo: none,
  };
}
