import { ReconnectError, UnavailableError } from '../util/errors';
import { acquireLease } from './acquireLease';
import { leaseStatus } from './lease';
import { recheckStored, reconcile } from './reconcile';
import { renewWithLease, renewWithoutLease } from './renewWithLease';
import { GRANT_WINDOW_MS, MAX_GRANTS, type SharedRenewalContext } from './sharedRenewalContext';
import { fingerprint } from './tokenHistory';
import type { RenewalCall, Renewed, Tokens } from './tokens';

/**
 * Renews a pair once for all processes of a credential, by Fischer's algorithm on the stored keys. A process that finds
 * neither a newer pair nor a lease writes a lease, waits longer than a write can take, and reads again. Only the process
 * whose lease is still stored renews; the others find the new pair.
 *
 * @throws ReconnectError when the pair is dead
 * @throws UnavailableError when the store or the vendor fails, or the renewal takes too long
 */
export async function renewShared(
  context: SharedRenewalContext,
  spent: Tokens,
  call: RenewalCall,
): Promise<Renewed | undefined> {
  const { clock, state } = context;
  const startedMs = clock.nowMs();
  let lateWrites = 0;
  for (;;) {
    const readAtMs = clock.nowMs();
    const keys = await context.store.read();
    if (keys === undefined) {
      return renewWithoutLease(context, renewable(context, spent), call);
    }
    const held = await reconcile(context, keys);
    if (held !== 'repaired') {
      if (held.accessToken !== spent.accessToken) {
        recheckStored(context);
        return { tokens: held, origin: 'store' };
      }
      const pair = renewable(context, held);
      const { isHeld, isRefused, grantsMs } = leaseStatus(keys.lease, fingerprint(pair), {
        watch: state.leases,
        nowMs: clock.nowMs(),
      });
      if (isRefused) {
        throw refusedElsewhere(context, pair);
      }
      const recentMs = grantsMs.filter((grantMs) => clock.nowMs() - grantMs < GRANT_WINDOW_MS);
      if (!isHeld && recentMs.length < MAX_GRANTS) {
        const lease = await acquireLease(context, { keys, pair, readAtMs, recentMs, lateWrites });
        lateWrites = lease === 'late' ? lateWrites + 1 : 0;
        if (typeof lease === 'object') {
          const renewed = await renewWithLease(context, { ...lease, pair }, call).catch(orTooOften(call));
          if (renewed) return renewed;
        }
      }
    }
    if (!call.isUrgent()) return undefined;
    await pause(context, startedMs);
  }
}

/** The vendor's limit of grants is used up by a process without a lease: wait, as for a renewal of another process. */
const orTooOften =
  (call: RenewalCall) =>
  (error: unknown): undefined => {
    const isTooOften = error instanceof UnavailableError && error.status === 429;
    if (!isTooOften || !call.isUrgent()) throw error;
  };

/** @throws ReconnectError for a pair that cannot be renewed */
function renewable({ state, vendor }: SharedRenewalContext, tokens: Tokens): Tokens {
  if (tokens.refreshToken === undefined) {
    throw new ReconnectError(
      'The access token has run out, and the credential holds no refresh token to renew it. Press Authenticate again in the credential.',
    );
  }
  if (state.history.isRefused(tokens)) {
    throw dead(vendor);
  }
  return tokens;
}

function refusedElsewhere({ state, vendor }: SharedRenewalContext, pair: Tokens): ReconnectError {
  state.history.refuse(pair);
  return dead(vendor);
}

const dead = (vendor: string): ReconnectError =>
  new ReconnectError(
    `${vendor} no longer accepts this connection: it was revoked, or not used for 30 days. Press Authenticate again in the credential.`,
  );

const PAUSE_MS = 800;

async function pause(
  { clock, random, renewalTimeoutMs, vendor }: SharedRenewalContext,
  startedMs: number,
): Promise<void> {
  const waitedMs = clock.nowMs() - startedMs;
  if (waitedMs >= renewalTimeoutMs) {
    throw new UnavailableError(
      `Other steps of this credential are about to renew the access token, or ${vendor}'s limit of five renewals a minute is used up; waited for ${Math.round(waitedMs / 1000)} s. Try again later.`,
    );
  }
  await clock.sleep(PAUSE_MS * (1 + random()));
}
