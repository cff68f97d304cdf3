import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recordLine } from '../../src/storage/index.ts';
import { runCli } from '../cli/run-cli.ts';
import { requireChromium, softwareRendering } from '../helpers/find-chromium.ts';
import { ownServer, type TestServer } from '../helpers/neo4j-server.ts';
import { type TwinStores, twinStores } from '../helpers/twin-stores.ts';
import { handMade } from '../pipeline/hand-made-articles.ts';
import { type ExploredStore, sampleEntries, serveStore } from './explored-store.ts';
import { hearComplaints } from './hear-complaints.ts';

let server: TestServer;
let stores: TwinStores;
let explored: ExploredStore;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  server = await ownServer();
  stores = await twinStores(sampleEntries(), server);
  explored = await serveStore(stores.neo4j);
  browser = await chromium.launch({ executablePath: requireChromium(), args: softwareRendering });
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(60_000);
  hearComplaints(page, new URL(explored.running.address).origin, complaints);
  await page.goto(explored.running.address);
  await rows().first().waitFor();
});
afterAll(async () => {
  await browser?.close();
  await explored?.close();
  stores?.remove();
  await server?.stop();
});
afterEach(() => expect(complaints.splice(0)).toEqual([]));

const rows = () => page.locator('.table tbody tr');
const details = () => page.getByRole('complementary', { name: 'What is selected' });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const arms = (seller: string, buyer: string) =>
  rows().filter({ hasText: 'arms' }).filter({ hasText: seller }).filter({ hasText: buyer }).first();

/** Selects a line of the table and waits for its words. */
async function openArms(seller: string, buyer: string): Promise<void> {
  await arms(seller, buyer).getByRole('button', { name: seller, exact: true }).click();
  await details()
    .getByRole('heading', { level: 2, name: `${seller} → ${buyer}` })
    .waitFor();
}

/** Asks a statement in the box and waits for the answer. */
async function ask(cypher: string): Promise<void> {
  const box = page.getByLabel('Cypher that reads');
  await box.fill(cypher);
  const answered = page.waitForResponse((response) => response.url().includes('/api/query'));
  await box.press('Control+Enter');
  await answered;
}

const result = () => page.getByRole('group', { name: 'Result' }).textContent();

describe('the page over Neo4j', { timeout: 240_000 }, () => {
  it('draws the same map as over the embedded store', async () => {
    expect(await page.locator('.summary').textContent()).toMatch(/^\d+ nodes, \d+ lines\./);
    const overNeo4j = await rows().allTextContents();
    const embedded = await serveStore(stores.embedded);
    const other = await browser.newPage();
    await other.goto(embedded.running.address);
    await other.locator('.table tbody tr').first().waitFor();
    await expect.poll(() => other.locator('.table tbody tr').allTextContents()).toEqual(overNeo4j);
    await other.close();
    await embedded.close();
  });

  it('opens a line down to the sentence in its article', async () => {
    await openArms('Russia', 'India');
    const claim = details().locator('.claim').filter({ hasText: 'signed a contract on 5 October 2018' });
    expect(await claim.textContent()).toContain('Continental Business Daily, 2018-10-06');
    await claim.getByRole('button', { name: 'In its article', exact: true }).click();
    await claim.locator('.article mark').first().waitFor();
    expect(await claim.locator('.article').textContent()).toContain(
      'The State Department had threatened India',
    );
  });

  it('finds a way between two, and opens a dossier', async () => {
    await page.getByText('Way between two').click();
    await page.getByRole('combobox', { name: 'From' }).fill('Taiwan');
    await page
      .getByRole('option', { name: /Taiwan/ })
      .first()
      .click();
    await page.getByRole('combobox', { name: 'To' }).fill('Russia');
    await page.getByRole('option', { name: /^Russia state/ }).click();
    await page.getByText('The shortest ways by arms, pressure and resistance:').waitFor();
    expect(await page.locator('.ways li').first().textContent()).toMatch(/United States offers arms Taiwan/);
    await button('Start anew').click();
    await button('Nodes').click();
    await rows()
      .filter({ hasText: 'India' })
      .getByRole('button', { name: 'India', exact: true })
      .first()
      .click();
    const [dossier] = await Promise.all([
      page.context().waitForEvent('page'),
      details().getByRole('link', { name: 'Dossier' }).click(),
    ]);
    await dossier.getByRole('heading', { level: 1 }).waitFor();
    expect(await dossier.textContent('body')).toContain('signed a contract on 5 October 2018');
    await dossier.close();
  });

  it('takes Cypher that reads, and refuses Cypher that writes', async () => {
    await button('Questions').click();
    await ask('MATCH (s:State) WHERE s.id = "state:TWN" RETURN s.name AS name');
    await expect.poll(result).toBe('nameTaiwan');
    for (const cypher of ['MATCH (s:State) DETACH DELETE s', 'CALL db.createLabel("Spy")']) {
      await ask(cypher);
      expect(await page.getByRole('alert').textContent()).toMatch(/read/i);
    }
    // Each refusal is an answer of 400, which the browser itself notes.
    expect(complaints.splice(0)).toHaveLength(2);
    await ask('MATCH (s:State) RETURN count(s) > 0 AS whole');
    await expect.poll(result).toBe('wholetrue');
  });

  it('goes on answering while another process ingests, and shows its news when it is loaded again', async () => {
    const news = join(stores.folder, 'news.jsonl');
    // Claims by hand: what a reader makes of words is no matter of the page.
    const entries = ['Argentina', 'Brazil', 'Chile', 'Peru'].map((buyer, at) =>
      handMade({
        id: `https://example.org/${at}`,
        outlet: 'Harbour Wire',
        published: `2024-03-0${at + 1}`,
        told: [
          {
            words: `Sweden delivered 12 Gripen fighters to ${buyer}.`,
            seller: 'Sweden',
            buyer,
            item: 'Gripen',
            status: 'delivered',
          },
        ],
      }),
    );
    writeFileSync(news, entries.map((entry) => `${recordLine(entry)}\n`).join(''));
    const { origin } = new URL(explored.running.address);
    let isOver = false;
    const ingested = runCli(['ingest', '--format', 'claims', news], {
      cwd: stores.folder,
      env: stores.environment,
    }).finally(() => {
      isOver = true;
    });
    await button('Filters').click();
    let answers = 0;
    while (!isOver) {
      // Loaded anew, the page asks the store where it stands.
      await page.goto(origin);
      await rows().first().waitFor();
      await openArms('Russia', 'India');
      await details().locator('.claim').first().waitFor();
      answers += 1;
    }
    const { code, stderr } = await ingested;
    expect(code, stderr).toBe(0);
    expect(answers).toBeGreaterThan(1);
    await page.goto(origin);
    await arms('Sweden', 'Chile').waitFor();
    await openArms('Sweden', 'Chile');
    await expect.poll(() => details().locator('.claim').count()).toBeGreaterThan(0);
    expect(await details().locator('.claim').first().textContent()).toContain('Chile');
  });
});
