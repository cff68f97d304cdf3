import { drained, type LogFields, type LogLevel, leaveOnClosedPipe, type Output } from './output.ts';

const progressEvery = 5000;

/**
 * The process's own streams, with stderr as JSON: one event a line with `time`, `level`, `event`, `msg` and fields of its own.
 * The logger is loaded here, so that a run that logs as text starts without it.
 */
export async function createJsonOutput(level: LogLevel): Promise<Output> {
  const { default: pino } = await import('pino');
  const { stdout, stderr } = process;
  stdout.on('error', leaveOnClosedPipe);
  stderr.on('error', leaveOnClosedPipe);
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stderr,
  );
  const say =
    (as: Exclude<LogLevel, 'silent'>, event: string) =>
    (line: string, fields: LogFields = { event }): void =>
      log[as](fields, line);
  let shownAt = Date.now();
  return {
    print: (text) => void stdout.write(text),
    note: say('info', 'note'),
    warn: say('warn', 'warning'),
    error: say('error', 'error'),
    record: (as, fields) => log[as](fields),
    progress(line, fields = { event: 'progress' }) {
      const now = Date.now();
      if (now - shownAt < progressEvery) return;
      shownAt = now;
      log.info(fields, line);
    },
    endProgress: () => undefined,
    drain: async () => {
      await Promise.all([stdout, stderr].map(drained));
    },
  };
}
