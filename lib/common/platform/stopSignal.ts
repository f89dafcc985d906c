import { setMaxListeners } from 'node:events';

let signal: AbortSignal | undefined;

/**
 * Aborts when the platform tells this process to stop. The runtime takes the same signals: it takes no more messages and
 * waits for those in work. Where nobody else listens, as on the command line, nobody would end the process after us: then
 * it stays with Node's own way, which ends it at once.
 */
export function stopSignal(): AbortSignal {
  signal ??= listen();
  return signal;
}

function listen(): AbortSignal {
  const stop = new AbortController();
  // Everything that waits in a process listens to this one.
  setMaxListeners(0, stop.signal);
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    if (process.listenerCount(name) > 0) process.once(name, () => stop.abort());
  }
  return stop.signal;
}
