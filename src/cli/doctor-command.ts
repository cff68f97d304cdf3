import { checkPrerequisites } from '../launcher/index.ts';
import { type Diagnosis, doctor } from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { harmless } from './output.ts';

/** `demarche doctor`. */
export const doctorCommand = defineCommand({
  usage: 'doctor',
  summary: 'Check the set-up and say what to do',
  examples: [['doctor', 'exit code 3 when something that every command needs is amiss']],
  options: (yargs) => yargs,
  async run(_, { settings, output }) {
    const own = await doctor(settings);
    const local = await checkPrerequisites({
      home: settings.neo4jHome,
      cacheFolder: settings.cacheFolder,
      ...(settings.javaHome !== undefined && { javaHome: settings.javaHome }),
    });
    output.print(
      harmless(
        [
          ...own.map(line),
          '',
          'For a local Neo4j (`demarche neo4j`); not needed for the embedded store:',
          ...local.map(line),
          '',
        ].join('\n'),
      ),
    );
    return own.every(({ ok }) => ok) ? exitCodes.done : exitCodes.unreachable;
  },
});

function line({ name, ok, slow = false, found, remedy }: Diagnosis): string {
  return `${ok ? (slow ? 'slow' : 'ok  ') : 'lack'}  ${name}: ${found}${remedy === '' ? '' : `\n      ${remedy}`}`;
}
