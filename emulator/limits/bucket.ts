import type { EmulatorClock } from '../types';

/** One leaky bucket. Its level follows from the time that has passed; nothing ticks. */
export interface Bucket {
  levelDrips(): number;
  /** Pours the cost in, or answers after how many seconds the next request would be admitted. */
  admit(costDrips: number): { readonly retryAfterS?: number };
}

export interface BucketRules {
  readonly sizeDrips: number;
  readonly dripsPerS: number;
  readonly startLevelDrips: number;
  readonly atBrim: 'blocked' | 'allowed';
}

/**
 * The vendor's bucket: a request is admitted by the level before it, whatever it costs itself, so that the first one
 * over the size still goes through. A refused request adds nothing. Source: vendor's page Rate Limits.
 */
export function leakyBucket(rules: BucketRules, clock: Pick<EmulatorClock, 'nowMs'>): Bucket {
  // Whole units: costs are tenths of a drip and a millisecond leaks thousandths, so sums of fractions stay exact.
  const size = units(rules.sizeDrips);
  const leakPerMs = units(rules.dripsPerS) / 1000;
  let level = units(rules.startLevelDrips);
  let sinceMs = clock.nowMs();

  const leak = () => {
    const nowMs = clock.nowMs();
    level = Math.max(0, level - Math.round(leakPerMs * (nowMs - sinceMs)));
    sinceMs = nowMs;
  };
  const isFull = () => (rules.atBrim === 'blocked' ? level >= size : level > size);
  const retryAfterS = () => {
    const untilBrimS = (level - size) / (leakPerMs * 1000);
    return rules.atBrim === 'blocked' ? Math.floor(untilBrimS) + 1 : Math.max(1, Math.ceil(untilBrimS));
  };

  return {
    levelDrips() {
      leak();
      return level / UNITS_PER_DRIP;
    },
    admit(costDrips) {
      leak();
      if (isFull()) return { retryAfterS: retryAfterS() };
      level += units(costDrips);
      return {};
    },
  };
}

const UNITS_PER_DRIP = 10_000;
const units = (drips: number): number => Math.round(drips * UNITS_PER_DRIP);
