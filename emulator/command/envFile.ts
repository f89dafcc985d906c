import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const FIRST_LINE = '# Written by npm run emulator, which writes it anew at every start.';

/** @throws Error for a file that somebody else has written: it may hold the only tokens of a real account */
export function refuseForeign(file: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8').startsWith(FIRST_LINE)) return;
  throw new Error(`${file} was not written by the emulator. Move it away, or name another file: --env-file <file>.`);
}

/** Writes the lines, readable for the owner alone. */
export function writeEnvFile(file: string, lines: readonly string[]): void {
  refuseForeign(file);
  writeFileSync(file, `${[FIRST_LINE, ...lines].join('\n')}\n`, { mode: 0o600 });
}
