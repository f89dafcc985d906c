import type { Bucket } from './bucket';

/** Level at which one process may spend the whole drip, as a part of the bucket. */
const MIDDLE_PART = 0.17;
/** The rate falls by the factor 2.7 for each further part of this width that is filled. */
const WIDTH_PART = 1 / 8;
/** In units of the drip rate: many processes that start together must not all send at once while the level is low. */
const MAX_RATE = 1.25;

/**
 * Drips per second that each process may spend at this level: `drip x e^((middle - level) / width)`.
 *
 * All processes have the same rule and see the same level. So they settle at the level where their rates add up to the
 * drip, with equal shares: 2 processes at a level of 23 of 90, 8 at 39, 16 at 46. The bucket runs neither empty nor full,
 * and a new process finds room. Each doubling of their number raises the level by 8 drips, so that fifty fit in.
 */
export function shareRate({ sizeDrips, dripsPerS }: Bucket, levelDrips: number): number {
  return dripsPerS * Math.min(MAX_RATE, Math.exp((MIDDLE_PART - levelDrips / sizeDrips) / WIDTH_PART));
}

/** Above this part of the bucket almost no process spends, so it leaks. */
const HIGH_PART = 0.75;
const FALL = 0.18;
/** After this time without an answer the other processes have probably stopped. */
const OLD_S = 60;
const OLD_FALL = 0.3;

/**
 * Assumed fall of the level per second, at this age of the last level told. Other processes spend in the meantime unless
 * they have stopped. With the whole drip, processes that wait long would overfill a bucket that many share; without any
 * fall, the last process would wait for nothing. The values come from simulation: mixed prices up to 10 drips, 2 to 16
 * processes.
 */
export function assumedFall({ sizeDrips, dripsPerS }: Bucket, levelDrips: number, ageS: number): number {
  if (levelDrips > sizeDrips * HIGH_PART) {
    return dripsPerS;
  }
  return dripsPerS * (ageS > OLD_S ? OLD_FALL : FALL);
}
