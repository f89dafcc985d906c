import { createHash } from 'node:crypto';
import type { Clock } from '../clock';
import { createRegistry } from '../registry';
import { createSecrets, type Secrets } from '../secrets';
import { type AttemptLimit, createAttemptLimit } from './attemptLimit';
import { createPairs, type Pairs } from './pairs';
import type { Tokens } from './tokens';

/** What the sessions of one connection share in a process. */
export interface Connection {
  readonly pairs: Pairs;
  readonly attemptLimit: AttemptLimit;
  /** What must not go out in any text. */
  readonly secrets: Secrets;
  /** The renewal that is under way. */
  renewing: Promise<Tokens> | undefined;
}

export const newConnection = (clock: Clock): Connection => ({
  pairs: createPairs(),
  attemptLimit: createAttemptLimit(clock),
  secrets: createSecrets(),
  renewing: undefined,
});

const connections = createRegistry<Connection>(100);

/**
 * The connection of this key, new at its first use. Every session brings its own token source, since only the platform's
 * context of the message in work can store a pair; what they found out about the tokens is common to all.
 *
 * A session whose configuration holds a pair that this process has never seen (the user authenticated again) makes it
 * the current one; the old pair in the configuration of later messages is known and changes nothing.
 */
export const sharedConnection = (key: string, clock: Clock): Connection =>
  connections.get(key, () => newConnection(clock));

/**
 * A key from all that makes a connection what it is: authorization server, client, and the id of the platform's
 * credential or secret, or, where the platform gave none, the refresh token that the session began with. A hash: parts may
 * be secret.
 */
export const connectionKey = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
