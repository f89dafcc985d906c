import type { Meanings } from '../../../http/failure';
import type { Method } from '../../../http/transport';
import { ConfigurationError, InputError, NotFoundError, PermissionError } from '../../../util/errors';

/** The vendor's name in texts. */
export const VENDOR = 'LS One';

/** One request to the API, before login, its turn and repeats. */
export interface LsOneRequest {
  readonly method: Method;
  /** Absolute on the host, ids encoded: `/api/inventory/purchase-order/00000001`. */
  readonly path: string;
  /** Encoded, without `?`. */
  readonly query?: string | undefined;
  /** JSON text; an empty text is sent as a body of no bytes. */
  readonly body?: string | undefined;
  /** `always`: reads, deletions and changes to absolute values. `ifNotDone`: only when the server surely did not act. */
  readonly repeat: 'always' | 'ifNotDone';
  /**
   * What the answer holds, default `json`: a write may be answered without a body. `text`: whatever it is, as it came.
   */
  readonly format?: 'json' | 'text' | undefined;
  /** Statuses beside 2xx that are an answer and no failure. Default: none. */
  readonly acceptedStatuses?: readonly number[] | undefined;
}

export interface LsOneAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON value, numbers of too many digits as texts; undefined without a body. In the format `text`: the text. */
  readonly body: unknown;
  /** The server's clock (the `Date` header). */
  readonly serverNowMs: number | undefined;
}

export interface LsOneClient {
  /**
   * Resolves with a 2xx answer, or one of an accepted status, after as many attempts as the rules allow; rejects with a
   * `LightspeedError`. The one exception: a repeated DELETE that finds nothing any more resolves with a 404, for an earlier
   * attempt, whose answer was lost, has deleted the record.
   */
  send(request: LsOneRequest): Promise<LsOneAnswer>;
}

/**
 * What a status means here. A missing permission is answered with a 401, as a missing token is: after a login that
 * worked it can only be the permission. Source: vendor's page PurchaseOrder, Permissions.
 */
export function meaningsFor(method: Method, path: string): Meanings {
  const forbidden = [
    PermissionError,
    `does not let this user do this: the user needs the permission ${permissionFor(method, path)}`,
  ] as const;
  return {
    401: forbidden,
    403: forbidden,
    400: [InputError, 'does not accept this request'],
    404: [NotFoundError, 'did not find it'],
  };
}

const permissionFor = (method: Method, path: string): string =>
  `PurchaseOrder:${method === 'GET' || path.endsWith('/search') ? 'Read' : 'Write'}`;

/** The login itself is refused with any of these. Its own statuses are not documented. */
export const LOGIN_MEANINGS: Meanings = Object.fromEntries(
  [400, 401, 403].map((status) => [
    status,
    [
      ConfigurationError,
      'does not accept this user name and password: check both, and that the user has the permission API',
    ] as const,
  ]),
);
