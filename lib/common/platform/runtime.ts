import { setMaxListeners } from 'node:events';
import { createAxiosTransport, type TransportLimits } from '../http/axiosTransport';
import type { Transport } from '../http/transport';
import { type Clock, systemClock } from '../util/clock';
import { createRegistry } from '../util/registry';
import type { Settings } from '../util/settings';

/** The surroundings of a session: clock, environment, randomness, network. Specs provide their own. */
export interface Runtime {
  readonly clock: Clock;
  readonly env: NodeJS.ProcessEnv;
  /** 0 to 1: the jitter of waits. */
  readonly random: () => number;
  /** Aborts when the platform stops the process; absent: never. */
  readonly stop?: AbortSignal;
  /** The transport to a server. Sessions with equal limits share it, so that connections stay open. */
  transportTo(origin: string, settings: Settings): Transport;
  /** Wraps requests without a transport, so that the clock of a spec can wait for them. Default: no wrapper. */
  readonly during?: <T>(work: Promise<T>) => Promise<T>;
}

/** One per server: the API, the platform, a storage. A dropped transport ends with its last request. */
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
 * Aborts when the platform stops this process. The sailor handles the same signals: it accepts no more messages and waits
 * for those in progress. Without another listener, as on the command line, this listener would keep the process alive: then
 * Node's default applies, which ends the process at once.
 */
export function stopSignal(): AbortSignal {
  signal ??= listen();
  return signal;
}

function listen(): AbortSignal {
  const stop = new AbortController();
  // Every wait in the process listens to this signal.
  setMaxListeners(0, stop.signal);
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    if (process.listenerCount(name) > 0) process.once(name, () => stop.abort());
  }
  return stop.signal;
}
