import type { Admission, Limits } from './limits';

/** The rate headers of an answer. Source: vendor's page Rate Limits. */
export function rateHeaders(limits: Limits, accountID: string, costDrips: number, admission: Admission) {
  const { limiter, retryAfterS } = admission;
  const type = limiter && LIMITER_NAMES[limiter];
  return {
    'X-LS-Acct-Id': accountID,
    'X-LS-OAuth-Client-Id': CLIENT_NUMBER,
    'X-LS-API-Bucket-Level': `${short(limits.levelDrips())}/${limits.sizeDrips}`,
    'X-LS-API-Burst-Level': `${limits.burstCount()}/${limits.burstLimit}`,
    'X-LS-API-Drip-Rate': `${limits.dripsPerS}`,
    'X-LS-API-Request-Cost': `${costDrips}`,
    ...(type && { 'X-LS-API-RateLimit-Type': type }),
    ...(retryAfterS !== undefined && { 'Retry-After': `${retryAfterS}` }),
  };
}

/** The limit of gift card look-ups has no name on any page, so a refusal by it names none. */
const LIMITER_NAMES = { bucket: 'api-leaky-bucket', burst: 'api-burst-limiter', giftCard: undefined } as const;

/** The vendor's samples show a whole number here, and no relation to the client id of the credentials. */
const CLIENT_NUMBER = '1704';

/** At most two decimals, no trailing zeros: `1`, `92.57`. */
const short = (drips: number): string => String(Number(drips.toFixed(2)));
