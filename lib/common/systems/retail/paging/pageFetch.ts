import type { Failure } from '../../../http/retry';
import { failedMs, finalError, type RetryContext, type RetryLimits } from '../../../http/retry';
import type { ListQuery } from '../../../model/query';
import type { Clock } from '../../../util/clock';
import { type Deadline, pause } from '../../../util/deadline';
import {
  ConfigurationError,
  DeadlineError,
  IncompleteListError,
  LightspeedError,
  PermissionError,
  ReconnectError,
  withMessage,
} from '../../../util/errors';
import type { Log } from '../../../util/log';
import { readSettings } from '../../../util/settings';
import type { RunStats } from '../../../util/stats';
import type { RetailAnswer, RetailClient, RetailRequest } from '../client/request';
import { priceOf } from '../costs';
import { relationsOf } from '../query/query';
import { type PageLink, withSize } from './pageLinks';
import { afterGoodPage, decidePageRetry, type PageSizer, shrunk } from './pageRetry';

export interface PageDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** 0..1, for the jitter of backoffs; default `Math.random`. */
  readonly random?: () => number;
  /** Counts the milliseconds of backoff. */
  readonly stats?: RunStats;
  /** How often and how long a page may fail; default: as without environment variables. */
  readonly settings?: RetryLimits;
  /** When the run has to end; default: never. */
  readonly deadline?: Deadline;
  /** Origin of the connection: a link of a page that leads elsewhere is refused. Default: that of the first link. */
  readonly origin?: string;
}

const DEFAULT_LIMITS: RetryLimits = readSettings({});

/** A page's place in its list. */
export interface PagePosition {
  readonly query: ListQuery;
  /** 1-based. */
  readonly page: number;
  /** Records on earlier pages. */
  readonly before: number;
}

/**
 * Reads one page, with fewer records if need be, until it is there or clear that it cannot be read: then an error tells
 * page, status and how many records came before, and has that of the last attempt as its cause. It is an
 * `IncompleteListError`, unless the connection itself has to be mended first, or the run has to end (`DeadlineError`).
 */
export async function fetchPage(
  client: RetailClient,
  link: PageLink,
  place: PagePosition,
  startSizer: PageSizer,
  deps: PageDeps,
): Promise<{ answer: RetailAnswer; url: string | undefined; sizer: PageSizer }> {
  const { clock, deadline, random = Math.random, settings = DEFAULT_LIMITS } = deps;
  const earlier: Failure[] = [];
  let sizer = startSizer;
  let elapsedMs = 0;
  for (;;) {
    const request = requestFor(place.query, withSize(link, sizer.size));
    const outcome = await client
      .attempt(request, { repeated: earlier.length > 0 })
      .catch((error: unknown) => stop(place, sizer.size, error));
    if ('answer' in outcome) return { answer: outcome.answer, url: outcome.url, sizer: afterGoodPage(sizer) };
    const { failure } = outcome;
    elapsedMs += failedMs(failure);
    const trial: RetryContext = { failure, earlier, repeat: 'always', elapsedMs };
    const next = decidePageRetry(trial, sizer.size, settings, random());
    if (next === 'giveUp') return stop(place, sizer.size, finalError(trial), failure);
    const { size } = sizer;
    if (next.size < size) sizer = shrunk(sizer, next.size);
    warn(deps, place, failure, sizer.size);
    const { delayMs } = next;
    if (deps.stats) deps.stats.waitedMs.backoff += delayMs;
    const wait = { delayMs, askedMs: failure.retryAfterMs, error: finalError(trial), isRefused: delayMs === 0 };
    await pause(clock, wait, deadline).catch((error: unknown) => stop(place, size, error, failure));
    elapsedMs += delayMs;
    earlier.push(failure);
  }
}

const requestFor = (query: ListQuery, link: PageLink): RetailRequest => ({
  method: 'GET',
  ...link,
  costDrips: pagePrice(query),
  repeat: 'always',
  scopes: query.entity.scopes,
});

/** Pages are priced by the query they belong to: relations are paid for on every page. */
export const pagePrice = (query: ListQuery): number =>
  priceOf({
    method: 'GET',
    entity: query.entity,
    single: false,
    relations: relationsOf(query),
    filters: query.filters ?? [],
  });

/** Throws what the list ends with. */
function stop({ query, page, before }: PagePosition, size: number, error: unknown, failure?: Failure): never {
  // Anything else is a mistake in the program: it must not look like the vendor's.
  if (!(error instanceof LightspeedError)) throw error;
  const status = failure?.status ?? error.status;
  const what = size === 1 ? `object ${before + 1}, alone on page ${page},` : `page ${page}, after ${before} objects,`;
  const why = status === undefined ? (failure?.kind ?? '') : `status ${status}`;
  const text = `${query.entity.plural}: ${what} could not be read${why && ` (${why})`}. ${error.message}`;
  // What the user has to do about these is the same whatever was asked for: they stay what they are.
  if (LASTING_ERRORS.some((Kind) => error instanceof Kind)) throw withMessage(error, text);
  const { method, path, ray } = error;
  throw new IncompleteListError(text, page, { status, method, path, ray, cause: error });
}

const LASTING_ERRORS = [ReconnectError, ConfigurationError, PermissionError, DeadlineError] as const;

const warn = ({ log }: PageDeps, { query, page }: PagePosition, { kind, status }: Failure, size: number): void =>
  log.warn('%s: page %d failed (%s), next try with %d records', query.entity.plural, page, status ?? kind, size);
