/** The start of every command line of the runner. */
export const STEP = 'npm run -s step --';

/** The command line for these arguments, quoted for a shell. */
export const commandLine = (args: readonly string[]): string => [STEP, ...args.map(quoted)].join(' ');

const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
