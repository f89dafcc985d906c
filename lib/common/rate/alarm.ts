import type { Clock } from '../clock';

/**
 * Calls `ring` at the time asked for, with one sleep pending. A sleep cannot be called off: when an earlier time is
 * asked for, the longer sleep is forgotten and its end does nothing.
 */
export function createAlarm(clock: Clock, ring: () => void): (atMs: number) => void {
  let pendingMs = Number.POSITIVE_INFINITY;
  const sleepUntil = async (atMs: number) => {
    pendingMs = atMs;
    await clock.sleep(atMs - clock.nowMs());
    if (pendingMs === atMs) {
      pendingMs = Number.POSITIVE_INFINITY;
      ring();
    }
  };
  return (atMs) => {
    if (atMs < pendingMs) {
      void sleepUntil(atMs);
    }
  };
}
