import { join } from 'node:path';
import { DemarcheError } from '../model/index.ts';
import { runCommand } from './run-command.ts';

const oldestJava = 17;

/** What to do where no fitting Java is found. */
export const javaRemedy = `Install Java ${oldestJava} or newer (Debian and Ubuntu: \`sudo apt install openjdk-17-jre-headless\`, or openjdk-21-jre-headless on newer releases; macOS: \`brew install openjdk@17\`; Windows: \`winget install EclipseAdoptium.Temurin.17.JRE\`), or let JAVA_HOME name the folder of one.`;

export interface Java {
  /** Absolute path of the program, so that it starts whatever the environment. */
  readonly executable: string;
  readonly version: string;
}

/**
 * Finds the Java in `javaHome`, or else the one on the path, and asks it for its version.
 * Throws `launcher/java` when there is none or it is older than 17.
 */
export async function findJava(javaHome?: string): Promise<Java> {
  const candidate = javaHome === undefined ? 'java' : join(javaHome, 'bin', 'java');
  const { code, lines } = await runCommand(candidate, ['-XshowSettings:properties', '-version']);
  const property = (name: string): string | undefined =>
    lines
      .map((line) => line.trim())
      .find((line) => line.startsWith(`${name} = `))
      ?.slice(name.length + 3);
  const home = property('java.home');
  const version = property('java.version');
  const major = Number(property('java.specification.version'));
  if (code !== 0 || home === undefined || version === undefined) {
    const where = javaHome === undefined ? 'on the path' : `at ${candidate}`;
    throw new DemarcheError('launcher/java', `Neo4j needs Java, and none runs ${where}. ${javaRemedy}`);
  }
  // Java 8 and older call themselves 1.8 and so on, which this refuses too.
  if (!(major >= oldestJava)) {
    throw new DemarcheError(
      'launcher/java',
      `Neo4j needs Java ${oldestJava} or newer; the one in ${home} is ${version}. ${javaRemedy}`,
    );
  }
  return { executable: join(home, 'bin', 'java'), version };
}
