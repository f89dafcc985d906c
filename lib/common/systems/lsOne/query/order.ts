import type { Entity } from '../../../model/entity';
import type { ListQuery } from '../../../model/query';
import { LINE_SORTS } from '../catalogue/purchaseOrderLine';
import type { SearchBody } from './searchBody';

/** How a list is asked for to come in an order. */
export interface VendorOrder {
  readonly body: SearchBody;
  /** The vendor sorts orders in one direction only. */
  readonly isReversed: boolean;
}

/** The order of a list; by default that of its keys, which do not change while the list is read. */
export function vendorOrder(entity: Entity, sort: ListQuery['sort']): VendorOrder {
  const isLine = entity.parents !== undefined;
  const field = sort?.field ?? entity.idField ?? '';
  const sortBy = (isLine ? LINE_SORTS : entity.sortable).indexOf(field);
  const descending = sort?.descending === true;
  return isLine
    ? { body: { sortBy, ...(descending && { sortBackwards: true }) }, isReversed: false }
    : { body: { sortBy }, isReversed: descending };
}
