import type { Bucket } from './bucket';

/** The level at which one process may spend the whole drip, as a part of the bucket. */
const MIDDLE_PART = 0.17;
/** For each further part of this width that is filled, the rate falls to its 2.7th part. */
const WIDTH_PART = 1 / 8;
/** In drips of the bucket: many processes that begin together must not send all at once while the level is low. */
const MAX_RATE = 1.25;

/**
 * What each process may spend in a second at this level: `drip x e^((middle - level) / width)`.
 *
 * Since all processes have the same rule and are told the same level, they settle where their rates together are the
 * drip, each at the same share: 2 at a level of 23 of 90, 8 at 39, 16 at 46. The bucket neither runs empty nor full, and
 * whoever comes new finds room. Each doubling of their number fills it by the same 8 drips, so that fifty fit in.
 */
export function shareRate({ sizeDrips, dripsPerS }: Bucket, levelDrips: number): number {
  return dripsPerS * Math.min(MAX_RATE, Math.exp((MIDDLE_PART - levelDrips / sizeDrips) / WIDTH_PART));
}

/** From this part of the bucket on hardly anybody spends, so that it leaks. */
const HIGH_PART = 0.75;
const FALL = 0.18;
/** After so long without an answer it is likelier that others have left. */
const OLD_S = 60;
const OLD_FALL = 0.3;

/**
 * What the level is believed to fall by in a second, so long after it was told. Others spend meanwhile, unless they have
 * left: were it believed to fall by the whole drip, those who wait for long would overrun a bucket that many share; not
 * at all, and those who stay would wait for nothing. The values were chosen by simulation: mixed prices up to 10 drips,
 * 2 to 16 processes.
 */
export function believedFall({ sizeDrips, dripsPerS }: Bucket, levelDrips: number, ageS: number): number {
  if (levelDrips > sizeDrips * HIGH_PART) {
    return dripsPerS;
  }
  return dripsPerS * (ageS > OLD_S ? OLD_FALL : FALL);
}
