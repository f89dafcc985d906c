import { type HttpRequest, type HttpResponse, TransportError } from '../../lib/common/http/transport';
import type { Runtime } from '../../lib/common/platform/runtime';
import { answer } from './scriptedTransport';
import type { RunningSystem } from './systems/systemUnderTest';

/** What becomes of one request. */
export interface Strike {
  /** Whether the server carries the request out first. */
  readonly arrives: boolean;
  /** What the client gets; `real`: the server's answer, if there is one. */
  outcome(request: HttpRequest, real?: HttpResponse): HttpResponse | TransportError;
}

const lost = (outcome: HttpResponse | TransportError): Strike => ({ arrives: true, outcome: () => outcome });
const refused = (outcome: HttpResponse | TransportError): Strike => ({ arrives: false, outcome: () => outcome });

/** Faults that pass: the same request, sent again, finds a healthy server. */
export const PASSING: Readonly<Record<string, Strike>> = {
  'a refused connection': refused(new TransportError('refused', 'No connection')),
  'a connection that breaks before the request arrives': refused(new TransportError('reset', 'Connection reset')),
  'a 401': refused(answer(401, { message: 'no' })),
  'a 429 that says when': refused(answer(429, { message: 'slow down' }, { 'retry-after': '2' })),
  'a 503': refused(answer(503, 'busy')),
  'a connection that breaks after the request arrived': lost(new TransportError('reset', 'Connection reset')),
  'no answer in time': lost(new TransportError('timeout', 'No answer in time')),
  'an answer that a gateway loses': lost(answer(502, '<html><h1>Bad Gateway</h1></html>')),
  'an answer that breaks off': {
    arrives: true,
    outcome: (_, real) => ({ status: 200, headers: {}, ...real, body: real?.body.slice(0, -3) || '{"' }),
  },
};

export interface StruckRuntime {
  readonly runtime: Runtime;
  /** The paths of the requests so far, struck ones included. */
  readonly paths: string[];
}

/**
 * A step's runtime in which requests are struck.
 *
 * @param strikeFor the strike for the request of that number, 1-based; undefined: none
 */
export function struckRuntime(
  { step }: Pick<RunningSystem, 'step'>,
  strikeFor: (nth: number, path: string) => Strike | undefined,
): StruckRuntime {
  const paths: string[] = [];
  const transportTo: Runtime['transportTo'] = (origin, settings) => {
    const { send } = step.runtime.transportTo(origin, settings);
    return {
      async send(request) {
        const { pathname } = new URL(request.url);
        paths.push(pathname);
        const strike = strikeFor(paths.length, pathname);
        const real = !strike || strike.arrives ? await send(request) : undefined;
        const outcome = strike ? strike.outcome(request, real) : real;
        if (outcome instanceof TransportError || !outcome) throw outcome;
        return outcome;
      },
    };
  };
  return { runtime: { ...step.runtime, transportTo }, paths };
}
