import { isObject } from '../util/collections';

/**
 * The right to renew one pair of tokens, in the keys of the credential, where all processes see it. It holds no time of
 * anybody's clock: clocks differ, so each reader counts from when it first saw the lease as it is.
 */
export interface Lease {
  /** Made anew for every attempt to get it. */
  readonly by: string;
  /** Fingerprint of the pair that is to be renewed; for every other pair the lease means nothing. */
  readonly pair: string;
  /** Counts on as long as the holder lives. */
  readonly beat: number;
  /** How long before the writing each recent grant was sent; the one to come counts as sent. */
  readonly agesMs: readonly number[];
  /** The vendor has refused the pair for good. */
  readonly refused?: true;
}

/** The value as a lease; undefined when it is none. */
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

/** A holder beats every two seconds; one that did not for this long is dead. */
const DEAD_AFTER_MS = 8_000;
/** The vendor may have been wrong: after that somebody tries again. */
const REFUSED_FOR_MS = 600_000;

/** Remembers when each lease was first seen as it is. */
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

/** What the lease in the store means for somebody who wants to renew the pair. */
export interface LeaseStatus {
  /** A process that lives is at it. */
  readonly isHeld: boolean;
  readonly isRefused: boolean;
  /** When grants were sent from this pair, at the earliest, by the reader's clock. */
  readonly grantsMs: readonly number[];
}

/** @param own the lease of the reader, if it has one: nobody else's */
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
