#!/usr/bin/env node
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { loadSettings, packageVersion, processEnvironment } from '../config/index.ts';
import { thresholds } from '../pipeline/index.ts';
import type { RegisterCommand, StartCommand } from './command.ts';
import { commands } from './commands.ts';
import { exitCodeOf } from './exit-codes.ts';
import { createJsonOutput } from './json-output.ts';
import { logForms, logSettings } from './log-settings.ts';
import { hideHyphens } from './lone-hyphen.ts';
import { createOutput, logLevels } from './output.ts';
import { sayError } from './say-error.ts';
import { WrongUse } from './wrong-use.ts';

const settingFlags = [
  'store',
  'database',
  'vocabulary',
  'uri',
  'user',
  'db',
  'adopt',
  'extractor',
  'runtime',
  'jobs',
  'read-above',
  'min-confidence',
  'log',
  'log-level',
  'otlp-endpoint',
];
const log = logSettings(process.argv, processEnvironment());
const output = log.form === 'json' ? await createJsonOutput(log.level) : createOutput(log.level);
let stopper: AbortController | undefined;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The second one does not wait: what is committed is safe, and the rest is read again next time.
    if (stopper === undefined || stopper.signal.aborted) process.exit(130);
    stopper.abort();
    output.note('Stopping after what is in hand …', { event: 'stopping' });
  });
}

const start: StartCommand = async (flags, stops, run) => {
  const controller = new AbortController();
  if (stops) stopper = controller;
  const settings = loadSettings(flags, processEnvironment(), process.cwd());
  process.exitCode = await run({ output, settings, signal: controller.signal });
};

try {
  await program().parseAsync();
} catch (error) {
  output.endProgress();
  process.exitCode = exitCodeOf(error);
  sayError(error, output);
}
await output.drain();
// A query that ran out of time may still be at work in the background.
process.exit();

function program() {
  const base = yargs(hideHyphens(hideBin(process.argv)))
    .scriptName('demarche')
    .usage(
      '$0 <command>\n\nArticles about arms deals and the pressure around them go in; a graph whose every fact shows its words comes out.',
    )
    .parserConfiguration({ 'parse-positional-numbers': false, 'duplicate-arguments-array': true })
    .option('quiet', { type: 'boolean', default: false, global: true, describe: 'No progress and no notes' })
    .option('store', { type: 'string', describe: 'embedded or neo4j [DEMARCHE_STORE; embedded]' })
    .option('database', {
      type: 'string',
      describe: 'Graph file of the embedded store [DEMARCHE_DATABASE; .demarche/graph.grafeo]',
    })
    .option('uri', { type: 'string', describe: 'Address of Neo4j [NEO4J_URI; neo4j://localhost:7687]' })
    .option('user', {
      type: 'string',
      describe: 'User of Neo4j [NEO4J_USERNAME; neo4j]; the password is NEO4J_PASSWORD',
    })
    .option('db', { type: 'string', describe: 'Database of Neo4j [NEO4J_DATABASE; neo4j]' })
    .option('adopt', { type: 'boolean', describe: 'Use a Neo4j database that holds other data' })
    .option('vocabulary', {
      type: 'string',
      describe: 'Folder of your own vocabulary [DEMARCHE_VOCABULARY; .demarche/vocabulary]',
    })
    .option('extractor', { type: 'string', describe: 'encoder, llm or both [DEMARCHE_EXTRACTOR; encoder]' })
    .option('runtime', { type: 'string', describe: 'auto, native or wasm [DEMARCHE_RUNTIME; auto]' })
    .option('jobs', { type: 'string', describe: 'Threads for reading [DEMARCHE_JOBS; processor cores]' })
    .option('read-above', {
      type: 'string',
      describe: `Least probability of a fact that is read, 0 to 1 [DEMARCHE_READ_ABOVE; ${thresholds.read}]`,
    })
    .option('min-confidence', {
      type: 'string',
      describe: `Least confidence of a claim that ingest and rebuild draw, 0 to 1; what is read below it is kept as unsure [DEMARCHE_MIN_CONFIDENCE; the store's own, ${thresholds.drawn} in a new one]`,
    })
    .option('log', {
      choices: logForms,
      describe: 'Lines on standard error: text or json [DEMARCHE_LOG; text]',
    })
    .option('log-level', {
      choices: logLevels,
      describe: 'How much is told there [DEMARCHE_LOG_LEVEL; info, warn with --quiet]',
    })
    .option('otlp-endpoint', {
      type: 'string',
      describe: 'Collector of OpenTelemetry to which the spans of ingest go [DEMARCHE_OTLP_ENDPOINT; none]',
    })
    .group(settingFlags, 'Settings:')
    .version(packageVersion())
    .help()
    .strict()
    .recommendCommands()
    .demandCommand(1, 'Name a command.')
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new WrongUse(message);
    })
    .wrap(Math.min(110, process.stdout.columns ?? 110));
  const shared = base as unknown as Parameters<RegisterCommand>[0];
  return commands.reduce((yargsSoFar, register) => register(yargsSoFar, start), shared);
}
