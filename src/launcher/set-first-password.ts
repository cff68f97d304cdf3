import { join } from 'node:path';
import { DemarcheError } from '../model/index.ts';
import { runCommand } from './run-command.ts';

/**
 * Gives a database that does not exist yet its password. This goes only through the administration tool, which reads its
 * folders from the environment. Throws `launcher/failed`.
 */
export async function setFirstPassword(
  java: string,
  home: string,
  jars: string,
  passwordFile: string,
): Promise<void> {
  const { code, lines } = await runCommand(
    java,
    [
      '-Xmx256m',
      '-cp',
      join(jars, '*'),
      'org.neo4j.cli.AdminTool',
      'dbms',
      'set-initial-password',
      // The tool reads this argument from the file: other accounts see the arguments of a process.
      `@${passwordFile}`,
    ],
    // Without a UTF-8 locale Java cannot open folders whose names have other letters than ASCII.
    { environment: { NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf'), LC_ALL: 'C.UTF-8' } },
  );
  if (code !== 0) {
    throw new DemarcheError(
      'launcher/failed',
      `The first password of Neo4j could not be set (exit code ${code}):\n${lines.slice(-15).join('\n')}`,
    );
  }
}
