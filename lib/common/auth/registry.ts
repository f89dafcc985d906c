import { createHash } from 'node:crypto';
import type { Clock } from '../util/clock';
import { createSecrets, type Secrets } from '../util/redact';
import { createRegistry } from '../util/registry';
import { type AttemptLimit, createAttemptLimit } from './attemptLimit';
import type { GrantFormat } from './grant';
import { newStoreTraits, type StoreTraits } from './keyStore';
import { createLeaseWatch, type LeaseWatch } from './lease';
import { createTokenHistory, type TokenHistory } from './tokenHistory';
import type { TokenResponse } from './tokenResponse';
import type { Renewed } from './tokens';

/** State of a connection's tokens, shared by its sessions in a process. */
export interface TokenState {
  readonly history: TokenHistory;
  readonly attemptLimit: AttemptLimit;
  readonly format: GrantFormat;
  readonly leases: LeaseWatch;
  readonly store: StoreTraits;
  /** Secrets that no text may contain. */
  readonly secrets: Secrets;
  /** The running renewal. */
  renewal: Renewal | undefined;
  /** A valid token is not renewed before this time. */
  notBeforeMs: number;
  /** A granted pair that the platform did not store. It is unused, so the next renewal takes it instead of a new grant. */
  unstored: { readonly from: string; readonly oauth: TokenResponse; readonly grantedAtMs: number } | undefined;
}

/** A renewal, shared by all sessions of the connection. */
export interface Renewal {
  readonly done: Promise<Renewed | undefined>;
  isUrgent: boolean;
  /** The grant is in progress: the old access token becomes invalid with the vendor's answer. */
  isGranting: boolean;
}

export const newTokenState = (clock: Clock, random: () => number = Math.random): TokenState => ({
  history: createTokenHistory(random),
  attemptLimit: createAttemptLimit(clock),
  format: { body: 'json' },
  leases: createLeaseWatch(),
  store: newStoreTraits(),
  secrets: createSecrets(),
  renewal: undefined,
  notBeforeMs: 0,
  unstored: undefined,
});

const tokenStates = createRegistry<TokenState>(100);

/**
 * The token state of this key, created at its first use. Every session has its own token source, because only the context of
 * the present message can store a pair; the state is common to all sessions.
 *
 * When the configuration of a session contains an unknown pair (the user authenticated again), this pair becomes the current
 * one. The old pair in the configuration of later messages is known and changes nothing.
 */
export const sharedTokenState = (key: string, clock: Clock, random?: () => number): TokenState =>
  tokenStates.get(key, () => newTokenState(clock, random));

/**
 * The key of a connection: authorization server, client, and the id of the platform's credential or secret, or without an id
 * the first refresh token of the session. It is a hash, because parts may be secret.
 */
export const connectionKey = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
