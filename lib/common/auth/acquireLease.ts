import { randomUUID } from 'node:crypto';
import type { StoredKeys, StoreTraits } from './keyStore';
import { type Lease, leaseStatus } from './lease';
import type { SharedRenewalContext } from './sharedRenewalContext';
import { lateBiasedDelayMs } from './spread';
import { fingerprint } from './tokenHistory';
import type { Tokens } from './tokens';

/** Longer than a read and a following write take. */
const SETTLE_MS = 2_500;
/** Without leases the processes wait random times up to this one. */
const SPREAD_MS = 30_000;

interface LeaseRequest {
  /** The stored keys, without a lease, and the start time of reading them. */
  readonly keys: StoredKeys;
  readonly readAtMs: number;
  readonly pair: Tokens;
  /** Times of recent grants from this pair. */
  readonly recentMs: readonly number[];
  /** Number of slow writes in a row. */
  readonly lateWrites: number;
}

/** Success: the lease and the keys as read last. `lost`: another process is first. `late`: the write was too slow. */
export type LeaseResult = { readonly lease: Lease; readonly keys: StoredKeys } | 'lost' | 'late';

/**
 * Tries to get the lease. A write that took longer than other processes wait may have overwritten a valid lease, so it does
 * not count. If the platform stays that slow, all processes wait longer.
 */
export async function acquireLease(context: SharedRenewalContext, bid: LeaseRequest): Promise<LeaseResult> {
  const { clock, store, state } = context;
  if (state.store.leasePlace === 'nowhere') {
    return acquireByChance(context, bid);
  }
  const lease = newLease(bid, clock.nowMs());
  await store.writeLease(lease, bid.keys);
  const tookMs = clock.nowMs() - bid.readAtMs;
  if (tookMs > SETTLE_MS && bid.lateWrites === 0) {
    return 'late';
  }
  await clock.sleep(Math.max(SETTLE_MS, 2 * tookMs * bid.lateWrites));
  const keys = await store.read();
  return keys ? checkLease(context, bid, lease, keys) : 'lost';
}

/** The lease counts its first grant as sent, so that no second write is needed before it. */
const newLease = ({ pair, recentMs }: LeaseRequest, nowMs: number): Lease => ({
  by: randomUUID(),
  pair: fingerprint(pair),
  beat: 0,
  agesMs: [...recentMs.map((grantMs) => nowMs - grantMs), 0],
});

async function checkLease(
  context: SharedRenewalContext,
  bid: LeaseRequest,
  lease: Lease,
  keys: StoredKeys,
): Promise<LeaseResult> {
  const { clock, state } = context;
  if (keys.oauth?.access_token !== bid.pair.accessToken) {
    return 'lost';
  }
  const own = lease.by;
  const { isHeld } = leaseStatus(keys.lease, lease.pair, { watch: state.leases, nowMs: clock.nowMs(), own });
  if (keys.lease?.by === own) {
    state.store.lostLeases = 0;
    return { lease, keys };
  }
  if (!isHeld) noteLostLease(state.store);
  return 'lost';
}

/** A lost lease means that another process wrote the tokens at the same moment, or that the store drops leases. */
function noteLostLease(store: StoreTraits): void {
  store.lostLeases++;
  if (store.leasePlace === undefined || store.lostLeases >= MAX_LOST_LEASES) store.leasePlace = 'nowhere';
}

const MAX_LOST_LEASES = 3;

async function acquireByChance(context: SharedRenewalContext, bid: LeaseRequest): Promise<LeaseResult> {
  await context.clock.sleep(lateBiasedDelayMs(SPREAD_MS, context.random()));
  const keys = await context.store.read();
  return keys?.oauth?.access_token === bid.pair.accessToken
    ? { lease: newLease(bid, context.clock.nowMs()), keys }
    : 'lost';
}
