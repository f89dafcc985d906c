/** The token endpoint's answer, also as the platform stores it. Further keys are kept. */
export interface TokenResponse {
  readonly access_token: string;
  /** Absent: the spent one stays valid. */
  readonly refresh_token?: string;
  /** Seconds, counted from the time of issue. */
  readonly expires_in?: number | string;
  readonly [key: string]: unknown;
}

/** An access token with its refresh token and times. */
export interface Tokens {
  readonly accessToken: string;
  /** Absent: this process cannot renew the pair. */
  readonly refreshToken?: string | undefined;
  /** It can be renewed without a refresh token: by logging in again. */
  readonly byLogin?: true;
  /** Expiry of the access token, by the issuer's clock; absent when unknown. */
  readonly expiresAtMs?: number | undefined;
  /** Life of the access token. */
  readonly lifeMs?: number | undefined;
  /** Source of the pair. */
  readonly response?: TokenResponse | undefined;
}

/** A renewed pair. `grant`: this process renewed it; `store`: another process did. */
export interface Renewed {
  readonly tokens: Tokens;
  readonly origin: 'store' | 'grant';
}

/** Interface between a renewal and its token manager. */
export interface RenewalCall {
  /** The old token is invalid and a request waits. May change during the renewal. */
  isUrgent(): boolean;
  /** Called before the old access token becomes invalid. */
  beforeGrant(): void;
}

/** Stores and renews the tokens of a connection: in the step's configuration, or in the platform's secret. */
export interface TokenSource {
  /** The pair that this process started with. Sends a request only if there is no pair yet. */
  current(): Promise<Tokens>;
  /**
   * A pair other than `spent`, which is stored before it is returned. Undefined, only without urgency: another process is
   * renewing, and the old token is still valid.
   */
  renew(spent: Tokens, call: RenewalCall): Promise<Renewed | undefined>;
  /** The stored pair; undefined where it cannot be read. */
  stored(): Promise<Tokens | undefined>;
}

/** Provides valid access tokens, with one renewal at a time per connection. */
export interface TokenManager {
  /** A token that is not known to be expired. In the second half of its life it is renewed in the background. */
  token(): Promise<string>;
  /** After a 401 with `spent`: another token, from a newer stored pair or one renewal. */
  refreshAfter401(spent: string): Promise<string>;
  /** After a 401 with the token of `refreshAfter401`: another token from the store, if there is one. */
  recheck(spent: string): Promise<string | undefined>;
}
