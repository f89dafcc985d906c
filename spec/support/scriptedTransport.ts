import { type HttpRequest, type HttpResponse, type Transport, TransportError } from '../../lib/common/http/transport';

/** What one request gets: an answer, a transport failure, or a function that finds out (and may let time pass). */
export type ScriptedAnswer =
  | HttpResponse
  | TransportError
  | ((request: HttpRequest) => HttpResponse | TransportError | Promise<HttpResponse | TransportError>);

export interface ScriptedTransport extends Transport {
  /** Everything that was sent, in order. */
  readonly requests: readonly HttpRequest[];
  /** `GET /API/V3/Account/1/Item.json?limit=100`: the requests without their host. */
  wire(): string[];
  /** Throws if an answer is left over. */
  assertUsedUp(): void;
}

/** A transport that gives the answers of a script in their order, and fails loudly when asked for more. */
export function scriptedTransport(...answers: readonly ScriptedAnswer[]): ScriptedTransport {
  const requests: HttpRequest[] = [];
  return {
    requests,
    wire: () => requests.map(({ method, url }) => `${method} ${url.replace(/^https?:\/\/[^/]+/, '')}`),
    assertUsedUp() {
      if (requests.length < answers.length) {
        throw new Error(`${answers.length - requests.length} of ${answers.length} scripted answers were not asked for`);
      }
    },
    async send(request) {
      const scripted = answers[requests.length];
      requests.push(request);
      if (scripted === undefined) {
        throw new Error(`unexpected request number ${requests.length}: ${request.method} ${request.url}`);
      }
      const answer = typeof scripted === 'function' ? await scripted(request) : scripted;
      if (answer instanceof TransportError) {
        throw answer;
      }
      return answer;
    },
  };
}

/** An answer; a body that is no text is sent as JSON. */
export const answer = (status: number, body: unknown = '', headers: Record<string, string> = {}): HttpResponse => ({
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
