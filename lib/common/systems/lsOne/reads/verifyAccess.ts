import { purchaseOrder } from '../catalogue/purchaseOrder';
import type { LsOneClient } from '../client/request';
import { collectionPath } from '../paths';

/**
 * Logs in and reads one order: that there is none is fine.
 *
 * @throws LightspeedError that says what to change: a wrong user, password or URL, or a permission that the user lacks
 */
export async function verifyAccess(client: LsOneClient): Promise<void> {
  const path = collectionPath(purchaseOrder);
  await client.send({ method: 'GET', path, query: 'page=1&pageSize=1', repeat: 'always', acceptedStatuses: [404] });
}
