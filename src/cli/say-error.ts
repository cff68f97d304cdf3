import { isDemarcheError } from '../model/index.ts';
import type { Output } from './output.ts';
import { WrongUse } from './wrong-use.ts';

/** Says what went wrong: `code: message` for what a person can put right, the whole stack for a defect of ours. */
export function sayError(error: unknown, output: Output): void {
  if (error instanceof WrongUse) {
    output.warn(error.message);
    output.warn('`demarche --help` lists the commands, `demarche COMMAND --help` its flags with an example.');
    return;
  }
  if (isDemarcheError(error) && error.code !== 'defect') {
    output.warn(`${error.code}: ${error.message}`);
    return;
  }
  output.warn('This is a defect of demarche. Please report it with what follows and what you ran.');
  output.warn(error instanceof Error ? (error.stack ?? error.message) : String(error));
  for (let cause = causeOf(error); cause !== undefined; cause = causeOf(cause)) {
    output.warn(`caused by ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
  }
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}
