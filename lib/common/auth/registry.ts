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

/** What the sessions of one connection share in a process. */
export interface TokenState {
  readonly history: TokenHistory;
  readonly attemptLimit: AttemptLimit;
  readonly format: GrantFormat;
  readonly leases: LeaseWatch;
  readonly store: StoreTraits;
  /** What must not go out in any text. */
  readonly secrets: Secrets;
  /** The renewal that is under way. */
  renewal: Renewal | undefined;
  /** Before that nobody tries to renew a token that still serves. */
  notBeforeMs: number;
  /** A pair that the vendor has granted and the platform has not stored: unused, so it is as good as another grant. */
  unstored: { readonly from: string; readonly oauth: TokenResponse; readonly grantedAtMs: number } | undefined;
}

/** One renewal, for everybody in this process who needs it. */
export interface Renewal {
  readonly done: Promise<Renewed | undefined>;
  isUrgent: boolean;
  /** The old access token dies with the answer of the vendor. */
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
 * The connection of this key, new at its first use. Every session brings its own token source, since only the platform's
 * context of the message in work can store a pair; what they found out about the tokens is common to all.
 *
 * A session whose configuration holds a pair that this process has never seen (the user authenticated again) makes it
 * the current one; the old pair in the configuration of later messages is known and changes nothing.
 */
export const sharedTokenState = (key: string, clock: Clock, random?: () => number): TokenState =>
  tokenStates.get(key, () => newTokenState(clock, random));

/**
 * A key from all that makes a connection what it is: authorization server, client, and the id of the platform's
 * credential or secret, or, where the platform gave none, the refresh token that the session began with. A hash: parts may
 * be secret.
 */
export const connectionKey = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
