import { dripsPerS, type Settings, sizeDrips } from '../options';
import { leakyBucket } from './bucket';
import { burstLimiter } from './burst';
import { giftCardLimiter } from './giftCards';

/** What the limiters say of one request. */
export interface Admission {
  /** Absent: admitted. */
  readonly limiter?: 'bucket' | 'burst' | 'giftCard';
  /** Of a refusal, in seconds. */
  readonly retryAfterS?: number;
}

/** Where the limiters of the emulator's one pair of account and client stand. */
export interface LimitState {
  readonly sizeDrips: number;
  readonly dripsPerS: number;
  readonly burstLimit: number;
  /** Level of the bucket now. */
  levelDrips(): number;
  /** Requests in the current second. */
  burstCount(): number;
}

export interface Limits extends LimitState {
  /** Asks the limiters in order; only an admitted request is charged. */
  admit(costDrips: number, request: { method: string; path: string; query: string }): Admission;
  /** As at the start. */
  reset(): void;
}

export function createLimits(settings: Settings): Limits {
  const { registers, clock, burstLimit } = settings;
  const rules = { ...settings, sizeDrips: sizeDrips(registers), dripsPerS: dripsPerS(registers) };
  const fresh = () => ({
    bucket: leakyBucket(rules, clock),
    burst: burstLimiter(burstLimit, clock),
    giftCards: giftCardLimiter(clock),
  });
  let limiters = fresh();

  return {
    sizeDrips: rules.sizeDrips,
    dripsPerS: rules.dripsPerS,
    burstLimit,
    levelDrips: () => limiters.bucket.levelDrips(),
    burstCount: () => limiters.burst.count(),
    admit(costDrips, request) {
      const { bucket, burst, giftCards } = limiters;
      if (!burst.admit()) return { limiter: 'burst', retryAfterS: 1 };
      if (!giftCards.admit(request)) return { limiter: 'giftCard', retryAfterS: 1 };
      const { retryAfterS } = bucket.admit(costDrips);
      return retryAfterS === undefined ? {} : { limiter: 'bucket', retryAfterS };
    },
    reset() {
      limiters = fresh();
    },
  };
}
