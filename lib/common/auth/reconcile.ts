import { ReconnectError } from '../errors';
import type { StoredKeys } from './keyStore';
import type { SharedRenewalParts } from './sharedParts';
import { tokensOf } from './tokenResponse';
import type { Tokens } from './tokens';

/**
 * Makes the newest pair that is known the one that is held here and the one that is stored: the store's, if this process
 * has never seen it; else the one that is held, and the store has fallen back to an older one (a write that came late).
 */
export async function reconcile(parts: SharedRenewalParts, keys: StoredKeys): Promise<Tokens | 'mended'> {
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
