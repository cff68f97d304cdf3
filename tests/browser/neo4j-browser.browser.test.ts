import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFreePorts, type RunningNeo4j, startNeo4j } from '../../src/launcher/index.ts';
import { browserGuide, browserStyle } from '../../src/pipeline/index.ts';
import { scenes, sceneText } from '../../src/storage/index.ts';
import { copyGraph, driverOf } from '../helpers/copy-graph.ts';
import { type BrowserAtWork, type DrawnNode, openNeo4jBrowser } from '../helpers/neo4j-browser.ts';
import { readStyle } from '../helpers/read-style.ts';
import { denseGraph } from '../storage/dense-graph.ts';

const folder = mkdtempSync(join(tmpdir(), 'demarche-browser-'));
/** Where pictures go; none are taken where it is not set. */
const pictures = process.env['DEMARCHE_TEST_PICTURES'];
const style = readStyle(browserStyle());
/** Every kind of node and relationship: to read the demo's articles would take longer than all that is looked at here. */
const rows = denseGraph({ events: 8, moreStates: 4 });
let server: RunningNeo4j;
let driver: Driver;
let browser: BrowserAtWork;

async function start(): Promise<RunningNeo4j> {
  const [boltPort = 0, httpPort = 0] = await findFreePorts(2);
  return startNeo4j({
    home: join(folder, 'neo4j'),
    cacheFolder: process.env['DEMARCHE_TEST_CACHE'] ?? join(homedir(), '.cache', 'demarche'),
    boltPort,
    httpPort,
    heap: '384m',
    browser: { style: browserStyle(), guide: browserGuide() },
    onProgress: () => {},
  });
}

beforeAll(async () => {
  server = await start();
  driver = driverOf(server);
  await copyGraph(rows, driver);
  browser = await openNeo4jBrowser(server.browserUrl, server.password);
});

afterAll(async () => {
  await browser?.close();
  await driver?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** How many relationships the graph has among these nodes. */
function relationshipsAmong(nodes: readonly DrawnNode[]): number {
  const ids = new Set(nodes.map(({ properties }) => properties['id'] ?? ''));
  return rows.relationships.filter(({ from, to }) => ids.has(from.id) && ids.has(to.id)).length;
}

/** A caption as the style words it, with the values of a node. */
function captionOf(rule: string, properties: DrawnNode['properties']): string {
  return rule.replace(/^'|'$/g, '').replace(/\{(\w+)\}/g, (_, name: string) => properties[name] ?? '');
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '');
}

describe('Neo4j Browser, connected to a local server', () => {
  it('opens the guide by itself, and its eight slides can be leafed through', async () => {
    const { page } = browser;
    await page.waitForSelector('pre.runnable');
    const drawer = page.locator('[data-testid="guidesDrawer"]');
    const slides = scenes().filter(({ slide }) => slide !== undefined);
    expect(slides).toHaveLength(8);
    for (let place = 1; place <= slides.length; place += 1) {
      const title = slides.find(({ slide }) => slide?.place === place)?.title ?? '';
      await drawer.getByText(`${place} of 8. ${title}`).first().waitFor();
      if (place < slides.length) await page.click('[data-testid="guideNextSlide"]');
    }
    if (pictures !== undefined) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, 'guide.png') });
    }
  });

  it('runs the query of a slide that is clicked', async () => {
    const { page } = browser;
    await page.locator('pre.runnable').first().click();
    await page.click('[data-testid="editor-Run"]');
    await page.waitForSelector('g.node');
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, 'guide-run.png') });
    // Back to the whole width for what follows.
    await page.click('[data-testid="navigationGuides"]');
  });

  it('shows what a node is when it is clicked', async () => {
    const { page } = browser;
    const { nodes } = await browser.draw('MATCH p = (:State)<-[:BUYER]-(:Deal) RETURN p LIMIT 1');
    const deal = nodes.find(({ labels }) => labels.includes('Deal'));
    await page.locator('g.node', { hasText: '×' }).first().click({ force: true });
    const shown = page.locator('[data-testid="vizInspector"]');
    await shown.getByText('sources').first().waitFor();
    const words = (await shown.textContent()) ?? '';
    expect(words).toContain('Deal');
    for (const [property, value] of Object.entries(deal?.properties ?? {})) {
      expect(words).toContain(property);
      if (property === 'name') expect(words).toContain(value);
    }
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, 'click.png') });
  });

  it.each(scenes().map((scene) => [scene.name, scene] as const))('draws %s', async (name, scene) => {
    await browser.draw(sceneText(scene));
    // All that the graph has among these nodes, those too that the statement does not return: Browser asks for them itself.
    const lacking = async () => {
      const { nodes, relationships } = await browser.drawn();
      return relationshipsAmong(nodes) - relationships.length;
    };
    await expect.poll(lacking, { timeout: 20_000 }).toBe(0);
    if (pictures !== undefined) await browser.picture(join(pictures, `${name}.png`));
    const { nodes, relationships } = await browser.drawn();
    expect(nodes.length).toBeLessThanOrEqual(150);
    expect(relationships.length).toBeGreaterThan(0);
    for (const { labels, fill, stroke, diameter, caption, properties } of nodes) {
      const label = labels.find((each) => each !== 'Actor' && each !== 'Event') ?? '';
      const rule = style.get(`node.${label}`);
      expect({ label, fill, stroke, diameter: `${diameter}px` }).toEqual({
        label,
        fill: rule?.get('color'),
        stroke: rule?.get('border-color'),
        diameter: rule?.get('diameter'),
      });
      // Long captions are cut; what is there is the beginning of the whole.
      const whole = captionOf(rule?.get('caption') ?? '', properties);
      const beginning = withoutSpaces(caption.replace(/…$/, ''));
      expect(beginning).not.toBe('');
      expect(withoutSpaces(whole)).toContain(beginning);
    }
    for (const { type, fill } of relationships) {
      expect({ type, fill }).toEqual({ type, fill: style.get(`relationship.${type}`)?.get('color') });
    }
  });
});
