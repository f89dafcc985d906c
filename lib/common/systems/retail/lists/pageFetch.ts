import type { Clock } from '../../../clock';
import {
  ConfigurationError,
  IncompleteListError,
  LightspeedError,
  PermissionError,
  ReconnectError,
  reworded,
} from '../../../errors';
import type { Failure } from '../../../http/outcome';
import type { Log } from '../../../log';
import type { Settings } from '../../../settings';
import type { RunStats } from '../../../stats';
import type { ListQuery } from '../../system';
import type { RetailAnswer, RetailClient, RetailRequest } from '../client/request';
import { priceOf } from '../costs';
import { type PageLink, withSize } from './pageLinks';
import { afterFailure, backoffMs, judge, noTrouble } from './pageRetry';
import { afterGoodPage, halved, type PageSizer } from './pageSizer';
import { relationsOf } from './query';

export interface PageDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** 0..1, for the jitter of backoffs; default `Math.random`. */
  readonly random?: () => number;
  /** Counts the milliseconds of backoff. */
  readonly stats?: RunStats;
  /** How long a page may be tried for; default, and at most: 9 minutes. */
  readonly settings?: Pick<Settings, 'retryLimitMs'>;
  /** Origin of the connection: a link of a page that leads elsewhere is refused. Default: that of the first link. */
  readonly origin?: string;
}

/** A page's place in its list. */
export interface PagePlace {
  readonly query: ListQuery;
  /** 1-based. */
  readonly page: number;
  /** Records on earlier pages. */
  readonly before: number;
}

/**
 * Reads one page, with fewer records if need be, until it is there or clear that it cannot be read: then an error tells
 * page, status and how many records came before, and has that of the last attempt as its cause. It is an
 * `IncompleteListError`, unless the connection itself has to be mended first.
 */
export async function fetchPage(
  client: RetailClient,
  link: PageLink,
  place: PagePlace,
  startSizer: PageSizer,
  deps: PageDeps,
): Promise<{ answer: RetailAnswer; url: string | undefined; sizer: PageSizer }> {
  let sizer = startSizer;
  let trouble = noTrouble(deps.clock.nowMs());
  for (;;) {
    const repeated = trouble.failures > 0;
    const outcome = await client
      .attempt(requestFor(place.query, withSize(link, sizer.size)), { repeated })
      .catch((error: unknown) => {
        throw incomplete(place, sizer.size, error);
      });
    if ('answer' in outcome) return { answer: outcome.answer, url: outcome.url, sizer: afterGoodPage(sizer) };
    const { failure } = outcome;
    const verdict = judge(failure, trouble, sizer.size, deps.clock.nowMs(), deps.settings?.retryLimitMs);
    if (verdict.step === 'stop') throw incomplete(place, sizer.size, failure.error, failure);
    if (verdict.step === 'halve') sizer = halved(sizer);
    trouble = afterFailure(trouble, failure, verdict.step);
    warn(deps, place, failure, sizer.size);
    if (verdict.backoff) await pause(deps, trouble.failures);
  }
}

/** Pages are priced by the query they belong to: relations are paid for on every page. */
const requestFor = (query: ListQuery, link: PageLink): RetailRequest => ({
  method: 'GET',
  ...link,
  costDrips: priceOf({
    method: 'GET',
    entity: query.entity,
    single: false,
    relations: relationsOf(query),
    filters: query.filters ?? [],
  }),
  repeat: 'always',
  scopes: query.entity.scopes,
});

async function pause({ clock, random = Math.random, stats }: PageDeps, failures: number): Promise<void> {
  const delayMs = backoffMs(failures, random());
  if (stats) stats.waitedMs.backoff += delayMs;
  await clock.sleep(delayMs);
}

function incomplete({ query, page, before }: PagePlace, size: number, error: unknown, failure?: Failure): unknown {
  // Anything else is a mistake in the program: it must not look like the vendor's.
  if (!(error instanceof LightspeedError)) return error;
  const status = failure?.status ?? error.status;
  const what = size === 1 ? `record ${before + 1}, alone on page ${page},` : `page ${page}, after ${before} records,`;
  const why = status === undefined ? (failure?.kind ?? '') : `status ${status}`;
  const text = `${query.entity.plural}: ${what} could not be read${why && ` (${why})`}. ${error.message}`;
  // What the user has to do about these is the same whatever was asked for: they stay what they are.
  if (CONNECTION_ERRORS.some((Kind) => error instanceof Kind)) return reworded(error, text);
  const { method, path, ray } = error;
  return new IncompleteListError(text, page, { status, method, path, ray, cause: error });
}

const CONNECTION_ERRORS = [ReconnectError, ConfigurationError, PermissionError] as const;

const warn = ({ log }: PageDeps, { query, page }: PagePlace, { kind, status }: Failure, size: number): void =>
  log.warn('%s: page %d failed (%s), next try with %d records', query.entity.plural, page, status ?? kind, size);
