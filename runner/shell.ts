/** The start of every command line of the runner. */
export const STEP = 'npm run -s step --';

/** A command line that a shell reads back as these arguments. */
export const commandLine = (args: readonly string[]): string => [STEP, ...args.map(quoted)].join(' ');

const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
