import type { Clock } from '../clock';
import { ReconnectError } from '../errors';
import type { Log } from '../log';
import { type HeldPair, isDue } from './pairs';
import type { Connection } from './registry';
import type { TokenSource, Tokens } from './tokens';

/** One session's part in its connection. */
export interface Party {
  readonly source: TokenSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly renewEarlyMs: number;
  readonly connection: Connection;
}

/**
 * Another pair than the one that the connection holds. One renewal at a time: who comes while it runs waits for it and
 * gets its result or its error; an error is not remembered beyond that.
 */
export function renewOnce(party: Party): Promise<Tokens> {
  const { connection } = party;
  connection.renewing ??= replaceHeld(party).finally(() => {
    connection.renewing = undefined;
  });
  return connection.renewing;
}

/** Makes a pair the connection's, if it is news. */
export function offer(
  { connection, clock }: Party,
  tokens: Tokens,
): { readonly pair: HeldPair; readonly isNew: boolean } {
  connection.secrets.add(tokens.accessToken, tokens.refreshToken);
  return connection.pairs.offer(tokens, clock.nowMs());
}

async function replaceHeld(party: Party): Promise<Tokens> {
  const { source, clock, log, connection, renewEarlyMs } = party;
  const { pair, isNew } = offer(party, await source.stored());
  if (isNew && !isDue(pair, clock.nowMs(), renewEarlyMs)) {
    log.debug('The access token was renewed elsewhere');
    return pair.tokens;
  }
  try {
    const renewed = await source.renew(pair.tokens);
    connection.secrets.add(renewed.accessToken, renewed.refreshToken);
    connection.pairs.renewed(renewed, clock.nowMs());
    log.info('The access token was renewed');
    return renewed;
  } catch (error) {
    return renewedMeanwhile(party, error);
  }
}

// A refresh token that another step spent between our reading and our grant is refused. That step's pair is stored by
// then: a refresh token dies when the new access token is used, and nobody uses one that is not stored.
async function renewedMeanwhile(party: Party, error: unknown): Promise<Tokens> {
  if (error instanceof ReconnectError) {
    const { pair, isNew } = offer(party, await party.source.stored());
    if (isNew) {
      party.log.debug('The access token was renewed elsewhere meanwhile');
      return pair.tokens;
    }
  }
  throw error;
}
