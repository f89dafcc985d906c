import { TransportError } from '../../lib/common/http/transport';
import type { Runtime } from '../../lib/common/platform/runtime';

/** The moment of a crash, counted in the requests that the process has sent. */
export interface Crash {
  /** 1-based: the request that it does not live to see answered. */
  readonly atRequest: number;
  /** Whether that request still reaches the server; those before it, in flight, do. */
  readonly arrives: boolean;
}

/** The runtime of a process that crashes: from then on no request goes out and no answer comes in. */
export function crashingRuntime(runtime: Runtime, { atRequest, arrives }: Crash): Runtime {
  let sent = 0;
  const isDead = () => sent >= atRequest;
  return {
    ...runtime,
    transportTo(origin, settings) {
      const { send } = runtime.transportTo(origin, settings);
      return {
        async send(request) {
          sent++;
          if (sent > atRequest || (isDead() && !arrives)) throw new TransportError('refused', 'The process is dead');
          const answer = await send(request);
          if (isDead()) throw new TransportError('reset', 'The process has died');
          return answer;
        },
      };
    },
  };
}
