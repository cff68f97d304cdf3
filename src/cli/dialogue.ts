import { createInterface } from 'node:readline/promises';
import { harmless } from './output.ts';

/** A talk with a person: shows and asks. */
export interface Dialogue {
  /** Columns that a line may have. */
  readonly width: number;
  say(text: string): void;
  /** The next line that the person writes; nothing when there is none any more (end of input, Ctrl-C, Ctrl-D). */
  ask(question: string): Promise<string | undefined>;
  close(): void;
}

const widest = 100;
/** A terminal that says less does not know its width. */
const narrowest = 20;

/** Whether there is a person to talk with: what is read and what is shown are terminals. */
export function canTalk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Talks over the process's terminal; shows on stderr, so that results stay alone on stdout. */
export function openDialogue(): Dialogue {
  const { stdin, stderr } = process;
  const lines = createInterface({ input: stdin, output: stderr });
  let isOpen = true;
  lines.on('close', () => {
    isOpen = false;
  });
  lines.on('SIGINT', () => lines.close());
  const { columns = widest } = stderr;
  // Lines that come before they are asked for, as pasted ones do, wait in it.
  const written = lines[Symbol.asyncIterator]();
  return {
    width: columns < narrowest ? widest : Math.min(widest, columns),
    say: (text) => {
      stderr.write(`${harmless(text)}\n`);
    },
    async ask(question) {
      if (isOpen) {
        lines.setPrompt(harmless(question));
        lines.prompt();
      }
      const { value, done } = await written.next();
      if (done !== true) return value;
      // The question's line is still open.
      stderr.write('\n');
      return undefined;
    },
    close: () => lines.close(),
  };
}
