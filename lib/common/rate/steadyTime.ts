import type { Clock } from '../util/clock';

/**
 * The time for the bucket's leaking; corrections of the machine's clock do not affect it. If a clock without steady time is
 * set back, the time goes on from the last value: else the bucket would not leak until the old time comes again.
 */
export function steadyTime(clock: Clock): () => number {
  const readMs = () => Math.floor(clock.steadyMs?.() ?? clock.nowMs());
  let lastMs = readMs();
  let passedMs = 0;
  return () => {
    const nowMs = readMs();
    passedMs += Math.max(0, nowMs - lastMs);
    lastMs = nowMs;
    return passedMs;
  };
}
