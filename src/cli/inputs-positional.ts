/** What `ingest` and `extract` read, as yargs is told of it. */
export const inputsPositional = {
  type: 'string',
  array: true,
  demandOption: true,
  describe: 'Files, folders, patterns, web addresses, feeds, archives, or - for JSON lines on standard input',
} as const;
