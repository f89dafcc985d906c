import type { Clock } from '../clock';
import { ReconnectError, UnavailableError } from '../errors';
import type { Log } from '../log';
import type { HeldPair } from './pairs';
import { type Connection, newConnection } from './registry';
import type { TokenKeeper, TokenSource, Tokens } from './tokens';

export interface KeeperOptions {
  readonly source: TokenSource;
  readonly clock: Clock;
  readonly log: Log;
  /** How long before its end a token is renewed. Default 60 s; at most half of its remaining life. */
  readonly renewEarlyMs?: number;
  /** What this keeper shares with the others of the same connection; default: nothing. */
  readonly connection?: Connection;
}

/**
 * Keeps a connection's access token working. While a renewal runs, everybody of the connection waits for it and gets its
 * result or its error; an error is not remembered beyond that.
 */
export function createTokenKeeper(options: KeeperOptions): TokenKeeper {
  const { source, clock, log, renewEarlyMs = 60_000, connection = newConnection(options.clock) } = options;

  const offer = (tokens: Tokens) => connection.pairs.offer(tokens, clock.nowMs());
  const isDue = (pair: HeldPair) => clock.nowMs() >= dueAtMs(pair, renewEarlyMs);

  const renewOnce = async (): Promise<string> => {
    connection.renewing ??= replaceCurrent().finally(() => {
      connection.renewing = undefined;
    });
    return (await connection.renewing).accessToken;
  };

  const replaceCurrent = async (): Promise<Tokens> => {
    const { pair, isNew } = offer(await source.stored());
    if (isNew && !isDue(pair)) {
      log.debug('The access token was renewed elsewhere');
      return pair.tokens;
    }
    try {
      const renewed = await source.renew(pair.tokens);
      connection.pairs.renewed(renewed, clock.nowMs());
      log.info('The access token was renewed');
      return renewed;
    } catch (error) {
      return renewedMeanwhile(error);
    }
  };

  // A refresh token that another step spent between our reading and our grant is refused. That step's pair is stored by
  // then: a refresh token dies when the new access token is used, and nobody uses one that is not stored.
  const renewedMeanwhile = async (error: unknown): Promise<Tokens> => {
    if (error instanceof ReconnectError) {
      const { pair, isNew } = offer(await source.stored());
      if (isNew) {
        log.debug('The access token was renewed elsewhere meanwhile');
        return pair.tokens;
      }
    }
    throw error;
  };

  const whileItLasts = (tokens: Tokens, error: unknown): string => {
    if (error instanceof UnavailableError && clock.nowMs() < (tokens.expiresAtMs ?? 0)) {
      log.warn('The access token could not be renewed yet, going on with the old one: %s', error.message);
      return tokens.accessToken;
    }
    throw error;
  };

  return {
    async token() {
      const { pair } = offer(await source.current());
      if (connection.renewing === undefined && !isDue(pair)) {
        return pair.tokens.accessToken;
      }
      return renewOnce().catch((error) => whileItLasts(pair.tokens, error));
    },
    async replace(spent) {
      const { pair } = offer(await source.current());
      const isReplaced = connection.renewing === undefined && pair.tokens.accessToken !== spent;
      return isReplaced ? pair.tokens.accessToken : renewOnce();
    },
  };
}

function dueAtMs({ tokens, sinceMs, renewedHere }: HeldPair, renewEarlyMs: number): number {
  const { expiresAtMs, refreshToken } = tokens;
  if (expiresAtMs === undefined || refreshToken === undefined) {
    return Number.POSITIVE_INFINITY;
  }
  const leftMs = expiresAtMs - sinceMs;
  if (leftMs <= 0) {
    // What was renewed a moment ago has not expired: this machine's clock is wrong, and a 401 will tell better.
    return renewedHere ? Number.POSITIVE_INFINITY : sinceMs;
  }
  return expiresAtMs - Math.min(renewEarlyMs, leftMs / 2);
}
