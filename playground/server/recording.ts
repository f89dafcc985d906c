import { randomUUID } from 'node:crypto';
import type { HttpRequest, HttpResponse, Transport } from '../../lib/common/http/transport';
import { parseRateHeaders } from '../../lib/common/rate/headers';
import type { Exchange, Spender } from '../protocol';
import { maskedHeaders, maskedText } from './masked';

/** Longer bodies are cut for the page. */
const MAX_SHOWN = 20_000;

/** The transport, with each request and answer told to `record`. */
export function recording(transport: Transport, by: Spender, record: (exchange: Exchange) => void): Transport {
  return {
    async send(request) {
      const atMs = Date.now();
      const tell = (response?: HttpResponse) => record(exchangeOf({ by, atMs, request, response }));
      try {
        const response = await transport.send(request);
        tell(response);
        return response;
      } catch (error) {
        tell();
        throw error;
      }
    },
  };
}

interface Sent {
  readonly by: Spender;
  readonly atMs: number;
  readonly request: HttpRequest;
  readonly response: HttpResponse | undefined;
}

export function exchangeOf({ by, atMs, request, response }: Sent): Exchange {
  const { costDrips, levelDrips, sizeDrips, dripsPerS, limiter } = parseRateHeaders(response?.headers ?? {});
  return {
    id: randomUUID(),
    ...{ by, atMs, costDrips, levelDrips, sizeDrips, dripsPerS, limiter },
    durationMs: Date.now() - atMs,
    method: request.method,
    url: maskedText(request.url),
    requestHeaders: maskedHeaders(request.headers),
    requestBody: typeof request.body === 'string' ? shown(request.body) : request.body ? '(a file)' : '',
    status: response?.status ?? 0,
    responseHeaders: maskedHeaders(response?.headers ?? {}),
    responseBody: shown(response?.body ?? ''),
  };
}

function shown(text: string): string {
  const masked = maskedText(text);
  return masked.length > MAX_SHOWN ? `${masked.slice(0, MAX_SHOWN)}\n… (${masked.length} characters)` : masked;
}
