/** The token endpoint's answer, also in the shape in which the platform stores it; further keys are kept as they came. */
export interface TokenResponse {
  readonly access_token: string;
  /** Absent: the one that was spent stays good. */
  readonly refresh_token?: string;
  /** Seconds, counted from the time of issue. */
  readonly expires_in?: number | string;
  readonly [key: string]: unknown;
}

/** An access token with what belongs to it. */
export interface Tokens {
  readonly accessToken: string;
  /** Absent: the connection cannot be renewed from here. */
  readonly refreshToken?: string | undefined;
  /** When the access token runs out, by the clock of who issued it; absent when nobody said so. */
  readonly expiresAtMs?: number | undefined;
  /** How long it lasts in all. */
  readonly lifeMs?: number | undefined;
  /** What the pair was read from. */
  readonly response?: TokenResponse | undefined;
}

/** Another pair, and whether this process had it made or found it. */
export interface Renewed {
  readonly tokens: Tokens;
  readonly origin: 'store' | 'grant';
}

/** How a renewal is to be done; both may change while it runs. */
export interface RenewalCall {
  /** The old token does not serve any more: somebody waits. */
  isUrgent(): boolean;
  /** Called before the old access token dies. */
  beforeGrant(): void;
}

/** Where a connection's tokens are kept and how they are renewed: the step's configuration or the platform's secret. */
export interface TokenSource {
  /** The pair as this process got it; no request unless there is none yet. */
  current(): Promise<Tokens>;
  /**
   * Another pair than `spent`, stored before it is returned. Undefined, without urgency only: another process is at it,
   * and the old token still serves.
   */
  renew(spent: Tokens, call: RenewalCall): Promise<Renewed | undefined>;
  /** The pair as the platform has it stored now; undefined where it cannot be asked. */
  stored(): Promise<Tokens | undefined>;
}

/** Hands out a working access token; one renewal at a time per connection. */
export interface TokenManager {
  /** A token that is not known to be expired; in the second half of its life it is renewed beside the work. */
  token(): Promise<string>;
  /** After a 401 with `spent`: another token, by a stored pair that differs or by one renewal. */
  refreshAfter401(spent: string): Promise<string>;
  /** After another 401 with what `replace` gave: one more token if there is any, by another look into the store. */
  recheck(spent: string): Promise<string | undefined>;
}
