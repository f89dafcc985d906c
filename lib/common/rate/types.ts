/** What the vendor's rate headers said; a header that is missing or malformed is absent. Source: vendor's page Rate Limits. */
export interface RateHeaders {
  /** Level of the bucket now, in drips, this request included when it was admitted. */
  readonly levelDrips?: number | undefined;
  readonly sizeDrips?: number | undefined;
  /** Drips that leave the bucket per second. */
  readonly dripsPerS?: number | undefined;
  readonly costDrips?: number | undefined;
  /** Requests in the current second, and how many are allowed. */
  readonly burstCount?: number | undefined;
  readonly burstLimit?: number | undefined;
  /** The limiter that refused; on a 429 only. */
  readonly limiter?: 'bucket' | 'burst' | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** How long a request waited before it went out, by cause. */
export interface Waits {
  readonly bucketMs: number;
  readonly burstMs: number;
  /** Behind a 429 of this connection. */
  readonly refusedMs: number;
}

/** A request's place in the bucket. Settle it exactly once. */
export interface Booking {
  readonly waits: Waits;
  /** The answer's rate headers and status; `undefined` when no answer came (the booked price stays). */
  settle(answer: { readonly status: number; readonly rate: RateHeaders } | undefined): void;
}

export interface AcquireOptions {
  /** Goes before those that are not, default false. */
  readonly repeated?: boolean | undefined;
  /** When waiting ends, as a time of the clock (`nowMs`); default: never. */
  readonly deadlineMs?: number | undefined;
  /** Ends waiting as well, when it aborts. */
  readonly signal?: AbortSignal | undefined;
}

/** Says when the next request of a connection may go. One per (host, account, client) in a process. */
export interface Scheduler {
  /**
   * Resolves when a request of this price may be sent. First come, first served; a repeated request goes first.
   *
   * @throws UnavailableError when its turn has not come by the deadline or the abort, and RangeError when the price or the deadline is
   *   no number
   */
  acquire(costDrips: number, options?: AcquireOptions): Promise<Booking>;
  /** Greatest bucket level seen, in drips. */
  readonly highWaterDrips: number;
}
