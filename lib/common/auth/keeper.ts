import type { Clock } from '../clock';
import { UnavailableError } from '../errors';
import type { Log } from '../log';
import { isDue } from './pairs';
import { type Connection, newConnection } from './registry';
import { offer, type Party, renewOnce } from './renewal';
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

/** Keeps a connection's access token working: renews it shortly before its end, and after a 401. */
export function createTokenKeeper(options: KeeperOptions): TokenKeeper {
  const party: Party = { renewEarlyMs: 60_000, connection: newConnection(options.clock), ...options };
  const { source, clock, connection, renewEarlyMs } = party;

  return {
    async token() {
      const { pair } = offer(party, await source.current());
      if (isDue(pair, clock.nowMs(), renewEarlyMs)) {
        return renewEarly(party, pair.tokens);
      }
      return connection.renewing === undefined ? pair.tokens.accessToken : (await renewOnce(party)).accessToken;
    },
    async replace(spent) {
      const { pair } = offer(party, await source.current());
      const isReplaced = connection.renewing === undefined && pair.tokens.accessToken !== spent;
      return isReplaced ? pair.tokens.accessToken : (await renewOnce(party)).accessToken;
    },
  };
}

/** An authorization server that is out of order does no harm as long as the old token lasts. */
async function renewEarly(party: Party, old: Tokens): Promise<string> {
  try {
    return (await renewOnce(party)).accessToken;
  } catch (error) {
    if (error instanceof UnavailableError && party.clock.nowMs() < (old.expiresAtMs ?? 0)) {
      party.log.warn('The access token could not be renewed yet, the old one still serves: %s', error.message);
      return old.accessToken;
    }
    throw error;
  }
}
