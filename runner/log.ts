import { format } from 'node:util';
import type { Log } from '../lib/common/log';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
type Level = (typeof LEVELS)[number];

/** A log of plain lines, from `level` up; unknown levels and none count as `warn`. */
export function lineLog(level: string | undefined, print: (line: string) => void): Log {
  const least = LEVELS.indexOf(LEVELS.find((each) => each === level) ?? 'warn');
  const line =
    (of: Level) =>
    (text: string, ...values: unknown[]) => {
      if (LEVELS.indexOf(of) >= least) print(`${of}: ${format(text, ...values)}`);
    };
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
}
