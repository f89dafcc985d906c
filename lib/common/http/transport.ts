import type { Readable } from 'node:stream';

/** One HTTP exchange, without tokens, retries and rate limits. Production uses axios, specs use scripts. */
export interface Transport {
  /**
   * Resolves for every status. Rejects with a {@link TransportError}, or with the error of reading the request's body: then
   * the request was incomplete, and the server did not carry it out.
   */
  send(request: HttpRequest): Promise<HttpResponse>;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface HttpRequest {
  readonly method: Method;
  /** Absolute URL, sent exactly as it is. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, or a stream for files; the stream is destroyed at the end. */
  readonly body?: string | Readable | undefined;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Reason for a missing or incomplete answer:
 * - `refused`: no connection (refused, unknown host, connect time limit): nothing was sent
 * - `timeout`: no answer within the read or the overall time limit
 * - `reset`: the connection ended before the answer's headers
 * - `truncated`: the answer's body was incomplete
 * - `tooLarge`: the answer exceeded the size limit
 */
export type TransportFailure = 'refused' | 'timeout' | 'reset' | 'truncated' | 'tooLarge';

/** The error of a transport. Its message is a sentence without full stop; it contains no URL query, header or body. */
export class TransportError extends Error {
  readonly kind: TransportFailure;
  /** With `timeout`, `truncated` and `tooLarge` when the headers had arrived. */
  readonly status: number | undefined;

  constructor(kind: TransportFailure, message: string, cause?: unknown, status?: number) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'TransportError';
    this.kind = kind;
    this.status = status;
  }
}

/** A transport's failure as an outcome beside the answers; throws any other error. */
export function asOutcome(error: unknown): TransportError {
  if (error instanceof TransportError) {
    return error;
  }
  throw error;
}
