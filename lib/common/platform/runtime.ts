import { setMaxListeners } from 'node:events';
import { createAxiosTransport, type TransportLimits } from '../http/axiosTransport';
import type { Transport } from '../http/transport';
import { type Clock, systemClock } from '../util/clock';
import { createRegistry } from '../util/registry';
import type { Settings } from '../util/settings';

/** What a session needs of the process around it; specs bring their own. */
export interface Runtime {
  readonly clock: Clock;
  readonly env: NodeJS.ProcessEnv;
  /** 0 to 1: the jitter of waits. */
  readonly random: () => number;
  /** Aborts when the process is told to stop; absent: it never is. */
  readonly stop?: AbortSignal;
  /** The transport to a server; the same one for all sessions with equal limits, so that connections stay open. */
  transportTo(origin: string, settings: Settings): Transport;
  /** Wraps what leaves the process without a transport; a spec's clock stands still meanwhile. Default: nothing. */
  readonly during?: <T>(work: Promise<T>) => Promise<T>;
}

/** Servers of a process: the API, the platform, a storage; a transport that is forgotten ends with its last request. */
const transports = createRegistry<Transport>(100);

export const nodeRuntime: Runtime = {
  clock: systemClock,
  env: process.env,
  random: Math.random,
  get stop() {
    return stopSignal();
  },
  transportTo(origin, settings) {
    return transports.get(JSON.stringify([origin, limitsOf(settings)]), () => createAxiosTransport(settings));
  },
};

const limitsOf = ({
  connectTimeoutMs,
  readTimeoutMs,
  requestTimeoutMs,
  responseLimitBytes,
}: Settings): TransportLimits => ({ connectTimeoutMs, readTimeoutMs, requestTimeoutMs, responseLimitBytes });

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
