/** An access token with what belongs to it. */
export interface Tokens {
  readonly accessToken: string;
  /** Absent: the connection cannot be renewed from here. */
  readonly refreshToken?: string | undefined;
  /** When the access token runs out; absent when nobody said so. */
  readonly expiresAtMs?: number | undefined;
}

/** Where a connection's tokens are kept and how they are renewed: the step's configuration or the platform's secret. */
export interface TokenSource {
  /** The pair as this process last saw it; no request unless there is none yet. */
  current(): Promise<Tokens>;
  /** The pair as the platform has it stored now: another step may have renewed it. */
  stored(): Promise<Tokens>;
  /** A new pair, stored before it is returned. `old` is the pair that no longer works. */
  renew(old: Tokens): Promise<Tokens>;
}

/** Hands out a working access token; one renewal at a time per connection. */
export interface TokenKeeper {
  /** A token that is not known to be expired, renewed if it is about to. */
  token(): Promise<string>;
  /** After a 401 with `spent`: another token, by a stored pair that differs or by one renewal. */
  replace(spent: string): Promise<string>;
}
