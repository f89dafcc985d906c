import { answerBody } from '../../../http/answerBody';
import { requestFailureOf, tooDeepFailure, unreadableFailure } from '../../../http/failure';
import { repeatRequest } from '../../../http/repeatRequest';
import { type Failure, isUnclear, type RetryLimits } from '../../../http/retry';
import { type HttpResponse, TransportError } from '../../../http/transport';
import type { RateHeaders } from '../../../rate/headers';
import { isDeeperThan, MAX_DEPTH } from '../../../util/collections';
import { type AuthorizedParts, authorizedExchange } from './authorized';
import type { Exchange } from './exchange';
import { type RequestResult, type RetailAnswer, type RetailClient, type RetailRequest, VENDOR } from './request';
import { requestUrl } from './urls';

export interface RetailClientParts extends AuthorizedParts {
  readonly settings: RetryLimits;
  /** From 0 to 1; default `Math.random`. */
  readonly random?: () => number;
}

/** The client of one run on one connection; scheduler, tokenManager and transport are shared by all of its runs. */
export function createRetailClient(parts: RetailClientParts): RetailClient {
  const attempt: RetailClient['attempt'] = (request, options) => attemptOnce(parts, request, options?.repeated);
  return { attempt, send: (request) => sendUntilDone(parts, request), accountId: parts.accountId };
}

async function attemptOnce(parts: RetailClientParts, request: RetailRequest, repeated = false): Promise<RequestResult> {
  const url = await requestUrl(parts.origin, request, parts.accountId);
  return resultOf(parts, await authorizedExchange(parts, url, request, repeated), url, request);
}

function resultOf(
  { clock }: RetailClientParts,
  { outcome, rate, sentAtMs }: Exchange,
  url: string,
  request: RetailRequest,
): RequestResult {
  const tookMs = clock.nowMs() - sentAtMs;
  const { method, scopes } = request;
  const describe = () => ({ method, path: new URL(url).pathname, scopes, vendor: VENDOR });
  if (!(outcome instanceof TransportError) && isAccepted(outcome.status, request)) {
    const read = answerBody(outcome, request);
    if (read && !isDeeperThan(MAX_DEPTH, read.body)) return { answer: answerOf(outcome, read), url };
    const format = request.format === 'html' ? 'HTML' : 'JSON';
    const issue = read ? tooDeepFailure(outcome, describe()) : unreadableFailure(outcome, describe(), format);
    return { failure: { ...issue, tookMs } };
  }
  const { retryAfterMs } = rate;
  return {
    failure: { ...requestFailureOf(outcome, describe()), limiter: refusingLimiter(rate), retryAfterMs, tookMs },
  };
}

const isAccepted = (status: number, { acceptedStatuses = [] }: RetailRequest): boolean =>
  (status >= 200 && status < 300) || acceptedStatuses.includes(status);

function answerOf({ status, headers, body: text }: HttpResponse, read: { readonly body: unknown }): RetailAnswer {
  const serverNowMs = Date.parse(headers['date'] ?? '');
  const characters = text.length;
  return { status, headers, ...read, serverNowMs: Number.isNaN(serverNowMs) ? undefined : serverNowMs, characters };
}

const sendUntilDone = (parts: RetailClientParts, request: RetailRequest): Promise<RetailAnswer> =>
  repeatRequest({ ...parts, vendor: VENDOR }, request.repeat, async (earlier) => {
    const result = await attemptOnce(parts, request, earlier.length > 0);
    return 'failure' in result && isGone(request, result.failure, earlier) ? { answer: GONE } : result;
  });

/** The record was not there the second time: an earlier attempt, whose answer was lost, has deleted it. */
const isGone = ({ method }: RetailRequest, failure: Failure, earlier: readonly Failure[]): boolean =>
  method === 'DELETE' && failure.status === 404 && earlier.some(isUnclear);

const GONE: RetailAnswer = { status: 404, headers: {}, body: undefined, serverNowMs: undefined };

/**
 * The limiter that explains a refusal. Undefined when the answer names none, or names one whose level, in the same
 * answer, is below its limit: then something else has refused the request. Source: vendor's page Rate Limits.
 */
function refusingLimiter(rate: RateHeaders): RateHeaders['limiter'] {
  const [level, limit] =
    rate.limiter === 'burst' ? [rate.burstCount, rate.burstLimit] : [rate.levelDrips, rate.sizeDrips];
  return level !== undefined && limit !== undefined && level < limit ? undefined : rate.limiter;
}
