import type { Readable } from 'node:stream';

/** One HTTP exchange: no tokens, no repeats, no rate. axios implements it in production, scripts in specs. */
export interface Transport {
  /**
   * Resolves with every status; rejects with a {@link TransportError}, or with the error of a body that could not be
   * read to its end: then the request broke off, and the server has not carried it out.
   */
  send(request: HttpRequest): Promise<HttpResponse>;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface HttpRequest {
  readonly method: Method;
  /** Absolute URL, sent exactly as it is. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, or a stream for files, which is destroyed at the end. */
  readonly body?: string | Readable | undefined;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Why no (whole) answer came:
 * - `refused`: no connection came about (refused, unknown host, connect time limit): nothing was sent
 * - `timeout`: no answer within the read or the overall time limit
 * - `reset`: the connection broke before the answer's headers
 * - `truncated`: the answer broke off in its body
 * - `tooLarge`: the answer exceeded the size limit
 */
export type TransportFailure = 'refused' | 'timeout' | 'reset' | 'truncated' | 'tooLarge';

/** The error of a transport; its message is a sentence without full stop, URL query, header or body. */
export class TransportError extends Error {
  readonly kind: TransportFailure;
  /** Of `timeout`, `truncated` and `tooLarge` where the headers had come. */
  readonly status: number | undefined;

  constructor(kind: TransportFailure, message: string, cause?: unknown, status?: number) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'TransportError';
    this.kind = kind;
    this.status = status;
  }
}
