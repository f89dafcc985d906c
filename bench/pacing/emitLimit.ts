import type { Clock } from '../../lib/common/util/clock';

const MESSAGES = 10;
export const INTERVAL_MS = 100;

/** How long a message takes at least when many are emitted. */
export const EMIT_MS = INTERVAL_MS / MESSAGES;

/** The sailor's limit of messages, as its throttle has it: ten in each 100 ms; resolves when the next message is out. */
export function emitLimit(clock: Clock): () => Promise<void> {
  let sinceMs = Number.NEGATIVE_INFINITY;
  let sent = 0;
  return async () => {
    const nowMs = clock.nowMs();
    if (nowMs - sinceMs > INTERVAL_MS) {
      [sinceMs, sent] = [nowMs, 1];
    } else if (sent < MESSAGES) {
      sent++;
    } else {
      [sinceMs, sent] = [sinceMs + INTERVAL_MS, 1];
    }
    if (sinceMs > nowMs) await clock.sleep(sinceMs - nowMs);
  };
}
