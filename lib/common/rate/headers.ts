// STAND-IN: replaced by the real parser when the branches meet.
import type { RateHeaders } from './types';

const LIMITERS: Readonly<Record<string, 'bucket' | 'burst'>> = {
  'api-leaky-bucket': 'bucket',
  'api-burst-limiter': 'burst',
};

export function parseRateHeaders(headers: Readonly<Record<string, string>>): RateHeaders {
  const numbers = (name: string): (number | undefined)[] =>
    /^[\d.]+(\/[\d.]+)?$/.test(headers[name] ?? '') ? (headers[name] ?? '').split('/').map(Number) : [];
  const [levelDrips, sizeDrips] = numbers('x-ls-api-bucket-level');
  const [burstCount, burstLimit] = numbers('x-ls-api-burst-level');
  const [dripsPerS] = numbers('x-ls-api-drip-rate');
  const [costDrips] = numbers('x-ls-api-request-cost');
  const [retryAfterS] = numbers('retry-after');
  const limiter = LIMITERS[headers['x-ls-api-ratelimit-type'] ?? ''];
  const retryAfterMs = retryAfterS === undefined ? undefined : retryAfterS * 1000;
  return { levelDrips, sizeDrips, dripsPerS, costDrips, burstCount, burstLimit, limiter, retryAfterMs };
}
