import { refreshGrant } from '../../emulator/oauth/grants';
import { type Connection, firstUse, newConnection, type Pair } from '../../emulator/oauth/pairs';
import { OAuthRefusal } from '../../emulator/oauth/refusal';
import { createTokenStore } from '../../emulator/oauth/tokenStore';
import type { RefreshGrant } from '../../lib/common/auth/grant';
import type { TokenResponse } from '../../lib/common/auth/tokenResponse';
import { retryLoop } from '../../lib/common/http/retryLoop';
import type { Clock } from '../../lib/common/util/clock';
import { ReconnectError, UnavailableError } from '../../lib/common/util/errors';
import { jwt } from './jwt';

/** The vendor's tokens by the emulator's rules, without a network. */
export interface TokenVendor {
  /** The pair that the user's consent made. */
  readonly first: TokenResponse;
  readonly grant: RefreshGrant;
  /** Whether a request with this token is let in; its first one ends the siblings of the pair. */
  authenticate(accessToken: string): boolean;
  revokeAccessTokens(): void;
  /** Pairs whose access token was used, the first one not counted: a renewed life each. */
  lives(): number;
  readonly counts: { grants: number; refusals: number; tooOften: number };
}

export interface VendorOptions {
  readonly clock: Clock;
  readonly lifeS: number;
  readonly latencyMs: () => number;
}

export function tokenVendor({ clock, lifeS, latencyMs }: VendorOptions): TokenVendor {
  const store = createTokenStore(clock, lifeS);
  const connection: Connection = newConnection('1', ['employee:all']);
  const pairs: Pair[] = [];
  const counts = { grants: 0, refusals: 0, tooOften: 0 };
  const answerOf = (pair: Pair): TokenResponse => {
    pairs.push(pair);
    const exp = pair.expiresAtMs / 1000;
    return {
      access_token: jwt({ jti: pair.jti, iat: exp - lifeS, exp, acct: '1' }),
      refresh_token: pair.refreshToken,
      expires_in: lifeS,
    };
  };
  const spend = (refresh_token: string) => {
    try {
      const answer = answerOf(refreshGrant({ refresh_token }, store, clock));
      counts.grants++;
      return { value: answer };
    } catch (error) {
      if (!(error instanceof OAuthRefusal)) throw error;
      const isTooOften = error.status === 429;
      counts[isTooOften ? 'tooOften' : 'refusals']++;
      return {
        error: isTooOften ? new UnavailableError('429', { status: 429 }) : new ReconnectError('invalid_grant'),
        again: isTooOften,
      };
    }
  };
  return {
    first: answerOf(store.addPair(connection)),
    grant: (refreshToken, turn) =>
      retryLoop(
        async () => {
          await turn?.beforeAttempt?.();
          await clock.sleep(latencyMs());
          const outcome = spend(refreshToken);
          await clock.sleep(latencyMs());
          return outcome;
        },
        { clock, attempts: turn?.attempts ?? 4, maxWaitMs: 60_000 },
      ),
    authenticate(accessToken) {
      const { jti } = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString());
      const pair = store.pairOfAccess(jti);
      if (!pair || pair.accessRevoked || clock.nowMs() >= pair.expiresAtMs) return false;
      firstUse(pair);
      return true;
    },
    revokeAccessTokens() {
      for (const pair of pairs) pair.accessRevoked = true;
    },
    lives: () => pairs.filter(({ used }) => used).length - 1,
    counts,
  };
}
