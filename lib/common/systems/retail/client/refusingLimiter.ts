import type { RateHeaders } from '../../../rate/headers';

/**
 * The limiter that explains a refusal. Undefined when the answer names none, or names one whose level, in the same
 * answer, is below its limit: then something else has refused the request. Source: vendor's page Rate Limits.
 */
export function refusingLimiter(rate: RateHeaders): RateHeaders['limiter'] {
  const [level, limit] =
    rate.limiter === 'burst' ? [rate.burstCount, rate.burstLimit] : [rate.levelDrips, rate.sizeDrips];
  return level !== undefined && limit !== undefined && level < limit ? undefined : rate.limiter;
}
