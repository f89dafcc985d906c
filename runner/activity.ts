import { format } from 'node:util';
import type { Log } from '../lib/common/util/log';

/** A log that is listened to while somebody waits. */
export interface Activity {
  readonly log: Log;
  stop(): void;
}

const EVERY_MS = 5_000;

/**
 * Tells every five seconds how many requests have been answered, and the last one: a run that waits for the rate limit
 * looks like one that hangs.
 */
export function showActivity(log: Log, print: (line: string) => void): Activity {
  const startedMs = Date.now();
  let requests = 0;
  let last = 'none yet';
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - startedMs) / 1000);
    print(`... ${seconds} s, ${requests} requests; the last: ${last}`);
  }, EVERY_MS);
  const info: Log['info'] = (text, ...values) => {
    const line = format(text, ...values);
    if (REQUEST.test(line)) {
      requests++;
      last = line;
    }
    log.info(text, ...values);
  };
  return { log: { ...log, info }, stop: () => clearInterval(timer) };
}

const REQUEST = /^[A-Z]+ \S+: /;
