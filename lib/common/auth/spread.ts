/**
 * A random delay up to `maxMs`, rarely a short one. Of several processes that wait such delays, the first one is alone for
 * a quarter of that time on average, for any number of processes; with even delays sixteen would collide.
 *
 * @param random from 0 to 1
 */
export const lateBiasedDelayMs = (maxMs: number, random: number): number =>
  (maxMs * Math.log(1 + random * (Math.exp(STEEPNESS) - 1))) / STEEPNESS;

const STEEPNESS = 4;
