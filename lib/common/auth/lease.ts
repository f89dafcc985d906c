import { isObject } from '../util/collections';

/**
 * The right to renew one pair of tokens, stored in the keys of the credential for all processes. It contains no clock time,
 * because clocks differ: each reader counts from the moment when it first saw the lease in its present state.
 */
export interface Lease {
  /** A new random id for every attempt to acquire the lease. */
  readonly by: string;
  /** Fingerprint of the pair to renew; the lease has no meaning for other pairs. */
  readonly pair: string;
  /** Increases while the holder lives. */
  readonly beat: number;
  /** Age of each recent grant at the time of the write; the next grant counts as sent. */
  readonly agesMs: readonly number[];
  /** The vendor has refused the pair for good. */
  readonly refused?: true;
}

/** The value as a lease; undefined when it is no lease. */
export function asLease(value: unknown): Lease | undefined {
  if (!isObject(value)) return undefined;
  const { by, pair, beat, agesMs, refused } = value;
  if (typeof by !== 'string' || typeof pair !== 'string' || typeof beat !== 'number' || !Array.isArray(agesMs)) {
    return undefined;
  }
  const ages = agesMs.filter((age) => Number.isFinite(age) && age >= 0).slice(-MAX_AGES);
  return { by, pair, beat, agesMs: ages, ...(refused === true && { refused }) };
}

const MAX_AGES = 10;

/** A holder updates its lease every two seconds; without an update for this time it is dead. */
const DEAD_AFTER_MS = 8_000;
/** The vendor's refusal may be wrong: after this time a process tries again. */
const REFUSED_FOR_MS = 600_000;

/** Remembers when each state of a lease was first seen. */
export interface LeaseWatch {
  firstSeenMs(lease: Lease, nowMs: number): number;
}

export function createLeaseWatch(): LeaseWatch {
  const seen = new Map<string, number>();
  return {
    firstSeenMs({ by, beat }, nowMs) {
      const key = `${by} ${beat}`;
      const firstMs = seen.get(key) ?? nowMs;
      seen.delete(key);
      seen.set(key, firstMs);
      const [oldest] = seen.keys();
      if (seen.size > MAX_SEEN && oldest !== undefined) seen.delete(oldest);
      return firstMs;
    },
  };
}

const MAX_SEEN = 50;

/** The meaning of the stored lease for a process that wants to renew the pair. */
export interface LeaseStatus {
  /** A living process is renewing. */
  readonly isHeld: boolean;
  readonly isRefused: boolean;
  /** Earliest possible times of the grants from this pair, by the reader's clock. */
  readonly grantsMs: readonly number[];
}

/** @param own id of the reader's own lease, if it has one */
export function leaseStatus(
  lease: Lease | undefined,
  pair: string,
  { watch, nowMs, own }: { readonly watch: LeaseWatch; readonly nowMs: number; readonly own?: string },
): LeaseStatus {
  if (lease?.pair !== pair || lease.by === own) {
    return { isHeld: false, isRefused: false, grantsMs: [] };
  }
  const seenMs = watch.firstSeenMs(lease, nowMs);
  const silentMs = nowMs - seenMs;
  return {
    isHeld: !lease.refused && silentMs < DEAD_AFTER_MS,
    isRefused: lease.refused === true && silentMs < REFUSED_FOR_MS,
    grantsMs: lease.agesMs.map((ageMs) => seenMs - ageMs),
  };
}
