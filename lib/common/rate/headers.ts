import { retryAfterMs } from '../http/retryAfter';
import type { RateHeaders } from './types';

/**
 * Reads the vendor's rate headers out of an answer's headers. Strict: plain decimal numbers only, so that a malformed
 * header loses its own information and nothing else.
 *
 * Source: vendor's page Rate Limits; the case of the names varies there.
 */
export function parseRateHeaders(headers: Readonly<Record<string, string>>): RateHeaders {
  const texts = new Map(Object.entries(headers).map(([name, text]) => [name.toLowerCase(), text.trim()]));
  const bucket = pair(texts.get('x-ls-api-bucket-level'), DECIMAL);
  const burst = pair(texts.get('x-ls-api-burst-level'), WHOLE);
  return withoutUndefined({
    levelDrips: bucket?.[0],
    sizeDrips: bucket?.[1],
    dripsPerS: plausibleRate(number(texts.get('x-ls-api-drip-rate'), DECIMAL)),
    costDrips: number(texts.get('x-ls-api-request-cost'), DECIMAL),
    burstCount: burst?.[0],
    burstLimit: burst?.[1],
    limiter: LIMITERS.get(texts.get('x-ls-api-ratelimit-type')?.toLowerCase() ?? ''),
    retryAfterMs: bounded(retryAfterMs(texts.get('retry-after'), texts.get('date'))),
  });
}

// A bounded number of digits keeps every match finite.
const DECIMAL = /^\d{1,9}(\.\d{1,9})?$/;
const WHOLE = /^\d{1,9}$/;

const LIMITERS: ReadonlyMap<string, 'bucket' | 'burst'> = new Map([
  ['api-leaky-bucket', 'bucket'],
  ['api-burst-limiter', 'burst'],
]);

/**
 * The greatest bucket that the vendor's table implies drains in 90 s, so ten minutes is no rate limit any more but an
 * outage or a faulty header; a step must not fall asleep over it.
 */
const MAX_RETRY_AFTER_MS = 10 * 60_000;

function number(text: string | undefined, form: RegExp): number | undefined {
  return text !== undefined && form.test(text) ? Number(text) : undefined;
}

/** One drip a second is the vendor's least. Much slower would hold the connection for hours on the word of one header. */
const LEAST_DRIPS_PER_S = 0.1;

const plausibleRate = (dripsPerS: number | undefined) =>
  dripsPerS !== undefined && dripsPerS >= LEAST_DRIPS_PER_S ? dripsPerS : undefined;

const positive = (value: number | undefined) => (value !== undefined && value > 0 ? value : undefined);

/** `part/whole` with a whole above zero. */
function pair(text: string | undefined, form: RegExp): [number, number] | undefined {
  const [part, whole, ...more] = (text ?? '').split('/').map((half) => number(half, form));
  return part !== undefined && positive(whole) !== undefined && more.length === 0 ? [part, whole as number] : undefined;
}

const bounded = (delayMs: number | undefined) =>
  delayMs === undefined ? undefined : Math.min(delayMs, MAX_RETRY_AFTER_MS);

function withoutUndefined(headers: RateHeaders): RateHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
}
