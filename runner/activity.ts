import { format } from 'node:util';
import type { Log } from '../lib/common/util/log';

/** A log that feeds a progress display. */
export interface Activity {
  readonly log: Log;
  stop(): void;
}

const EVERY_MS = 5_000;

/**
 * Prints the number of requests and the last one every five seconds: otherwise a run that waits for the rate limit looks
 * like one that hangs.
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
