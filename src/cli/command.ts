import type { ArgumentsCamelCase, Argv } from 'yargs';
import type { Settings } from '../config/index.ts';
import type { ExitCode } from './exit-codes.ts';
import { showHyphens } from './lone-hyphen.ts';
import type { Output } from './output.ts';

/** Flags that every command takes. */
export interface SharedFlags {
  readonly quiet: boolean;
}

/** What a command works with. */
export interface Context {
  readonly output: Output;
  readonly settings: Settings;
  /** Aborted by the first Ctrl-C of a command that `stops` in order. */
  readonly signal: AbortSignal;
}

/** A command of the program: how it is called, what it takes and what it does. */
export interface Command<Flags> {
  /** As yargs has it: `report <subjects..>`. */
  readonly usage: string;
  readonly summary: string;
  /** At least one; each a call and what it does. */
  readonly examples: readonly (readonly [string, string])[];
  /** Ends what it is doing when its signal is aborted; others are ended at once. */
  readonly stops?: boolean;
  readonly options: (yargs: Argv<SharedFlags>) => Argv<Flags>;
  readonly run: (flags: ArgumentsCamelCase<Flags>, context: Context) => Promise<ExitCode>;
}

/** Puts a command under the program; `start` runs it. */
export type RegisterCommand = (program: Argv<SharedFlags>, start: StartCommand) => Argv<SharedFlags>;
export type StartCommand = (
  flags: Readonly<Record<string, unknown>>,
  stops: boolean,
  run: (context: Context) => Promise<ExitCode>,
) => Promise<void>;

/** Makes a command ready to be put under a program. */
export function defineCommand<Flags>(command: Command<Flags>): RegisterCommand {
  return (program, start) =>
    program.command({
      command: command.usage,
      describe: command.summary,
      builder: (yargs: Argv<SharedFlags>) =>
        command.options(
          command.examples.reduce(
            (shown, [call, meaning]) => shown.example(`demarche ${call}`, meaning),
            yargs,
          ),
        ),
      handler: (flags: ArgumentsCamelCase<Flags>) =>
        start(flags, command.stops ?? false, (context) => command.run(showHyphens(flags), context)),
    });
}
