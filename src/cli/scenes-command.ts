import { loadVocabulary } from '../config/index.ts';
import { findRunningServer, openAddress, webAddress } from '../launcher/index.ts';
import { isDemarcheError } from '../model/index.ts';
import {
  browserGuide,
  browserStyle,
  type FilledScene,
  favourites,
  fillScenes,
  sceneNamed,
} from '../pipeline/index.ts';
import { type Context, defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { parametersOf } from './parameters.ts';
import { writeResult } from './print-or-write.ts';
import { reading } from './store-access.ts';

const defaultPort = 7474;

/** `demarche scenes`. */
export const scenesCommand = defineCommand({
  usage: 'scenes',
  summary: 'Drawings of the graph for Neo4j Browser: links, favourites, style and guide',
  examples: [
    ['scenes', 'each scene with its question and a link that fills the editor of Neo4j Browser'],
    ['scenes --open state-world --param state=India', 'one of them in your web browser; states by any name'],
    ['scenes --write scenes.zip', 'drop the file on Neo4j Browser: each scene becomes a favourite'],
    ['scenes --style style.grass --guide guide.html', 'the colours, and the guide for `:guide`'],
  ],
  options: (yargs) =>
    yargs
      .option('param', {
        type: 'string',
        array: true,
        default: [],
        describe: 'NAME=VALUE for the scenes that take it, as often as needed',
      })
      .option('open', { type: 'string', describe: 'Open the scene of this name in your web browser' })
      .option('browser', {
        type: 'string',
        defaultDescription: 'that of the local server, else http://localhost:7474/browser/',
        describe: 'Address of Neo4j Browser',
      })
      .option('write', {
        type: 'string',
        describe: 'Write the scenes to a file for favourites: .zip keeps each, .cypher all as one',
      })
      .option('guide', { type: 'string', describe: 'Write the guide (HTML) to this file' })
      .option('style', { type: 'string', describe: 'Write the style (GraSS) to this file' }),
  async run(flags, context) {
    const { output } = context;
    const scenes = await filledScenes(parametersOf(flags.param), context);
    const address = await browserAddress(flags.browser, context);
    if (flags.write !== undefined) {
      const form = flags.write.toLowerCase().endsWith('.zip') ? 'zip' : 'cypher';
      await writeResult(favourites(scenes, form), flags.write, output, '--write');
    }
    if (flags.guide !== undefined) await writeResult(browserGuide(), flags.guide, output, '--guide');
    if (flags.style !== undefined) await writeResult(browserStyle(), flags.style, output, '--style');
    if (flags.open !== undefined) {
      const link = linkOf(sceneNamed(flags.open, scenes), address);
      await openAddress(link);
      output.note(`Opened ${link}`);
    }
    const asked = [flags.write, flags.guide, flags.style, flags.open].some((flag) => flag !== undefined);
    if (!asked) output.print(scenes.map((scene) => describeScene(scene, address)).join('\n'));
    return exitCodes.done;
  },
});

/** Entities of the vocabulary are found without a store; it is opened for those that only articles name. */
async function filledScenes(given: ReadonlyMap<string, string>, context: Context) {
  try {
    return await fillScenes(given, loadVocabulary());
  } catch (error) {
    if (!isDemarcheError(error, 'subject/unknown')) throw error;
    return reading(context, (store, vocabulary) => fillScenes(given, vocabulary, store));
  }
}

async function browserAddress(given: string | undefined, { settings }: Context): Promise<URL> {
  if (given !== undefined) return webAddress(given);
  const running = await findRunningServer(settings.neo4jHome);
  return webAddress(`http://localhost:${running?.httpPort ?? defaultPort}/browser/`);
}

/** Neo4j Browser puts the text into its editor and leaves running it to the person. */
function linkOf({ cypher }: FilledScene, address: URL): string {
  const link = new URL(address);
  link.hash = '';
  link.search = `?cmd=edit&arg=${encodeURIComponent(cypher)}`;
  return link.href;
}

function describeScene(scene: FilledScene, address: URL): string {
  const parameters = scene.parameters.map(
    ({ name, type, default: value, description }) =>
      `    --param ${name}=${type.toUpperCase()} [${JSON.stringify(value)}]  ${description}`,
  );
  return [`${scene.name}  ${scene.question}`, ...parameters, `    ${linkOf(scene, address)}`, ''].join('\n');
}
