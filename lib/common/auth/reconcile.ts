import { ReconnectError } from '../util/errors';
import type { StoredKeys } from './keyStore';
import type { SharedRenewalContext } from './sharedRenewalContext';
import { tokensOf } from './tokenResponse';
import type { Tokens } from './tokens';

/**
 * Makes the newest pair that is known the one that is held here and the one that is stored: the store's, if this process
 * has never seen it; else the one that is held, and the store has fallen back to an older one (a write that came late).
 */
export async function reconcile(parts: SharedRenewalContext, keys: StoredKeys): Promise<Tokens | 'mended'> {
  const { connection, clock, log, store } = parts;
  const { pairs } = connection;
  const stored = keys.oauth && tokensOf(keys.oauth);
  const held = pairs.held?.tokens ?? stored;
  if (held === undefined) {
    throw new ReconnectError('The credential holds no access token. Open it and press Authenticate.');
  }
  if (stored?.accessToken === held.accessToken) {
    return held;
  }
  if (stored && (!pairs.hasSeen(stored) || pairs.isRefused(held))) {
    return pairs.hold(stored, 'store', clock.nowMs()).tokens;
  }
  if (!held.response) {
    return held;
  }
  log.warn('The platform has an older pair of tokens stored than this step; the newer one is stored again');
  await store.writeTokens(held.response, keys);
  return 'mended';
}

/** Pauses between looks for writings that were confirmed and took effect much later. */
export const LATE_WRITES_MS: readonly number[] = [5_000, 8_000];

/**
 * Looks, beside the work, whether a new pair is still stored, and stores it again. Only where leases are written together
 * with tokens: there one that comes late can bring the old pair back.
 */
export function recheckStored(parts: SharedRenewalContext): void {
  if (!parts.connection.store.merges) lookAgain(parts).catch(() => {});
}

async function lookAgain(parts: SharedRenewalContext): Promise<void> {
  for (const waitMs of LATE_WRITES_MS) {
    await parts.clock.sleep(waitMs);
    const keys = await parts.store.read();
    if (keys) await reconcile(parts, keys);
  }
}
