/** How long to wait after failed attempts: `firstMs`, then twice as long each time, up to `maxMs`. */
export interface BackoffSchedule {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** Requests to the vendor's API, with a random part. */
export const REQUEST_BACKOFF: BackoffSchedule = { firstMs: 1000, maxMs: 30_000 };

/** Calls of the authorization server and the platform; their limits of attempts and waits are shorter. */
export const SERVICE_BACKOFF: BackoffSchedule = { firstMs: 1000, maxMs: Number.POSITIVE_INFINITY };

/** A 429 without `Retry-After`. The vendor asks for a second at least. */
export const REFUSAL_BACKOFF: BackoffSchedule = { firstMs: 1000, maxMs: 60_000 };

/** Reading again what an unclear write has done: a server that failed to answer may still be busy with the request. */
export const RECHECK_BACKOFF: BackoffSchedule = { firstMs: 5000, maxMs: 60_000 };

/** @param random 0 to 1, takes up to half of the wait away and spreads processes; default: the whole wait */
export const backoff = (attempt: number, { firstMs, maxMs }: BackoffSchedule, random = 1): number =>
  Math.min(firstMs * 2 ** (attempt - 1), maxMs) * (0.5 + random / 2);
