/** No argument of a process can hold it. */
const mark = '\u0000-';

/** The parser of flags loses a lone `-`, which stands for standard input: it travels under another name. */
export function hideHyphens(args: readonly string[]): readonly string[] {
  return args.map((argument) => (argument === '-' ? mark : argument));
}

/** Flags with each lone `-` as it was written. */
export function showHyphens<Flags extends object>(flags: Flags): Flags {
  const shown = (value: unknown): unknown =>
    value === mark ? '-' : Array.isArray(value) ? value.map(shown) : value;
  const entries = Object.entries(flags).map(([name, value]) => [name, shown(value)]);
  // The names and the types of their values are those of `flags`.
  return Object.fromEntries(entries) as Flags;
}
