import { isDemarcheError } from '../model/index.ts';
import type { Output } from './output.ts';
import { WrongUse } from './wrong-use.ts';

const help = '`demarche --help` lists the commands, `demarche COMMAND --help` its flags with an example.';
const defect = 'This is a defect of demarche. Please report it with what follows and what you ran.';

/** Says what went wrong: `code: message` for what a person can put right, the whole stack for a defect of ours. */
export function sayError(error: unknown, output: Output): void {
  if (error instanceof WrongUse) {
    output.error(`${error.message}\n${help}`, { event: 'error', code: 'wrong-use' });
    return;
  }
  if (isDemarcheError(error) && error.code !== 'defect') {
    const { code, message, retriable } = error;
    output.error(`${code}: ${message}`, { event: 'error', code, retriable });
    return;
  }
  const traces = [traceOf(error)];
  for (let cause = causeOf(error); cause !== undefined; cause = causeOf(cause)) {
    traces.push(`caused by ${traceOf(cause)}`);
  }
  output.error([defect, ...traces].join('\n'), { event: 'error', code: 'defect' });
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}
