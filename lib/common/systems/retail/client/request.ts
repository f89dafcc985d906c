import type { FormBody } from '../../../http/formBody';
import type { Failure } from '../../../http/retry';
import type { Method } from '../../../http/transport';

/** The vendor's name in texts. */
export const VENDOR = 'Lightspeed';

/** One request to the R-Series API, before tokens, rate and repeats. */
export interface RetailRequest {
  readonly method: Method;
  /**
   * `Item/12`: relative to `/API/V3/Account/{accountID}/`, ids already encoded, no suffix.
   * `/API/V3/Account`: absolute on the vendor's host, no suffix.
   * `https://…`: a `next` link, sent unchanged, refused unless it has the connection's origin.
   */
  readonly path: string;
  /** Encoded, without `?`. */
  readonly query?: string | undefined;
  readonly body?: unknown;
  /**
   * In place of `body`: a file with its fields, whose first bytes are there. Made anew for each attempt, because a stream
   * can be read only once, and before the request takes its turn; a rejection ends the request.
   */
  readonly form?: (() => Promise<FormBody>) | undefined;
  /** Price by the vendor's rules (costs.ts). */
  readonly costDrips: number;
  /**
   * `always`: GET, DELETE and PUT of absolute values. `ifNotDone`: only when the vendor surely did not act
   * (429, refused connection, 401 before renewal).
   */
  readonly repeat: 'always' | 'ifNotDone';
  /** Any one of them allows the request; the error names them when the vendor forbids it. */
  readonly scopes?: readonly string[] | undefined;
  /**
   * What the answer holds, default `json`. `html`: the page of a printed document. `any`: the path has its suffix
   * already, and an answer that is no JSON comes back as its text.
   */
  readonly format?: 'json' | 'html' | 'any' | undefined;
  /** Statuses beside 2xx that are an answer and no failure. Default: none. */
  readonly acceptedStatuses?: readonly number[] | undefined;
}

export interface RetailAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON body, or the text of an HTML page; of an answer in `any` format perhaps its text. */
  readonly body: unknown;
  /** The vendor's clock (the `Date` header). */
  readonly serverNowMs: number | undefined;
  /** Length of the answer's text; undefined: there was none. */
  readonly characters?: number;
}

/** `url`: the one that was requested; links in the answer are compared with it. */
export type RequestResult = { readonly answer: RetailAnswer; readonly url?: string } | { readonly failure: Failure };

/** Bucket, token and transport of one connection, met in one place. */
export interface RetailClient {
  /**
   * Resolves with a 2xx answer, or one of an accepted status, after as many attempts as the rules allow; rejects with a `LightspeedError`.
   * The one exception: a repeated DELETE that finds nothing any more resolves with a 404, for an earlier attempt,
   * whose outcome was unclear, has deleted the record.
   */
  send(request: RetailRequest): Promise<RetailAnswer>;
  /**
   * One attempt (with at most one token renewal and repeat after a 401): for callers with repeat rules of their own,
   * such as lists that halve their pages. `repeated` puts it at the front of the queue.
   */
  attempt(request: RetailRequest, options?: { readonly repeated?: boolean }): Promise<RequestResult>;
  /** The account that relative paths belong to. */
  accountId(): Promise<string>;
}
