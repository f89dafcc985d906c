import { failureOf, type RequestDescription, unreadable } from '../../../http/failure';
import { finalError } from '../../../http/finalError';
import type { Failure } from '../../../http/outcome';
import { isUnclear, nextTry, type RetryLimits, type Trial } from '../../../http/retry';
import { type HttpResponse, TransportError } from '../../../http/transport';
import { answerBody } from './answerBody';
import { type Exchange, type ExchangeParts, exchange } from './exchange';
import type { Attempt, RetailAnswer, RetailClient, RetailRequest } from './request';
import { requestUrl } from './urls';

export interface RetailClientParts extends ExchangeParts {
  /** The only place that the token is sent to, for example `https://api.lightspeedapp.com`. */
  readonly origin: string;
  readonly accountId: () => Promise<string>;
  readonly settings: RetryLimits;
  /** From 0 to 1; default `Math.random`. */
  readonly random?: () => number;
}

type TimedAttempt = Attempt & { readonly sentAtMs: number };

/** The client of one run on one connection; scheduler, keeper and transport are shared by all of its runs. */
export function createRetailClient(parts: RetailClientParts): RetailClient {
  const attempt: RetailClient['attempt'] = (request, options) => timedAttempt(parts, request, options?.repeated);
  return { attempt, send: (request) => sendUntilDone(parts, request) };
}

async function timedAttempt(parts: RetailClientParts, request: RetailRequest, repeated = false): Promise<TimedAttempt> {
  const url = await requestUrl(parts.origin, request, parts.accountId);
  const first = await exchange(parts, url, request, repeated);
  if (first.outcome.status !== 401) {
    return judged(first, url, request);
  }
  await parts.keeper.replace(first.token);
  parts.stats.renewals++;
  return judged(await exchange(parts, url, request, true), url, request);
}

function judged({ outcome, rate, sentAtMs }: Exchange, url: string, request: RetailRequest): TimedAttempt {
  const description = { method: request.method, path: new URL(url).pathname, scopes: request.scopes };
  if (!(outcome instanceof TransportError) && isWelcome(outcome.status, request)) {
    return { ...readAnswer(outcome, request, description), url, sentAtMs };
  }
  const { limiter, retryAfterMs } = rate;
  return { failure: { ...failureOf(outcome, description), limiter, retryAfterMs }, sentAtMs };
}

const isWelcome = (status: number, { welcome = [] }: RetailRequest): boolean =>
  (status >= 200 && status < 300) || welcome.includes(status);

function readAnswer(response: HttpResponse, request: RetailRequest, description: RequestDescription): Attempt {
  const { status, headers } = response;
  const parsed = answerBody(response, request);
  if (!parsed) {
    return { failure: unreadable(response, description, request.format === 'html' ? 'HTML' : 'JSON') };
  }
  const serverNowMs = Date.parse(headers['date'] ?? '');
  return { answer: { status, headers, ...parsed, serverNowMs: Number.isNaN(serverNowMs) ? undefined : serverNowMs } };
}

async function sendUntilDone(parts: RetailClientParts, request: RetailRequest): Promise<RetailAnswer> {
  const earlier: Failure[] = [];
  let startedMs: number | undefined;
  for (;;) {
    const result = await timedAttempt(parts, request, earlier.length > 0);
    if ('answer' in result) {
      return result.answer;
    }
    const { failure, sentAtMs } = result;
    if (isGone(request, failure, earlier)) {
      return GONE;
    }
    startedMs ??= sentAtMs;
    const elapsedMs = parts.clock.nowMs() - startedMs;
    await pauseOrThrow(parts, { failure, earlier, repeat: request.repeat, elapsedMs });
    earlier.push(failure);
  }
}

/** The record was not there the second time: an earlier attempt, whose answer was lost, has deleted it. */
const isGone = ({ method }: RetailRequest, failure: Failure, earlier: readonly Failure[]): boolean =>
  method === 'DELETE' && failure.status === 404 && earlier.some(isUnclear);

const GONE: RetailAnswer = { status: 404, headers: {}, body: undefined, serverNowMs: undefined };

async function pauseOrThrow(
  { clock, stats, settings, random = Math.random }: RetailClientParts,
  trial: Trial,
): Promise<void> {
  const next = nextTry(trial, settings, random);
  if (next === 'giveUp') {
    throw finalError(trial);
  }
  if (next.delayMs > 0) {
    stats.waitedMs.backoff += next.delayMs;
    await clock.sleep(next.delayMs);
  }
}
