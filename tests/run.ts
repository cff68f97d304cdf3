/**
 * `npm test`: runs every suite that this machine can run, and says which it left out and why.
 * With `--all` a suite that is left out counts as a failure. Other arguments go to vitest.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPrerequisites } from '../src/launcher/index.ts';
import { chromiumNames, findChromium } from './helpers/find-chromium.ts';
import { pythonObstacle } from './helpers/python.ts';
import { redisObstacle } from './helpers/redis-server.ts';
import { localModelObstacle } from './local-model/at-hand.ts';

interface Suite {
  /** The projects of vitest.config.ts that it runs. */
  readonly projects: readonly string[];
  /** Why it cannot run here; undefined when it can. */
  readonly obstacle?: string | undefined;
}

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly code: number;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const demandsAll = given.includes('--all');
const forVitest = given.filter((argument) => argument !== '--all');

function hasTests(project: string): boolean {
  const files = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' });
  return files.some((file) => file.endsWith(`.${project}.test.ts`));
}

/** What keeps a local server from being started here; undefined when nothing does. */
async function serverObstacle(): Promise<string | undefined> {
  const checks = await checkPrerequisites({
    home: join(tmpdir(), 'demarche-neo4j-check'),
    cacheFolder: process.env['DEMARCHE_TEST_CACHE'] ?? join(homedir(), '.cache', 'demarche'),
  });
  const lacking = checks.filter(({ name, ok }) => !ok && /^(?:Java|Neo4j|Maven|Space)/.test(name));
  return lacking.length === 0 ? undefined : lacking.map(({ name, found }) => `${name}: ${found}`).join('; ');
}

/** What keeps Neo4j's tests from running: nothing when a server is named or one can be started here. */
async function neo4jObstacle(): Promise<string | undefined> {
  if (process.env['DEMARCHE_TEST_NEO4J_URI']) return undefined;
  const obstacle = await serverObstacle();
  return obstacle && `${obstacle}. Or set DEMARCHE_TEST_NEO4J_URI.`;
}

/** Neo4j Browser's tests start a server of their own, and need a Chromium. */
async function browserObstacle(): Promise<string | undefined> {
  const missing =
    findChromium() === undefined
      ? `no ${chromiumNames.join(', ')} on the path; install one, or name it in DEMARCHE_TEST_BROWSER`
      : undefined;
  const obstacles = [missing, await serverObstacle()].filter((each) => each !== undefined);
  return obstacles.length === 0 ? undefined : obstacles.join('; ');
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

function runSuite({ projects }: Suite): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-tests-'));
  const report = join(folder, 'report.json');
  try {
    const { status } = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules', 'vitest', 'vitest.mjs'),
        'run',
        ...projects.flatMap((project) => ['--project', project]),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...(forVitest.length > 0 ? ['--passWithNoTests', ...forVitest] : []),
      ],
      { cwd: root, stdio: 'inherit' },
    );
    return outcomeOf(report, status ?? 1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function outcomeOf(path: string, code: number): Outcome {
  // vitest writes its own report; when it ended before that, its exit code says so.
  let report: VitestReport;
  try {
    report = JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
  } catch {
    return { passed: 0, failed: code === 0 ? 0 : 1, code };
  }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length, code };
}

const suites: readonly Suite[] = [
  { projects: ['unit', 'property'] },
  ...(hasTests('neo4j') ? [{ projects: ['neo4j'], obstacle: await neo4jObstacle() }] : []),
  ...(hasTests('python') ? [{ projects: ['python'], obstacle: pythonObstacle() }] : []),
  ...(hasTests('redis') ? [{ projects: ['redis'], obstacle: redisObstacle() }] : []),
  ...(hasTests('gguf') ? [{ projects: ['gguf'], obstacle: localModelObstacle() }] : []),
  ...(hasTests('browser') ? [{ projects: ['browser'], obstacle: await browserObstacle() }] : []),
];
const outcomes = suites.filter(({ obstacle }) => obstacle === undefined).map(runSuite);
const leftOut = suites.filter(({ obstacle }) => obstacle !== undefined);
for (const { projects, obstacle } of leftOut) {
  console.log(`Left out: ${projects.join(', ')}: ${obstacle}`);
}
if (demandsAll && leftOut.length > 0)
  console.log('All suites were asked for: those left out count as failed.');
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, demandsAll ? leftOut.length : 0);
process.exitCode = outcomes.find(({ code }) => code !== 0)?.code ?? (failed > 0 ? 1 : 0);
console.log(`${passed} passed, ${failed} failed`);
