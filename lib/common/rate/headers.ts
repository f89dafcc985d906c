import { retryAfterMs } from '../http/retryAfter';

/** The vendor's rate headers; missing and malformed ones are absent. Source: vendor's page Rate Limits. */
export interface RateHeaders {
  /** Level of the bucket, in drips, including this request if it was admitted. */
  readonly levelDrips?: number | undefined;
  readonly sizeDrips?: number | undefined;
  /** Drips that leave the bucket per second. */
  readonly dripsPerS?: number | undefined;
  readonly costDrips?: number | undefined;
  /** Requests in the current second, and their limit. */
  readonly burstCount?: number | undefined;
  readonly burstLimit?: number | undefined;
  /** The limiter that refused; on a 429 only. */
  readonly limiter?: 'bucket' | 'burst' | undefined;
  readonly retryAfterMs?: number | undefined;
}

/**
 * Reads the vendor's rate headers. Numbers are finite decimals with any number of digits and an optional exponent, as the
 * real service writes them (`10.131664752959/90`, `3.55E-15/90`); negative ones count as 0. A malformed header loses only
 * its own information.
 *
 * Source: vendor's page Rate Limits; the case of the names varies there.
 */
export function parseRateHeaders(headers: Readonly<Record<string, string>>): RateHeaders {
  const texts: Record<string, string | undefined> = {};
  for (const name in headers) texts[name.toLowerCase()] = headers[name]?.trim();
  const bucket = pair(texts['x-ls-api-bucket-level']);
  const burst = pair(texts['x-ls-api-burst-level']);
  return withoutUndefined({
    levelDrips: bucket?.[0],
    sizeDrips: bucket?.[1],
    dripsPerS: plausibleRate(number(texts['x-ls-api-drip-rate'])),
    costDrips: number(texts['x-ls-api-request-cost']),
    // Requests are whole: a fraction counts as one request, and allows none.
    burstCount: burst && Math.ceil(burst[0]),
    burstLimit: burst && Math.max(1, Math.floor(burst[1])),
    limiter: LIMITERS.get(texts['x-ls-api-ratelimit-type']?.toLowerCase() ?? ''),
    retryAfterMs: bounded(retryAfterMs(texts['retry-after'], texts['date'])),
  });
}

/** Unambiguous, so that matching takes linear time. */
const DECIMAL = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
const MAX_LENGTH = 10_000;

const LIMITERS: ReadonlyMap<string, 'bucket' | 'burst'> = new Map([
  ['api-leaky-bucket', 'bucket'],
  ['api-burst-limiter', 'burst'],
]);

/**
 * The largest bucket of the vendor's table drains in 90 s, so a wait of ten minutes means an outage or a wrong header; a
 * step must not wait longer for it.
 */
const MAX_RETRY_AFTER_MS = 10 * 60_000;

function number(text: string | undefined): number | undefined {
  const value = text !== undefined && text.length <= MAX_LENGTH && DECIMAL.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? Math.max(0, value) : undefined;
}

/** The vendor's minimum is one drip a second. A much lower rate in one header would block the connection for hours. */
const MIN_DRIPS_PER_S = 0.1;

const plausibleRate = (dripsPerS: number | undefined) =>
  dripsPerS !== undefined && dripsPerS >= MIN_DRIPS_PER_S ? dripsPerS : undefined;

const positive = (value: number | undefined) => (value !== undefined && value > 0 ? value : undefined);

/** `part/whole` with a whole above zero. */
function pair(text: string | undefined): [number, number] | undefined {
  const [part, whole, ...more] = (text ?? '').split('/', 3).map(number);
  return part !== undefined && positive(whole) !== undefined && more.length === 0 ? [part, whole as number] : undefined;
}

const bounded = (delayMs: number | undefined) =>
  delayMs === undefined ? undefined : Math.min(delayMs, MAX_RETRY_AFTER_MS);

function withoutUndefined(headers: RateHeaders): RateHeaders {
  const known: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) known[name] = value;
  return known;
}
