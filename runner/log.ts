import { format } from 'node:util';
import type { Log } from '../lib/common/util/log';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * The level in `LOG_LEVEL`; default: `warn`.
 * @throws Error for an unknown level
 */
export function levelOf(text: string | undefined): Level {
  const name = text?.trim().toLowerCase() || 'warn';
  const level = LEVELS.find((each) => each === name);
  if (!level) throw new Error(`LOG_LEVEL must be one of ${LEVELS.join(', ')}`);
  return level;
}

/** A log of plain lines of `level` and above. */
export function lineLog(level: Level, print: (line: string) => void): Log {
  const line =
    (of: Level) =>
    (text: string, ...values: unknown[]) => {
      if (LEVELS.indexOf(of) >= LEVELS.indexOf(level)) print(`${of}: ${format(text, ...values)}`);
    };
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
}
