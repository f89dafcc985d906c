/**
 * A moment of chance within `overMs`, seldom an early one: of several processes that wait like this the first is alone for a
 * quarter of that time on average, however many there are. Evenly spread, sixteen would come in each other's way.
 *
 * @param random from 0 to 1
 */
export const lateBiasedDelayMs = (overMs: number, random: number): number =>
  (overMs * Math.log(1 + random * (Math.exp(STEEPNESS) - 1))) / STEEPNESS;

const STEEPNESS = 4;
