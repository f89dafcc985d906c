import { ReconnectError, UnavailableError } from '../util/errors';
import { acquireLease } from './acquireLease';
import { leaseStatus } from './lease';
import { recheckStored, reconcile } from './reconcile';
import { renewWithLease, renewWithoutLease } from './renewWithLease';
import { GRANT_WINDOW_MS, MAX_GRANTS, type SharedRenewalContext } from './sharedRenewalContext';
import { fingerprint } from './tokenHistory';
import type { RenewalCall, Renewed, Tokens } from './tokens';

/**
 * Renews a pair for all processes of a credential, of which one does it and the others find the result: Fischer's
 * algorithm in the stored keys. Who finds neither a newer pair nor a lease writes a lease at once, waits longer than a
 * write can take, and reads again: only whose lease is still there renews.
 *
 * @throws ReconnectError when the pair is dead; UnavailableError when store or vendor are out of order, or it took too long
 */
export async function renewShared(
  parts: SharedRenewalContext,
  spent: Tokens,
  call: RenewalCall,
): Promise<Renewed | undefined> {
  const { clock, connection } = parts;
  const startedMs = clock.nowMs();
  let lateWrites = 0;
  for (;;) {
    const readAtMs = clock.nowMs();
    const keys = await parts.store.read();
    if (keys === undefined) {
      return renewWithoutLease(parts, renewable(parts, spent), call);
    }
    const held = await reconcile(parts, keys);
    if (held !== 'mended') {
      if (held.accessToken !== spent.accessToken) {
        recheckStored(parts);
        return { tokens: held, origin: 'store' };
      }
      const pair = renewable(parts, held);
      const { isHeld, isRefused, grantsMs } = leaseStatus(keys.lease, fingerprint(pair), {
        watch: connection.leases,
        nowMs: clock.nowMs(),
      });
      if (isRefused) {
        throw refusedElsewhere(parts, pair);
      }
      const recentMs = grantsMs.filter((grantMs) => clock.nowMs() - grantMs < GRANT_WINDOW_MS);
      if (!isHeld && recentMs.length < MAX_GRANTS) {
        const contest = await acquireLease(parts, { keys, pair, readAtMs, recentMs, lateWrites });
        lateWrites = contest === 'late' ? lateWrites + 1 : 0;
        if (typeof contest === 'object') {
          const renewed = await renewWithLease(parts, { ...contest, pair }, call).catch(orTooOften(call));
          if (renewed) return renewed;
        }
      }
    }
    if (!call.isUrgent()) return undefined;
    await pause(parts, startedMs);
  }
}

/** The vendor's limit is used up by somebody who left no trace: its refusal is waited out as anybody's turn. */
const orTooOften =
  (call: RenewalCall) =>
  (error: unknown): undefined => {
    const isTooOften = error instanceof UnavailableError && error.status === 429;
    if (!isTooOften || !call.isUrgent()) throw error;
  };

/** @throws ReconnectError for a pair that cannot be renewed */
function renewable({ connection }: SharedRenewalContext, tokens: Tokens): Tokens {
  if (tokens.refreshToken === undefined) {
    throw new ReconnectError(
      'The access token has run out, and the credential holds no refresh token to renew it. Press Authenticate again in the credential.',
    );
  }
  if (connection.pairs.isRefused(tokens)) {
    throw dead();
  }
  return tokens;
}

function refusedElsewhere({ connection }: SharedRenewalContext, pair: Tokens): ReconnectError {
  connection.pairs.refuse(pair);
  return dead();
}

const dead = (): ReconnectError =>
  new ReconnectError(
    'Lightspeed no longer accepts this connection: it was revoked, or not used for 30 days. Press Authenticate again in the credential.',
  );

const PAUSE_MS = 800;

async function pause({ clock, random, patienceMs }: SharedRenewalContext, startedMs: number): Promise<void> {
  const waitedMs = clock.nowMs() - startedMs;
  if (waitedMs >= patienceMs) {
    throw new UnavailableError(
      `Other steps of this credential are about to renew the access token, or Lightspeed's limit of five renewals a minute is used up; waited for ${Math.round(waitedMs / 1000)} s. Try again later.`,
    );
  }
  await clock.sleep(PAUSE_MS * (1 + random()));
}
