import type { Log } from '../../../util/log';
import type { SupplierClient } from './client';
import { VENDOR } from './vendor';
import { readWebhooks } from './webhooks';

/**
 * Proves that a credential works: it gives tokens, and the platform takes them.
 *
 * A check cannot store anything. If its refresh token was replaced, the new access token is not used: should the platform be
 * like Lightspeed Retail, the old refresh token stays valid until then.
 */
export async function verifyAccess(client: SupplierClient, log: Log): Promise<void> {
  try {
    await client.tokens.token();
  } catch (error) {
    if (!client.holdsUnstored()) throw error;
    log.warn(ROTATES);
    return;
  }
  // A 403 proves the token; webhooks are not needed.
  await readWebhooks(client, [403]);
}

const ROTATES = `${VENDOR} replaced the refresh token while the credential was checked, and the new one cannot be stored now. If a flow says that the token is not accepted, enter a new one, or better "User Name" and "Password"`;
