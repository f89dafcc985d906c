import type { Clock } from '../util/clock';

/**
 * The time by which a connection counts what leaks out of the bucket: no correction of the machine's clock moves it. A
 * clock without steady time may at least never go back: it goes on from where it was, else the bucket would not leak
 * until the old time is reached again.
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
