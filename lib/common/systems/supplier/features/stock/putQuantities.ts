import { NotFoundError } from '../../../../util/errors';
import { readAcceptance } from '../../client/acceptance';
import type { SupplierClient } from '../../client/client';
import type { StockLine } from './stockInput';

/**
 * Sends the quantities of some items. Any 2xx counts as done, unless it is a page of HTML. Source: vendor's page Inventoried Items.
 *
 * @throws NotFoundError when an id among them is unknown; InputError when the platform refuses the request otherwise
 */
export async function putQuantities(client: SupplierClient, lines: readonly StockLine[]): Promise<void> {
  await client.send({
    method: 'PUT',
    url: `${client.hosts.product}/inventory`,
    body: { products: lines.map(({ id, quantity }) => ({ id, quantity })) },
    repeat: 'always',
    read: readAcceptance,
    meanings: { 404: [NotFoundError, lines.length === 1 ? 'does not know this id' : 'does not know one of these ids'] },
  });
}
