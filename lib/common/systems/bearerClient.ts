import { version } from '../../../package.json';
import type { TokenManager } from '../auth/tokens';
import { type AnswerFormat, answerBody } from '../http/answerBody';
import { type Meanings, requestFailureOf, tooDeepFailure, unreadableFailure } from '../http/failure';
import type { FormBody } from '../http/formBody';
import { type Attempt, repeatRequest } from '../http/repeatRequest';
import { type Failure, isUnclear, type RetryContext } from '../http/retry';
import {
  asOutcome,
  type HttpRequest,
  type HttpResponse,
  type Method,
  type Transport,
  TransportError,
} from '../http/transport';
import { parseRateHeaders } from '../rate/headers';
import type { RateLimiter } from '../rate/limiter';
import { waitForTurn } from '../rate/waitForTurn';
import { isDeeperThan, MAX_DEPTH } from '../util/collections';
import { unlessStopped } from '../util/deadline';
import type { SystemRuntime } from './system';

/** One request to a vendor that takes a bearer token and names no limit of requests. */
export interface BearerRequest {
  readonly method: Method;
  /** On one of the hosts that the token is for: the caller answers for that. */
  readonly url: string;
  /** Sent as JSON; absent: no body. */
  readonly body?: unknown;
  /** In place of `body`: the JSON as it is sent; an empty text is a body of no bytes. */
  readonly text?: string | undefined;
  /** In place of `body`; made anew for each attempt. */
  readonly form?: () => FormBody;
  /** `always`: repeating does no harm. `ifNotDone`: only when the vendor surely did not act. */
  readonly repeat: RetryContext['repeat'];
  /** What the answer holds; default: JSON. */
  readonly format?: AnswerFormat;
  /** In place of `format`: reads the answer; undefined when it is not what it should be. */
  readonly read?: (response: HttpResponse) => { readonly body: unknown } | undefined;
  /** Statuses beside 2xx that are an answer and no failure; default: none. */
  readonly acceptedStatuses?: readonly number[];
  /** What a status means for this request, where it is not the usual. */
  readonly meanings?: Meanings;
}

export interface BearerAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON; in the format `any` perhaps a text; undefined without a body. */
  readonly body: unknown;
}

export interface BearerClient {
  /**
   * Resolves with a 2xx answer, or one of an accepted status, after as many attempts as the rules allow. The one exception: a
   * repeated DELETE that finds nothing any more resolves with a 404, for an earlier attempt has deleted the record.
   */
  send(request: BearerRequest): Promise<BearerAnswer>;
}

type RunParts = Pick<SystemRuntime, 'clock' | 'random' | 'log' | 'stats' | 'settings' | 'deadline'>;

export interface BearerParts extends RunParts {
  /** The vendor's name, for errors. */
  readonly vendor: string;
  readonly transport: Transport;
  readonly limiter: RateLimiter;
  readonly tokens: TokenManager;
  /** The `Accept` header; default `application/json`. */
  readonly accept?: string;
}

/** The client of one run; limiter, tokens and transport are shared by all runs of the connection. */
export const createBearerClient = (parts: BearerParts): BearerClient => ({
  send: (request) =>
    repeatRequest(parts, request.repeat, async (earlier) => {
      const { outcome, tookMs } = await authorizedExchange(parts, request, earlier.length > 0);
      const result = resultOf(parts, request, outcome, tookMs);
      return 'failure' in result && isGone(request, result.failure, earlier) ? { answer: GONE } : result;
    }),
});

/** The record was not there the second time: an earlier attempt, whose answer was lost, has deleted it. */
const isGone = ({ method }: BearerRequest, { status }: Failure, earlier: readonly Failure[]): boolean =>
  method === 'DELETE' && status === 404 && earlier.some(isUnclear);

const GONE: BearerAnswer = { status: 404, headers: {}, body: undefined };

interface Exchange {
  readonly outcome: HttpResponse | TransportError;
  /** The token that it was sent with. */
  readonly token: string;
  readonly tookMs: number;
}

/** One exchange, after a 401 with another token: a renewed one, then one that another step has stored meanwhile. */
async function authorizedExchange(parts: BearerParts, request: BearerRequest, repeated: boolean): Promise<Exchange> {
  const { tokens, stats } = parts;
  const first = await exchange(parts, request, repeated);
  if (first.outcome.status !== 401) return first;
  await tokens.refreshAfter401(first.token);
  stats.renewals++;
  const second = await exchange(parts, request, true);
  if (second.outcome.status !== 401) return second;
  const other = await tokens.recheck(second.token);
  return other === undefined ? second : exchange(parts, request, true);
}

async function exchange(parts: BearerParts, request: BearerRequest, repeated: boolean): Promise<Exchange> {
  const { limiter, tokens, transport, clock, deadline } = parts;
  const booking = await waitForTurn(limiter, 1, { repeated, deadline });
  let answer: Parameters<typeof booking.settle>[0];
  try {
    // Only now: a token taken before the wait might be dead by the end of it.
    const token = await tokens.token();
    const sentAtMs = clock.nowMs();
    if (request.repeat === 'ifNotDone') deadline.commit();
    const sending = transport.send(httpRequest(parts, request, token)).catch(asOutcome);
    const outcome = await (request.method === 'GET' ? unlessStopped(sending, deadline) : sending);
    if (!(outcome instanceof TransportError)) {
      answer = { status: outcome.status, rate: parseRateHeaders(outcome.headers) };
    }
    const tookMs = clock.nowMs() - sentAtMs;
    record(parts, request, { outcome, repeated, refusedMs: booking.waits.refusedMs, tookMs });
    return { outcome, token, tookMs };
  } finally {
    booking.settle(answer);
  }
}

function httpRequest({ accept = 'application/json' }: BearerParts, request: BearerRequest, token: string): HttpRequest {
  const { method, url, body, text, form } = request;
  const headers = {
    Authorization: `Bearer ${token}`,
    Accept: accept,
    'User-Agent': `lightspeed-component/${version}`,
  };
  if (form) {
    const made = form();
    return { method, url, headers: { ...headers, ...made.headers }, body: made.content };
  }
  const json = text ?? (body === undefined ? undefined : JSON.stringify(body));
  return json === undefined
    ? { method, url, headers }
    : { method, url, headers: { ...headers, 'Content-Type': 'application/json' }, body: json };
}

interface ExchangeRecord extends Pick<Exchange, 'outcome' | 'tookMs'> {
  readonly repeated: boolean;
  readonly refusedMs: number;
}

function record({ stats, log }: BearerParts, { method, url }: BearerRequest, done: ExchangeRecord): void {
  const { outcome, repeated, refusedMs, tookMs } = done;
  stats.requests++;
  stats.repeats += repeated ? 1 : 0;
  stats.refusals += outcome.status === 429 ? 1 : 0;
  stats.waitedMs.refused += refusedMs;
  const result = outcome instanceof TransportError ? outcome.kind : outcome.status;
  log.info('%s %s: %s, waited %s ms, took %s ms', method, new URL(url).pathname, result, refusedMs, tookMs);
}

function resultOf(
  { vendor }: BearerParts,
  request: BearerRequest,
  outcome: HttpResponse | TransportError,
  tookMs: number,
): Attempt<BearerAnswer> {
  const { method, url, acceptedStatuses = [], meanings } = request;
  const description = { method, path: new URL(url).pathname, vendor, meanings };
  const { status = 0 } = outcome;
  const isAnswer =
    !(outcome instanceof TransportError) && ((status >= 200 && status < 300) || acceptedStatuses.includes(status));
  if (!isAnswer) return { failure: { ...requestFailureOf(outcome, description), ...asked(outcome), tookMs } };
  const read = request.read ? request.read(outcome) : answerBody(outcome, request);
  if (!read) return { failure: { ...unreadableFailure(outcome, description), tookMs } };
  if (isDeeperThan(MAX_DEPTH, read.body)) return { failure: { ...tooDeepFailure(outcome, description), tookMs } };
  return { answer: { status, headers: outcome.headers, body: read.body } };
}

/** The wait that a failed answer asks for. */
const asked = (outcome: HttpResponse | TransportError) =>
  outcome instanceof TransportError ? {} : { retryAfterMs: parseRateHeaders(outcome.headers).retryAfterMs };
