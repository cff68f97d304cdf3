import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DemarcheError } from '../model/index.ts';
import { runCommand } from './run-command.ts';

/** The file of a folder that holds what `neo4j-admin database import full` is to be told, one argument a line. */
const argumentsFile = 'import.args';

/**
 * Throws `launcher/failed` where a folder holds no import, or the home has a database already, which an import would replace.
 */
export async function requireImportable(home: string, folder: string): Promise<void> {
  if (!(await exists(join(folder, argumentsFile)))) {
    throw new DemarcheError(
      'launcher/failed',
      `${folder} holds no ${argumentsFile}: \`demarche export --format neo4j-import -o FOLDER\` makes what can be imported.`,
    );
  }
  if (await exists(join(home, 'data', 'databases', 'neo4j'))) {
    throw new DemarcheError(
      'launcher/failed',
      `${home} holds a database already, and an import would replace it. Name another folder with --home, or delete this one.`,
    );
  }
}

/** Makes the database of a home that has never run from files, with the server off. Throws `launcher/failed` with what Neo4j says. */
export async function importDatabase({
  java,
  home,
  jars,
  folder,
  signal,
}: {
  readonly java: string;
  readonly home: string;
  readonly jars: string;
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
}): Promise<void> {
  const { code, lines } = await runCommand(
    java,
    [
      '-Xmx1g',
      '-cp',
      join(jars, '*'),
      'org.neo4j.cli.AdminTool',
      'database',
      'import',
      'full',
      'neo4j',
      `@${argumentsFile}`,
      // Beside the database, not among the files.
      `--report-file=${resolve(home, 'logs', 'import.report')}`,
    ],
    {
      cwd: folder,
      environment: { NEO4J_HOME: resolve(home), NEO4J_CONF: resolve(home, 'conf'), LC_ALL: 'C.UTF-8' },
      signal,
    },
  );
  if (code !== 0) {
    throw new DemarcheError(
      'launcher/failed',
      `${folder} could not be imported (exit code ${code}):\n${lines.slice(-15).join('\n')}`,
    );
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
