import { rayOf } from '../http/ray';
import { retryAfterMs } from '../http/retryAfter';

/** The failure of a refresh grant, independent of the HTTP library. */
export interface GrantFailure {
  /** `answer`: a refusal; else the reason why there is no complete, readable answer. */
  readonly kind: 'answer' | 'network' | 'tooLarge' | 'malformed';
  /** Of `network`: the system's code, e.g. `ECONNREFUSED`. */
  readonly code?: string | undefined;
  readonly status?: number | undefined;
  readonly ray?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  /** The parsed body of a refusal. */
  readonly payload?: unknown;
}

/** The library's error. It contains the request with its secrets: never use it as a cause. */
interface WreckError extends Error {
  readonly isBoom?: boolean;
  readonly code?: string;
  readonly output?: { readonly statusCode: number };
  readonly data?: {
    readonly code?: string;
    readonly isResponseError?: boolean;
    readonly payload?: unknown;
    readonly res?: {
      readonly statusCode: number;
      readonly headers: Record<string, string | undefined>;
      destroy(): void;
    };
  } | null;
}

/** Converts an error of the OAuth library. */
export function grantFailureOf(thrown: unknown): GrantFailure {
  const error = thrown as WreckError;
  const { data } = error;
  if (!data?.res) {
    const code = data?.code ?? error.code;
    // Neither a code nor an error of the library: it failed on a body that is no object.
    return code || error.isBoom ? { kind: 'network', code } : { kind: 'malformed' };
  }
  const { statusCode: status, headers } = data.res;
  const waitMs = retryAfterMs(headers['retry-after'], headers['date']);
  const answer = { status, ray: rayOf(headers), retryAfterMs: waitMs };
  if (data.isResponseError) {
    return { ...answer, kind: 'answer', payload: data.payload };
  }
  // The library does not close a body that it stopped reading.
  data.res.destroy();
  return { ...answer, kind: unreadableKind(error) };
}

function unreadableKind({ output, data }: WreckError): GrantFailure['kind'] {
  if (output?.statusCode === 413) {
    return 'tooLarge';
  }
  return data?.payload === undefined ? 'network' : 'malformed';
}
