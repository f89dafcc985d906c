import { ReconnectError } from '../util/errors';
import type { StoredKeys } from './keyStore';
import type { SharedRenewalContext } from './sharedRenewalContext';
import { tokensOf } from './tokenResponse';
import type { Tokens } from './tokens';

/**
 * Makes the newest pair current in this process and in the store. The stored pair is newer if this process has never seen
 * it. Else the current one is newer: a late write has replaced it in the store by an older one, which is repaired.
 */
export async function reconcile(context: SharedRenewalContext, keys: StoredKeys): Promise<Tokens | 'repaired'> {
  const { state, clock, log, store } = context;
  const { history } = state;
  const stored = keys.oauth && tokensOf(keys.oauth);
  const current = history.current?.tokens ?? stored;
  if (current === undefined) {
    throw new ReconnectError('The credential holds no access token. Open it and press Authenticate.');
  }
  if (stored?.accessToken === current.accessToken) {
    return current;
  }
  if (stored && (!history.hasSeen(stored) || history.isRefused(current))) {
    return history.setCurrent(stored, 'store', clock.nowMs()).tokens;
  }
  if (!current.response) {
    return current;
  }
  log.warn('The platform has an older pair of tokens stored than this step; the newer one is stored again');
  await store.writeTokens(current.response, keys);
  return 'repaired';
}

/** Pauses between checks for writes that take effect long after their confirmation. */
const LATE_WRITES_MS: readonly number[] = [5_000, 8_000];

/**
 * Checks in the background whether a new pair is still stored, and stores it again if not: a lease that was sent before may
 * take effect after it, and brings the old pair back. A store that keeps other keys needs the check too, because a process
 * that does not know this yet writes the pair with its lease.
 */
export function recheckStored(context: SharedRenewalContext): void {
  recheckLater(context).catch(() => {});
}

async function recheckLater(context: SharedRenewalContext): Promise<void> {
  for (const waitMs of LATE_WRITES_MS) {
    await context.clock.sleep(waitMs);
    const keys = await context.store.read();
    if (keys) await reconcile(context, keys);
  }
}
