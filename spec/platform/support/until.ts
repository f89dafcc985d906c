import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 20;
const LIMIT_MS = 60_000;

/** Resolves when the condition holds; rejects after a minute, telling what was waited for. */
export async function until(text: string, condition: () => boolean, limitMs = LIMIT_MS): Promise<void> {
  for (let waitedMs = 0; !condition(); waitedMs += LOOK_MS) {
    if (waitedMs > limitMs) throw new Error(`Waited in vain for ${text}`);
    await sleep(LOOK_MS);
  }
}
