import { format } from 'node:util';
import type { Log } from '../lib/common/log';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
type Level = (typeof LEVELS)[number];

/** A log on stderr, so that stdout holds the function's output alone. Unknown levels count as `warn`. */
export function stderrLog(level: string | undefined): Log {
  const least = Math.max(0, LEVELS.indexOf((level || 'warn') as Level));
  const line =
    (of: Level) =>
    (text: string, ...values: unknown[]) => {
      if (LEVELS.indexOf(of) >= least) process.stderr.write(`${of}: ${format(text, ...values)}\n`);
    };
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
}
