import { format } from 'node:util';
import type { Log } from '../../lib/common/util/log';

export interface MemoryLog extends Log {
  readonly lines: string[];
}

/** A log that keeps its lines, formatted, with the level in front. */
export function memoryLog(): MemoryLog {
  const lines: string[] = [];
  const writer =
    (level: string) =>
    (text: string, ...values: unknown[]) => {
      lines.push(`${level} ${format(text, ...values)}`);
    };
  return { lines, debug: writer('debug'), info: writer('info'), warn: writer('warn'), error: writer('error') };
}
