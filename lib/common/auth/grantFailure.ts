import { rayOf } from '../http/ray';
import { retryAfterMs } from '../http/retryAfter';

/** How a refresh grant failed, free of the HTTP library. */
export interface GrantFailure {
  /** Why no whole answer came, or why it could not be read. */
  readonly kind: 'answer' | 'network' | 'tooLarge' | 'malformed';
  /** Of `network`: the system's code, e.g. `ECONNREFUSED`. */
  readonly code?: string | undefined;
  readonly status?: number | undefined;
  readonly ray?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  /** The parsed body of a refusal. */
  readonly payload?: unknown;
}

/** What the library throws. It carries the request with its secrets: never a cause of our errors. */
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

/** Tells from what the OAuth library threw how the exchange went. */
export function grantFailureOf(thrown: unknown): GrantFailure {
  const error = thrown as WreckError;
  const { data } = error;
  if (!data?.res) {
    const code = data?.code ?? error.code;
    // Without a code and not of the library: it stumbled over a body that is no object.
    return code || error.isBoom ? { kind: 'network', code } : { kind: 'malformed' };
  }
  const { statusCode: status, headers } = data.res;
  const waitMs = retryAfterMs(headers['retry-after'], headers['date']);
  const answer = { status, ray: rayOf(headers), retryAfterMs: waitMs };
  if (data.isResponseError) {
    return { ...answer, kind: 'answer', payload: data.payload };
  }
  // The library leaves a body that it gave up on open.
  data.res.destroy();
  return { ...answer, kind: unreadableKind(error) };
}

function unreadableKind({ output, data }: WreckError): GrantFailure['kind'] {
  if (output?.statusCode === 413) {
    return 'tooLarge';
  }
  return data?.payload === undefined ? 'network' : 'malformed';
}
