import type { StoredKeys } from './keyStore';
import type { Lease } from './lease';
import { GRANT_WINDOW_MS, type SharedRenewalContext } from './sharedRenewalContext';

const BEAT_MS = 2_000;

export interface Heartbeat {
  /** Records one more grant in the lease; the lease already holds the first one. */
  attempt(): Promise<void>;
  /** Stops. Resolves when the last write of the lease has ended. */
  end(): Promise<void>;
}

/** Renews the lease every two seconds while the vendor answers. A failed beat is ignored: the next one follows. */
export function startHeartbeat({ clock, store }: SharedRenewalContext, lease: Lease, keys: StoredKeys): Heartbeat {
  const sinceMs = clock.nowMs();
  const sentMs: number[] = [];
  let beat = lease.beat;
  const over = new AbortController();
  let writing = Promise.resolve();
  const write = () => {
    const nowMs = clock.nowMs();
    const ages = [...lease.agesMs.map((ageMs) => ageMs + nowMs - sinceMs), ...sentMs.slice(1).map((ms) => nowMs - ms)];
    const agesMs = ages.filter((ageMs) => ageMs < GRANT_WINDOW_MS);
    writing = writing.then(() => store.writeLease({ ...lease, beat: ++beat, agesMs }, keys)).catch(() => {});
    return writing;
  };
  const repeat = async () => {
    for (;;) {
      await clock.sleep(BEAT_MS, over.signal);
      if (over.signal.aborted) return;
      await write();
    }
  };
  repeat().catch(() => {});
  return {
    async attempt() {
      sentMs.push(clock.nowMs());
      if (sentMs.length > 1) await write();
    },
    end() {
      over.abort();
      return writing;
    },
  };
}
