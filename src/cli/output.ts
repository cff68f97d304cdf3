/** How much is told on stderr, from most to least. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** What a line says, for programs: `event` is stable, and so are the names of the rest (docs/observability.md). */
export interface LogFields {
  readonly event: string;
  readonly [name: string]: unknown;
}

/** Where the process prints: results on stdout and nothing else there, all talk on stderr. */
export interface Output {
  /** A result, as it is. */
  print(text: string): void;
  /** A line for people. Not with --quiet. */
  note(line: string, fields?: LogFields): void;
  /** What a person must know even so: errors and warnings. */
  warn(line: string, fields?: LogFields): void;
  /** Why the command ends. */
  error(line: string, fields?: LogFields): void;
  /** What only programs want to know of a run. */
  record(level: Exclude<LogLevel, 'silent'>, fields: LogFields): void;
  /** Where a run stands: one line that changes on a terminal, now and then a plain line in a pipe. Not with --quiet. */
  progress(line: string, fields?: LogFields): void;
  /** Ends the changing line. */
  endProgress(): void;
  /** Resolves when everything printed has left the process. */
  drain(): Promise<void>;
}

const milliseconds = { terminal: 100, pipe: 5000 };

/** Control characters that could steer a terminal; tabs and line ends stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Text without characters that steer a terminal; words of articles are data. */
export function harmless(text: string): string {
  return text.replace(steering, '');
}

/** The process's own streams. A reader of stdout that goes away (`| head`) ends the run quietly. */
export function createOutput(level: LogLevel): Output {
  const { stdout, stderr } = process;
  const tells = (what: LogLevel): boolean => logLevels.indexOf(what) >= logLevels.indexOf(level);
  const isTerminal = stderr.isTTY === true;
  let shownAt = isTerminal ? 0 : Date.now();
  let lineWidth = 0;
  stdout.on('error', leaveOnClosedPipe);
  stderr.on('error', leaveOnClosedPipe);

  const clear = () => {
    if (lineWidth > 0) stderr.write(`\r${' '.repeat(lineWidth)}\r`);
    lineWidth = 0;
  };
  const line = (text: string) => {
    clear();
    stderr.write(`${harmless(text)}\n`);
  };
  return {
    print(text) {
      clear();
      stdout.write(text);
    },
    note: (text) => {
      if (tells('info')) line(text);
    },
    warn: (text) => {
      if (tells('warn')) line(text);
    },
    error: (text) => {
      if (tells('error')) line(text);
    },
    record: () => undefined,
    progress(text) {
      const now = Date.now();
      if (!tells('info') || now - shownAt < (isTerminal ? milliseconds.terminal : milliseconds.pipe)) return;
      shownAt = now;
      if (!isTerminal) return line(text);
      clear();
      const shown = harmless(text).slice(0, (stderr.columns ?? 80) - 1);
      stderr.write(shown);
      lineWidth = shown.length;
    },
    endProgress: clear,
    drain: async () => {
      await Promise.all([stdout, stderr].map(drained));
    },
  };
}

/** Resolves when all that was written to a stream has left the process. */
export function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.writableLength === 0 || stream.destroyed) resolve();
    else stream.write('', () => resolve());
  });
}

/** Ends the process quietly where the reader of a stream has gone. */
export function leaveOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
