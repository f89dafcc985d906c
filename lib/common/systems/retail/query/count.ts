import type { ListQuery } from '../../../model/query';
import { isObject } from '../../../util/collections';
import { ProtocolError } from '../../../util/errors';
import type { RetailClient } from '../client/request';
import { priceOf } from '../costs';
import { collectionPath } from '../paths';
import { buildQuery } from './query';

/**
 * How many records a query finds, without reading them. It costs 10 drips, as much as ten pages.
 * Source: vendor's pages Pagination and Query Parameters.
 */
export async function countRecords(client: RetailClient, query: ListQuery): Promise<number> {
  const { entity, parents, filters } = query;
  const { body } = await client.send({
    method: 'GET',
    path: collectionPath(entity, parents),
    // The vendor takes no paging or sorting with a count.
    query: buildQuery({ ...query, sort: undefined }, { count: true }),
    costDrips: priceOf({ method: 'GET', entity, single: false, filters, countOnly: true }),
    repeat: 'always',
    scopes: entity.scopes,
  });
  const attributes = isObject(body) ? body['@attributes'] : undefined;
  const count = isObject(attributes) ? String(attributes['count']) : '';
  if (!/^\d+$/.test(count)) throw new ProtocolError(`${entity.plural}: Lightspeed did not say how many there are.`);
  return Number(count);
}
