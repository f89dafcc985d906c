import { randomUUID } from 'node:crypto';
import type { StoredKeys, StoreTraits } from './keyStore';
import { type Lease, leaseStatus } from './lease';
import type { SharedRenewalContext } from './sharedRenewalContext';
import { lateBiasedDelayMs } from './spread';
import { fingerprint } from './tokenHistory';
import type { Tokens } from './tokens';

/** Longer than a reading and the writing that follows it take. */
const SETTLE_MS = 2_500;
/** Without leases there is only chance: the processes spread over this time. */
const SPREAD_MS = 30_000;

interface LeaseRequest {
  /** What was read, without a lease in it, and when that reading began. */
  readonly keys: StoredKeys;
  readonly readAtMs: number;
  readonly pair: Tokens;
  /** Recent grants from this pair. */
  readonly recentMs: readonly number[];
  /** How often in a row the platform was too slow. */
  readonly lateWrites: number;
}

/** How it ended; won: with the lease and the keys that were read last. */
export type LeaseResult = { readonly lease: Lease; readonly keys: StoredKeys } | 'lost' | 'late';

/**
 * Tries to get the lease. A write that took longer than others wait may have overwritten the lease of somebody who is at
 * work: it counts for nothing. Where the platform is always that slow, everybody waits longer instead.
 */
export async function acquireLease(parts: SharedRenewalContext, bid: LeaseRequest): Promise<LeaseResult> {
  const { clock, store, connection } = parts;
  if (connection.store.leasePlace === 'nowhere') {
    return acquireByChance(parts, bid);
  }
  const lease = newLease(bid, clock.nowMs());
  await store.writeLease(lease, bid.keys);
  const tookMs = clock.nowMs() - bid.readAtMs;
  if (tookMs > SETTLE_MS && bid.lateWrites === 0) {
    return 'late';
  }
  await clock.sleep(Math.max(SETTLE_MS, 2 * tookMs * bid.lateWrites));
  const keys = await store.read();
  return keys ? checkLease(parts, bid, lease, keys) : 'lost';
}

/** The grant to come counts as sent: then nobody has to write it down before it goes out. */
const newLease = ({ pair, recentMs }: LeaseRequest, nowMs: number): Lease => ({
  by: randomUUID(),
  pair: fingerprint(pair),
  beat: 0,
  agesMs: [...recentMs.map((grantMs) => nowMs - grantMs), 0],
});

async function checkLease(
  parts: SharedRenewalContext,
  bid: LeaseRequest,
  lease: Lease,
  keys: StoredKeys,
): Promise<LeaseResult> {
  const { clock, connection } = parts;
  if (keys.oauth?.access_token !== bid.pair.accessToken) {
    return 'lost';
  }
  const own = lease.by;
  const { isHeld } = leaseStatus(keys.lease, lease.pair, { watch: connection.leases, nowMs: clock.nowMs(), own });
  if (keys.lease?.by === own) {
    connection.store.lostLeases = 0;
    return { lease, keys };
  }
  if (!isHeld) noteLostLease(connection.store);
  return 'lost';
}

/** Where a lease has lasted before, somebody has written the tokens at the same moment; but not every time. */
function noteLostLease(store: StoreTraits): void {
  store.lostLeases++;
  if (store.leasePlace === undefined || store.lostLeases >= MAX_LOST_LEASES) store.leasePlace = 'nowhere';
}

const MAX_LOST_LEASES = 3;

async function acquireByChance(parts: SharedRenewalContext, bid: LeaseRequest): Promise<LeaseResult> {
  await parts.clock.sleep(lateBiasedDelayMs(SPREAD_MS, parts.random()));
  const keys = await parts.store.read();
  return keys?.oauth?.access_token === bid.pair.accessToken
    ? { lease: newLease(bid, parts.clock.nowMs()), keys }
    : 'lost';
}
