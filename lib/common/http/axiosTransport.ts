import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https, { type RequestOptions } from 'node:https';
import axios, {
  AxiosHeaders,
  type AxiosResponse,
  type GenericAbortSignal,
  type InternalAxiosRequestConfig,
} from 'axios';
import { getProxyForUrl } from 'proxy-from-env';
import type { Settings } from '../util/settings';
import { isLoopback } from './loopback';
import {
  type HttpRequest,
  type HttpResponse,
  type Transport,
  TransportError,
  type TransportFailure,
} from './transport';

export type TransportLimits = Pick<
  Settings,
  'connectTimeoutMs' | 'readTimeoutMs' | 'requestTimeoutMs' | 'responseLimitBytes'
>;

/** Progress of an exchange: it decides the meaning of a failure. */
interface Progress {
  connected: boolean;
  status?: number;
  /** Error of reading the request's own body. */
  bodyError?: Error;
}

/** A server may close an idle connection while it is used again, which looks like a lost answer: close it earlier. */
const IDLE_CONNECTION_MS = 15_000;

/** As axios sets it for each request: another value would be set anew after each. */
const TCP_KEEP_ALIVE_MS = 60_000;

/** The part of axios that speaks HTTP: without interceptors, and settings that are merged anew for each request. */
const sendWithAxios = axios.getAdapter('http');

/**
 * A transport with axios: it keeps connections open, follows no redirects, uses the environment's proxies except for this
 * machine, and ends every exchange within the limits.
 */
export function createAxiosTransport(limits: TransportLimits): Transport {
  const agentOptions = { keepAlive: true, keepAliveMsecs: TCP_KEEP_ALIVE_MS, timeout: IDLE_CONNECTION_MS };
  const settings = {
    httpAgent: new http.Agent(agentOptions),
    httpsAgent: new https.Agent(agentOptions),
    timeout: limits.readTimeoutMs,
    maxContentLength: limits.responseLimitBytes,
    validateStatus: () => true,
    responseType: 'text',
  } as const;

  return {
    async send(request) {
      const progress: Progress = { connected: false };
      const { signal, abort } = createStop();
      const connectLimit = setTimeout(() => progress.connected || abort(), limits.connectTimeoutMs);
      const overallLimit = setTimeout(abort, limits.requestTimeoutMs);
      const body = typeof request.body === 'object' ? request.body : undefined;
      body?.once('error', (error) => {
        progress.bodyError = error;
      });
      try {
        const control = { signal, transport: recordingTo(progress) };
        return plainResponse(await sendWithAxios({ ...settings, ...control, ...axiosRequest(request) }));
      } catch (error) {
        throw progress.bodyError ?? transportError(error, progress, new URL(request.url).host);
      } finally {
        body?.destroy();
        clearTimeout(connectLimit);
        clearTimeout(overallLimit);
      }
    },
  };
}

/** What axios uses of an AbortController, which would take longer than all else that this file does for a request. */
function createStop(): { readonly signal: GenericAbortSignal; abort(): void } {
  let stop: (() => unknown) | undefined;
  return {
    signal: {
      aborted: false,
      addEventListener: (_, listener: () => unknown) => {
        stop = listener;
      },
      removeEventListener: () => {
        stop = undefined;
      },
    },
    abort: () => stop?.(),
  };
}

const axiosRequest = ({ method, url, headers, body }: HttpRequest): InternalAxiosRequestConfig => ({
  method,
  url,
  headers: new AxiosHeaders({ ...headers }),
  ...(body !== undefined && { data: body }),
  ...(hasProxyForLoopback(url) && { proxy: false }),
});

/**
 * `proxy: false` only where a proxy would be used: measured with axios 1.21, what it does then keeps the texts of past answers
 * in memory until the next full collection, and collecting takes twice as long.
 */
const hasProxyForLoopback = (url: string): boolean => isLoopback(new URL(url).hostname) && getProxyForUrl(url) !== '';

/** Node's own request functions, which follow no redirects; they record the progress. */
function recordingTo(progress: Progress) {
  return {
    request(options: RequestOptions, onResponse: (response: IncomingMessage) => void): ClientRequest {
      const request = (options.protocol === 'https:' ? https : http).request(options, (response) => {
        progress.status = response.statusCode ?? 0;
        onResponse(response);
      });
      request.once('socket', (socket) => {
        progress.connected = request.reusedSocket;
        // A pooled socket does not connect again: listeners would accumulate on it.
        if (request.reusedSocket) return;
        socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => {
          progress.connected = true;
        });
      });
      return request;
    },
  };
}

function plainResponse({ status, headers, data }: AxiosResponse<string>): HttpResponse {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    plain[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return { status, headers: plain, body: data };
}

/** Without the cause: errors of axios contain the request with its token and body. */
function transportError(error: unknown, progress: Progress, host: string): TransportError {
  const { code, message } = error as { code?: string; message: string };
  const kind = kindOf(code, message, progress);
  return new TransportError(kind, TEXTS[kind](host, code ?? 'no code'), undefined, progress.status);
}

function kindOf(code: string | undefined, message: string, { connected, status }: Progress): TransportFailure {
  if (!connected) {
    return 'refused';
  }
  if (code === 'ECONNABORTED' || code === 'ERR_CANCELED' || code === 'ETIMEDOUT') {
    return 'timeout';
  }
  if (status === undefined) {
    return 'reset';
  }
  // axios has no code for this error.
  return message.startsWith('maxContentLength') ? 'tooLarge' : 'truncated';
}

const TEXTS: Readonly<Record<TransportFailure, (host: string, code: string) => string>> = {
  refused: (host, code) => `No connection to ${host} (${code === 'ERR_CANCELED' ? 'no reply in time' : code})`,
  timeout: (host) => `${host} did not answer in time`,
  reset: (host, code) => `The connection to ${host} broke before an answer came (${code})`,
  truncated: (host) => `The answer of ${host} broke off`,
  tooLarge: (host) => `The answer of ${host} is larger than API_RESPONSE_LIMIT_MB allows`,
};
