import { brimDrips, toldLevel } from './bucket';
import type { Settled } from './others';

/**
 * How a process finds out whether the ones that filled the bucket still use it: without harm to them if they do, and
 * with a small loss of time if they do not.
 */
export interface Probe {
  /** Requests go at once up to this level. */
  readonly freeDrips: number;
  /** From then on one request at a time may go above it, too. */
  readonly atMs: number;
}

/** Part of the bucket that is filled at once; above it a few requests go, whatever the level. */
const FREE_PART = 0.5;
const HANDFUL_DRIPS = 6;

/**
 * Without a sign of others for this time, they count as gone; if they are not, the next answers show it. With a shorter
 * time a newcomer would fill the bucket between the expensive and therefore rare requests of others; a longer one costs a
 * process that is alone more.
 */
export const PROBE_MS = 3000;
/** Maximum part by which the wait is longer, so that processes that found a full bucket together do not return together. */
const SPREAD_PART = 1 / 2;

/** @param random 0 to 1 */
export function newProbe({ answer, bucket, nowMs }: Settled, random: number): Probe {
  const { sizeDrips, dripsPerS } = bucket;
  const [levelDrips, brim] = [toldLevel(answer, bucket) ?? 0, brimDrips(bucket)];
  const leaksMs = ((levelDrips - brim) / dripsPerS) * 1000;
  return {
    freeDrips: Math.min(brim, Math.max(FREE_PART * sizeDrips, levelDrips + HANDFUL_DRIPS)),
    atMs: Math.ceil(nowMs + Math.max(PROBE_MS, leaksMs) * (1 + SPREAD_PART * random)),
  };
}
