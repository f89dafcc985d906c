import { type Failure, failedMs, finalError, type RetryContext, type RetryLimits } from '../../../http/retry';
import { pause } from '../../../util/deadline';
import {
  ConfigurationError,
  DeadlineError,
  IncompleteListError,
  LightspeedError,
  PermissionError,
  ReconnectError,
  withMessage,
} from '../../../util/errors';
import { readSettings } from '../../../util/settings';
import { type RetailAnswer, type RetailRequest, VENDOR } from '../client/request';
import type { RetailContext } from '../context';
import { type PageLink, withSize } from './pageLinks';
import { afterGoodPage, decidePageRetry, type PageSizer, shrunk } from './pageRetry';
import type { PagePosition, PreparedList } from './preparedList';

const DEFAULT_LIMITS: RetryLimits = readSettings({});

/** A page that was read. */
export interface FetchedPage {
  readonly answer: RetailAnswer;
  /** The requested URL. */
  readonly url: string | undefined;
  /** The size of the next page. */
  readonly sizer: PageSizer;
}

/**
 * Reads one page, if necessary with fewer records, until it succeeds or cannot succeed any more. The error then names the
 * page, the status and the number of records before it, and has the error of the last attempt as its cause. It is an
 * `IncompleteListError`, unless the connection has to be mended first, or the run has to end (`DeadlineError`).
 */
export async function fetchPage(
  context: RetailContext,
  link: PageLink,
  position: PagePosition,
  startSizer: PageSizer,
): Promise<FetchedPage> {
  const { client, clock, deadline, stats, random = Math.random, settings = DEFAULT_LIMITS } = context;
  const request = requestFor(position.list);
  const earlier: Failure[] = [];
  let sizer = startSizer;
  let elapsedMs = 0;
  for (;;) {
    const { size } = sizer;
    const result = await client
      .attempt({ ...request, ...withSize(link, size) }, { repeated: earlier.length > 0 })
      .catch((error: unknown) => throwListError(position, size, error));
    if ('answer' in result) return { answer: result.answer, url: result.url, sizer: afterGoodPage(sizer) };
    const { failure } = result;
    elapsedMs += failedMs(failure);
    const retry: RetryContext = { failure, earlier, repeat: 'always', elapsedMs };
    const next = decidePageRetry(retry, size, settings, random());
    if (next === 'giveUp') return throwListError(position, size, finalError(retry, VENDOR), failure);
    if (next.size < size) sizer = shrunk(sizer, next.size);
    warn(context, position, failure, sizer.size);
    const { delayMs } = next;
    if (stats) stats.waitedMs.backoff += delayMs;
    const wait = { delayMs, askedMs: failure.retryAfterMs, error: finalError(retry, VENDOR), isRefused: delayMs === 0 };
    await pause(clock, wait, deadline).catch((error: unknown) => throwListError(position, size, error, failure));
    elapsedMs += delayMs;
    earlier.push(failure);
  }
}

const requestFor = ({ query, costDrips }: PreparedList): Omit<RetailRequest, 'path'> => ({
  method: 'GET',
  costDrips,
  repeat: 'always',
  scopes: query.entity.scopes,
});

/** Throws the error that the list ends with. */
function throwListError(
  { list: { query }, page, before }: PagePosition,
  size: number,
  error: unknown,
  failure?: Failure,
): never {
  // Any other error is a mistake in the program and must not look like the vendor's.
  if (!(error instanceof LightspeedError)) throw error;
  const status = failure?.status ?? error.status;
  const what = size === 1 ? `object ${before + 1}, alone on page ${page},` : `page ${page}, after ${before} objects,`;
  const why = status === undefined ? (failure?.kind ?? '') : `status ${status}`;
  const text = `${query.entity.plural}: ${what} could not be read${why && ` (${why})`}. ${error.message}`;
  // For these errors the user does the same whatever was requested: they keep their class.
  if (LASTING_ERRORS.some((Kind) => error instanceof Kind)) throw withMessage(error, text);
  const { method, path, ray } = error;
  throw new IncompleteListError(text, page, { status, method, path, ray, cause: error });
}

const LASTING_ERRORS = [ReconnectError, ConfigurationError, PermissionError, DeadlineError] as const;

const warn = ({ log }: RetailContext, { list, page }: PagePosition, { kind, status }: Failure, size: number): void =>
  log.warn('%s: page %d failed (%s), next try with %d records', list.query.entity.plural, page, status ?? kind, size);
