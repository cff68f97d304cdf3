import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { requireChromium, softwareRendering } from '../helpers/find-chromium.ts';
import { type ExploredStore, serveSampleStore } from './explored-store.ts';
import { hearComplaints } from './hear-complaints.ts';

/** A folder for screenshots, to be looked at; none are made without it. */
const shots = process.env['DEMARCHE_TEST_SHOTS'];

let store: ExploredStore;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let origin: string;
const complaints: string[] = [];

beforeAll(async () => {
  store = await serveSampleStore();
  origin = new URL(store.running.address).origin;
  browser = await chromium.launch({ executablePath: requireChromium(), args: softwareRendering });
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  hearComplaints(page, origin, complaints);
  await page.goto(store.running.address);
  await rows().first().waitFor();
});
afterAll(async () => {
  await browser?.close();
  await store?.close();
});
afterEach(() => expect(complaints.splice(0)).toEqual([]));

const rows = () => page.locator('.table tbody tr');
const details = () => page.getByRole('complementary', { name: 'What is selected' });
const summary = () => page.locator('.summary');
const button = (name: string, within: Page | Locator = page) =>
  within.getByRole('button', { name, exact: true });
const rowOf = (...words: readonly string[]) =>
  words.reduce((found, word) => found.filter({ hasText: word }), rows());
/** Selects a node in the table. */
async function choose(name: string): Promise<void> {
  await button('Nodes').click();
  await button(name, rowOf(name)).click();
  await details().getByRole('heading', { level: 2, name, exact: true }).waitFor();
}
const find = (label: string) => page.getByRole('combobox', { name: label });

async function anew(): Promise<void> {
  await button('Start anew').click();
  await expect.poll(() => new URL(page.url()).hash).toBe('');
}

async function shot(name: string, of: Page = page): Promise<void> {
  if (shots === undefined) return;
  await of.waitForTimeout(500);
  await of.screenshot({ path: `${shots}/${name}.png` });
}

async function violations(of: Page = page): Promise<readonly string[]> {
  // The page's own policy refuses scripts of others; the debugger's evaluation is not under it.
  await of.evaluate(axe.source);
  return of.evaluate(async () => {
    const { axe: run } = globalThis as unknown as {
      readonly axe: {
        readonly run: (options: unknown) => Promise<{
          readonly violations: readonly {
            readonly id: string;
            readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
          }[];
        }>;
      };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const found = await run.run({ runOnly: { type: 'tag', values: tags } });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
  });
}

describe('the map', () => {
  it('draws states and lines, and the address holds no ticket', async () => {
    expect(page.url()).toBe(`${origin}/`);
    await expect.poll(() => summary().textContent()).toMatch(/^\d+ nodes, \d+ lines\./);
    const colors = await colorsOfPicture();
    expect(colors).toBeGreaterThan(20);
    await shot('map');
  });

  it('opens a line: events, sentences, the article with its words marked', async () => {
    await button('Russia', rowOf('arms', 'India').first()).click();
    await details().getByRole('heading', { level: 2, name: 'Russia → India' }).waitFor();
    const claim = details().locator('.claim').filter({ hasText: 'signed a contract on 5 October 2018' });
    expect(await claim.textContent()).toContain('Continental Business Daily, 2018-10-06');
    expect(await claim.getByRole('link').getAttribute('rel')).toContain('noopener');
    expect(await claim.getByRole('link').getAttribute('href')).toBe('https://cbd.example/s400-signed');
    await button('In its article', claim).click();
    const article = claim.locator('.article');
    await article.waitFor();
    expect(await article.locator('mark').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('Russia'), expect.stringContaining('$5.43 billion')]),
    );
    expect(await article.textContent()).toContain('The State Department had threatened India');
    await shot('article');
  });

  it('opens a node by a click on the picture', async () => {
    await anew();
    const box = await page.locator('.canvas').boundingBox();
    if (box === null) throw new Error('there is no picture');
    // Wherever the node lies, the picture is asked for it as a person finds it: by looking.
    const at = await placeOnPicture();
    await page.mouse.move(box.x + at.x, box.y + at.y);
    await page.mouse.click(box.x + at.x, box.y + at.y);
    await details().getByRole('heading', { level: 2 }).waitFor();
    expect(new URL(page.url()).hash).toContain('selected=');
    await page.keyboard.press('Escape');
    await expect.poll(() => new URL(page.url()).hash).not.toContain('selected=');
  });

  it('filters by kind, act, law, weapons, confidence and stories, and undoes', async () => {
    await anew();
    const before = await rows().count();
    const check = (name: string) => page.getByRole('checkbox', { name });
    await check('ally of, by treaty').uncheck();
    await check('member of an alliance').uncheck();
    await expect.poll(() => rowOf('ally of').count()).toBe(0);
    await check('threaten').first().uncheck();
    await expect.poll(() => rowOf('threatens').count()).toBe(0);
    await page.getByLabel('Law').selectOption('CAATSA');
    await expect.poll(() => rowOf('offers arms', 'Taiwan').count()).toBe(0);
    await expect.poll(() => rowOf('sanctions', 'Turkey').count()).toBe(1);
    await button('Undo (u)').click();
    await page.getByLabel('Weapons').selectOption('fighter');
    await expect.poll(() => rows().count()).toBe(1);
    await button('Undo (u)').click();
    await page.getByLabel('Least stories for an event').fill('2');
    await page.keyboard.press('Enter');
    await expect.poll(() => rowOf('Turkey').count()).toBe(0);
    await button('Nodes').focus();
    await page.keyboard.press('u');
    await expect.poll(() => rowOf('Turkey').count()).toBeGreaterThan(0);
    await page.getByLabel('Least confidence').fill('0.99');
    await expect.poll(() => rows().count()).toBeLessThan(before / 2);
    for (let at = 0; at < 4; at += 1) await button('Undo (u)').click();
    await expect.poll(() => rows().count()).toBe(before);
  });

  it('moves through time and plays', async () => {
    await anew();
    await page.getByRole('slider', { name: /^to/ }).fill('2018');
    await expect.poll(() => rowOf('sanctions').count()).toBe(0);
    await expect.poll(() => rowOf('arms', 'India').count()).toBeGreaterThan(0);
    expect(new URL(page.url()).hash).toContain('to=2018');
    await shot('time');
    await button('All years').click();
    await button('Play').click();
    await expect.poll(() => new URL(page.url()).hash, { timeout: 10_000 }).toMatch(/from=2019&to=2019/);
    await button('Stop').click();
    await button('All years').click();
  });

  it('completes names, by keys alone', async () => {
    await anew();
    await page.locator('body').press('/');
    await page.keyboard.type('bharat');
    await page.getByRole('option', { name: 'India Bharat' }).waitFor();
    await page.keyboard.press('Enter');
    await details().getByRole('heading', { level: 2, name: 'India', exact: true }).waitFor();
  });

  it('adds neighbours, shows the leverage on a deal, hides, pins and undoes', async () => {
    await anew();
    await choose('India');
    await button('Add neighbours', details()).click();
    await button('Russia → India: S-400', rowOf('deal').first()).click();
    const leverage = details().getByRole('region', { name: 'Leverage' });
    await leverage.waitFor();
    expect(await leverage.textContent()).toMatch(/United States: threaten under CAATSA/);
    await shot('leverage');
    await button('Hide', details()).click();
    await expect.poll(() => summary().textContent()).toContain('1 hidden');
    await button('Undo (u)').click();
    await expect.poll(() => summary().textContent()).not.toContain('hidden');
    await choose('India');
    await button('Pin', details()).click();
    await expect.poll(() => new URL(page.url()).hash).toContain('pin=');
    await button('Unpin', details()).click();
    await expect.poll(() => new URL(page.url()).hash).not.toContain('pin=');
    await button('Lines').click();
  });

  it('finds a way between two', async () => {
    await anew();
    await page.getByText('Way between two').click();
    await find('From').fill('Taiwan');
    await page
      .getByRole('option', { name: /Taiwan/ })
      .first()
      .click();
    await find('To').fill('Russia');
    await page.getByRole('option', { name: /^Russia state/ }).click();
    await page.getByText('The shortest ways by arms, pressure and resistance:').waitFor();
    const first = page.locator('.ways li').first();
    expect(await first.textContent()).toMatch(/United States offers arms Taiwan/);
    await first.getByRole('button').first().click();
    await details().getByRole('heading', { level: 2, name: 'United States → Taiwan' }).waitFor();
    await shot('way');
  });

  it('shows the same again from its address', async () => {
    await anew();
    await page.getByLabel('Law').selectOption('CAATSA');
    await page.getByLabel('Size of nodes').selectOption('pressed');
    await button('United States', rowOf('sanctions', 'Turkey').first()).click();
    await details().getByRole('heading', { level: 2 }).waitFor();
    const address = page.url();
    const shown = await rows().allTextContents();
    const other = await context.newPage();
    hearComplaints(other, origin, complaints);
    await other.goto(address);
    await other.getByRole('heading', { level: 2, name: 'United States → Turkey' }).waitFor();
    await expect.poll(() => other.locator('.table tbody tr').allTextContents()).toEqual(shown);
    await other.close();
  });
});

describe('the table and its files', () => {
  it('sorts', async () => {
    await anew();
    await button('Nodes').click();
    await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
    await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
    const names = await rows().getByRole('rowheader').allTextContents();
    expect(names).toEqual([...names].sort(new Intl.Collator('en', { numeric: true }).compare));
    expect(await page.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
  });

  it('saves what is shown as CSV, PNG, SVG, GraphML and GEXF', async () => {
    await anew();
    await find('Find (/)').fill('Norway');
    await page
      .getByRole('option', { name: /^Norway/ })
      .first()
      .click();
    await details().getByRole('heading', { level: 2, name: 'Norway' }).waitFor();
    await button('Nodes').click();
    await rowOf('HYPERLINK').waitFor();
    const csv = (await saved('CSV')).toString('utf8');
    expect(csv).toContain('state:USA,United States,state,');
    expect(csv).toMatch(/,"'=HYPERLINK/);
    const png = await saved('PNG');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.length).toBeGreaterThan(10_000);
    for (const [name, root] of [
      ['SVG', 'svg'],
      ['GraphML', 'graphml'],
      ['GEXF', 'gexf'],
    ] as const) {
      const text = (await saved(name)).toString('utf8');
      // Runs in the page, whose types are not those of the tests.
      const read = (await page.evaluate(
        `(() => {
          const parsed = new DOMParser().parseFromString(${JSON.stringify(text)}, 'application/xml');
          return {
            root: parsed.documentElement.localName,
            errors: parsed.querySelectorAll('parsererror').length,
            parts: parsed.querySelectorAll('node, edge, path').length,
          };
        })()`,
      )) as { readonly root: string; readonly errors: number; readonly parts: number };
      expect(read, name).toMatchObject({ root, errors: 0 });
      expect(read.parts, name).toBeGreaterThan(10);
    }
  });

  it('prints hostile names and words as words', async () => {
    await anew();
    await button('Russia', rowOf('arms', 'India').first()).click();
    const claim = details().locator('.claim').filter({ hasText: 'onload=alert(4)' });
    await claim.waitFor();
    expect(await claim.textContent()).toContain('<img src=x onerror=alert(2)>, 2018-10-09');
    await button('In its article', claim).click();
    await claim.locator('.article mark').first().waitFor();
    expect(await claim.locator('.article').textContent()).toContain('<script>alert(3)</script>');
    expect(await page.locator('a[href^="javascript:"], .claim img, .claim svg, .claim script').count()).toBe(
      0,
    );
  });
});

describe('questions', () => {
  it('asks a question that has a name, and draws what it finds', async () => {
    await anew();
    await button('Questions').click();
    await page
      .getByLabel('A question that has a name')
      .selectOption({ label: 'Which arms deals is a state seller or buyer of?' });
    await page.getByLabel(/^state/).fill('India');
    await button('Ask').click();
    const result = page.getByRole('group', { name: 'Result' });
    await result.waitFor();
    expect(await result.textContent()).toContain('S-400');
    await page.getByRole('button', { name: /^Draw the result/ }).click();
    await expect.poll(() => summary().textContent()).toContain('Result of the question');
    await shot('question');
  });

  it('takes Cypher that reads and refuses Cypher that writes', async () => {
    const box = page.getByLabel('Cypher that reads');
    await page.getByLabel('A question that has a name').selectOption('');
    await box.fill('MATCH (s:State) WHERE s.id = "state:TWN" RETURN s.name AS name');
    await box.press('Control+Enter');
    await expect.poll(() => page.getByRole('group', { name: 'Result' }).textContent()).toBe('nameTaiwan');
    await box.fill('MATCH (s:State) DETACH DELETE s');
    await button('Ask').click();
    // The refusal is an answer of 400, which the browser itself notes.
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toMatch(/read/i);
    expect(complaints.splice(0).join()).toMatch(/400/);
    await box.fill('MATCH (s:State) RETURN count(s) AS n');
    await button('Ask').click();
    await expect.poll(() => page.getByRole('group', { name: 'Result' }).textContent()).toMatch(/^n[1-9]/);
  });
});

describe('review and dossier', () => {
  it('judges a pair, and takes the judgement back', async () => {
    await anew();
    await button('Review').click();
    const review = page.getByRole('region', { name: 'Review' });
    await review.getByText('2 pairs in doubt').waitFor();
    await shot('review');
    await button('Same', review).click();
    await review.getByText('1 pair in doubt').waitFor();
    await review.getByText(/Last judged: same of .* by anna/).waitFor();
    await button('Take it back', review).click();
    await review.getByText('2 pairs in doubt').waitFor();
    await button('Filters').click();
  });

  it('opens the dossier of a node', async () => {
    await anew();
    await choose('India');
    const [dossier] = await Promise.all([
      context.waitForEvent('page'),
      details().getByRole('link', { name: 'Dossier' }).click(),
    ]);
    hearComplaints(dossier, origin, complaints);
    await dossier.getByRole('heading', { level: 1 }).waitFor();
    expect(await dossier.title()).toContain('India');
    expect(await dossier.textContent('body')).toContain('signed a contract on 5 October 2018');
    expect(await dossier.locator('a[href^="javascript:"]').count()).toBe(0);
    expect(await dossier.locator('figure svg').count()).toBeGreaterThan(0);
    expect(await violations(dossier)).toEqual([]);
    await shot('dossier', dossier);
    await dossier.close();
  });
});

describe('for everybody', () => {
  it('holds to WCAG 2.2 AA, light and dark', async () => {
    await anew();
    await choose('India');
    await details().locator('.claim').first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(), colorScheme).toEqual([]);
    }
    await shot('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await button('Questions').click();
    expect(await violations()).toEqual([]);
    await button('Filters').click();
  });

  it('works by keys: the picture moves, the table selects', async () => {
    await anew();
    const picture = page.locator('.canvas');
    await picture.focus();
    const before = await placeOnPicture();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('+');
    await expect.poll(async () => (await placeOnPicture()).x).not.toBeCloseTo(before.x, 0);
    await page.keyboard.press('0');
    const first = button('Russia', rowOf('arms', 'India').first());
    await first.focus();
    await page.keyboard.press('Enter');
    await details().getByRole('heading', { level: 2, name: 'Russia → India' }).waitFor();
    expect(await first.getAttribute('aria-pressed')).toBe('true');
  });

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    // The picture takes its new size with the next frame.
    const wide = () => page.evaluate<number>('document.documentElement.scrollWidth');
    await expect.poll(wide, { timeout: 10_000 }).toBeLessThanOrEqual(392);
    await shot('phone');
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});

async function saved(name: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(name).click()]);
  return readFileSync(await download.path());
}

/** How many colours a screenshot of the picture has: an empty one has few. */
async function colorsOfPicture(): Promise<number> {
  const { width, height, colorAt } = await pixels();
  const colors = new Set<number>();
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const [red = 0, green = 0, blue = 0] = colorAt(x, y);
      colors.add((red >> 4) * 256 + (green >> 4) * 16 + (blue >> 4));
    }
  }
  return colors.size;
}

/** Where a state of the largest bloc lies, in pixels of the picture, found by its colour. */
async function placeOnPicture(): Promise<{ readonly x: number; readonly y: number }> {
  const { width, height, colorAt } = await pixels();
  const wanted = [0x00, 0x72, 0xb2];
  const isBlue = (x: number, y: number) =>
    colorAt(x, y).every((value, channel) => Math.abs(value - (wanted[channel] ?? 0)) < 8);
  for (let y = 6; y < height - 6; y += 1) {
    for (let x = 6; x < width - 6; x += 1) {
      if ([-3, 0, 3].every((dx) => [-3, 0, 3].every((dy) => isBlue(x + dx, y + dy)))) return { x, y };
    }
  }
  throw new Error('no node of that colour is drawn');
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly colorAt: (x: number, y: number) => readonly number[];
}

/** The picture as a screenshot has it. */
async function pixels(): Promise<Pixels> {
  const image = (await page.locator('.canvas').screenshot()).toString('base64');
  // Runs in the page, whose types are not those of the tests.
  const { width, height, data } = (await page.evaluate(
    `(async () => {
      const picture = new Image();
      picture.src = 'data:image/png;base64,${image}';
      await picture.decode();
      const canvas = document.createElement('canvas');
      canvas.width = picture.width;
      canvas.height = picture.height;
      const pen = canvas.getContext('2d');
      pen.drawImage(picture, 0, 0);
      const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
      let text = '';
      for (let at = 0; at < data.length; at += 4096) text += String.fromCharCode(...data.subarray(at, at + 4096));
      return { width: canvas.width, height: canvas.height, data: btoa(text) };
    })()`,
  )) as { readonly width: number; readonly height: number; readonly data: string };
  const bytes = Buffer.from(data, 'base64');
  return {
    width,
    height,
    colorAt: (x, y) => [...bytes.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)],
  };
}
