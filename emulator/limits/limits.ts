import { dripsPerS, type Settings, sizeDrips } from '../options';
import type { EmulatorClock } from '../types';
import { leakyBucket } from './bucket';

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

/** The second limiter: so many requests in each second, whatever they cost. */
export interface Burst {
  /** Requests in the current second. */
  count(): number;
  /** Counts one more; false when that is one too many. */
  admit(): boolean;
}

/**
 * Fixed windows of one second. The vendor says neither where they begin nor whether refused requests count: here they
 * begin with the clock's whole seconds, and every request counts. Source: vendor's page Rate Limits.
 */
function burstLimiter(limit: number, clock: Pick<EmulatorClock, 'nowMs'>): Burst {
  let second = 0;
  let counted = 0;

  const turn = () => {
    const now = Math.floor(clock.nowMs() / 1000);
    if (now !== second) counted = 0;
    second = now;
  };

  return {
    count() {
      turn();
      return counted;
    },
    admit() {
      turn();
      counted++;
      return counted <= limit;
    },
  };
}

/** Looks up of a gift card by its code: one per second. Source: vendor's page Gift Cards. */
function giftCardLimiter(clock: Pick<EmulatorClock, 'nowMs'>) {
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    admit(request: { readonly method: string; readonly path: string; readonly query: string }): boolean {
      if (!asksByCode(request)) return true;
      const nowMs = clock.nowMs();
      if (nowMs - lastMs < 1000) return false;
      lastMs = nowMs;
      return true;
    },
  };
}

const asksByCode = (request: { method: string; path: string; query: string }): boolean =>
  request.method === 'GET' && request.path === 'CreditAccount' && new URLSearchParams(request.query).has('code');
